/* A transcript follows what plays, is searched and copied.  Its words are text, never HTML. */

const CURRENT = 'aria-current';

/* The words of a turn, of which our own buttons are none. */
const textOf = (turn, without) => [...turn.childNodes].filter((node) => !node.matches?.(`button${without || ''}`))
  .map((node) => node.textContent).join('');

/* Words that were found are shown in the colours of the browser; the page stays as it is. */
const MOST_RANGES = 1000;
const highlight = window.Highlight && new Highlight();
if (highlight) {
  CSS.highlights.set('podcast-found', highlight);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('::highlight(podcast-found) { background: Mark; color: MarkText; }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/* Where query stands in a turn, across its cues. */
const placesOf = (turn, query) => {
  const places = [];
  const walker = document.createTreeWalker(turn, NodeFilter.SHOW_TEXT);
  let text = '';
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (above(node.parentNode, 'button')) continue;
    places.push([text.length, node]);
    text += node.data;
  }
  const lower = text.toLowerCase();
  const ranges = [];
  /* Some letters are longer when small, and nothing is where it was. */
  if (lower.length !== text.length) return ranges;
  const set = (range, way, at) => {
    const [start, node] = places.findLast((place) => place[0] < at + (way === 'setStart'));
    range[way](node, at - start);
  };
  for (let at = lower.indexOf(query); at >= 0; at = lower.indexOf(query, at + query.length)) {
    const range = new Range();
    set(range, 'setStart', at);
    set(range, 'setEnd', at + query.length);
    ranges.push(range);
  }
  return ranges;
};

/* What is missing of the word before the selection (-1), or behind it (1). */
const cutWord = (selection, way) => {
  const range = selection.getRangeAt(0);
  const [node, at] = way < 0 ? [range.startContainer, range.startOffset] : [range.endContainer, range.endOffset];
  const { data = '' } = node;
  /* Nothing is between the words of Chinese and Japanese. */
  const letter = '(?![\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}])[\\p{L}\\p{N}\\p{M}]';
  const edge = new RegExp(`${letter}`, 'u');
  const [before, behind] = [data.slice(0, at), data.slice(at)];
  if (!edge.test([...before].at(-1)) || !edge.test([...behind][0])) return '';
  const [word] = (way < 0 ? before.match(new RegExp(`(?:${letter})+$`, 'u')) : behind.match(new RegExp(`^(?:${letter})+`, 'u'))) || [''];
  return word;
};

const transcriptView = (box) => {
  const turns = [...box.querySelectorAll('.podcast-turn')];
  const cues = [];
  let here;
  let quiet = 0;

  const show = () => {
    if (!back.hidden) return;
    quiet = performance.now() + 1000;
    requestAnimationFrame(() => {
      const { top, height } = box.getBoundingClientRect();
      if (here && back.hidden) box.scrollTop += here.getBoundingClientRect().top - top - height / 3;
    });
  };
  const back = button('follow', () => {
    back.hidden = true;
    show();
  });
  /* The browser, too, scrolls, where turns that come into sight are higher than they seemed. */
  on(box, 'contentvisibilityautostatechange', show);
  on(above(box, 'details'), 'toggle', show);
  /* Who goes through it with the keyboard stays where the focus is. */
  on(box, 'wheel touchmove scroll focusin', ({ type, target }) => {
    const meant = { scroll: performance.now() > quiet, focusin: target.matches(':focus-visible') }[type] ?? true;
    if (here && meant) back.hidden = false;
  }, { passive: true });
  /* Later, so that no task is long; those of a translation stand between the others. */
  setTimeout(() => {
    for (const cue of box.querySelectorAll(CUE)) {
      const start = +cue.dataset.podcastStart;
      if (!(start <= cues.at(-1)?.[0])) cues.push([start, cue]);
    }
    tell();
  });
  followers.push((player) => {
    let [low, high] = [0, player ? cues.length : 0];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cues[middle][0] > player.at) high = middle;
      else low = middle + 1;
    }
    const cue = cues[low - 1]?.[1];
    if (cue === here) return;
    here?.removeAttribute(CURRENT);
    here = cue;
    here?.setAttribute(CURRENT, true);
    show();
  });

  let search = 0;
  const ranges = [];
  const found = make('span', 'podcast-transcript-found', { role: 'status' });
  const words = make('input', 'podcast-transcript-search', { type: 'search', placeholder: WORDS.search });
  on(words, 'input', async () => {
    const mine = ++search;
    const query = words.value.trim().toLowerCase();
    let hits = 0;
    let pause = 0;
    for (const range of ranges.splice(0)) highlight.delete(range);
    for (const turn of turns) {
      /* In pieces, so that the page stays awake. */
      if (performance.now() > pause) {
        await new Promise(setTimeout);
        pause = performance.now() + 10;
        if (mine !== search) return;
      }
      turn.hidden = !textOf(turn).toLowerCase().includes(query);
      hits += !turn.hidden;
      if (!query || turn.hidden || !highlight || ranges.length > MOST_RANGES) continue;
      for (const range of placesOf(turn, query)) {
        highlight.add(range);
        ranges.push(range);
      }
    }
    found.textContent = query && WORDS.found.replace('{n}', hits);
  });

  const written = (without) => () => turns.map((turn) => {
    const name = turn.querySelector('.podcast-speaker')?.textContent || '';
    const text = textOf(turn, without).replace(/\s+/g, ' ').trim();
    /* As transcripts are written, so that it can be read again. */
    return name && without ? text.replace(`${name} `, () => `${name}${/\p{sc=Han}/u.test(name) ? '：' : ': '}`) : text;
  }).join('\n');
  let selected;
  const copySelected = copyButton('selection', () => selected);
  const tools = make('p', 'podcast-transcript-tools');
  tools.append(words, found, copyButton('copy', written(', .podcast-at')), copyButton('timed', written()), copySelected, back);
  box.before(tools);
  back.hidden = copySelected.hidden = true;
  const choose = () => {
    const selection = getSelection();
    const cue = !selection.isCollapsed && above(selection.getRangeAt(0).startContainer.parentNode, CUE);
    copySelected.hidden = !box.contains(cue || null);
    if (copySelected.hidden) return;
    /* The beginning is enough to find it; browsers find whole words only. */
    const text = `${cutWord(selection, -1)}${selection}${cutWord(selection, 1)}`.trim().split('\n')[0].replace(/^(.{99}\S*).*/, '$1');
    selected = addressAt(cue.dataset.podcastStart, `:~:text=${encodeURIComponent(text).replace(/-/g, '%2D')}`);
  };
  on(window, 'selectionchange', choose, true);
  /* The reader may have been quicker than this script. */
  choose();
};
all(TRANSCRIPT).forEach(transcriptView);

/* Keys, in a transcript and at a recording, which knows the blank by itself. */
on(window, 'keydown', (event) => {
  const { key, target } = event;
  if (!unchanged(event) || !above(target, `section.podcast-transcript, ${MEDIA}`) || above(target, 'input')) return;
  const step = { ArrowLeft: -5, ArrowRight: 5 }[key];
  if (step) jump(step, players.get(target));
  else if (key === ' ' && !above(target, `a, button, summary, ${MEDIA}`)) toggle();
  else return;
  event.preventDefault();
});
/* What happened before this script was there. */
tell();
