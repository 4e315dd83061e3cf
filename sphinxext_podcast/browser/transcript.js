/* A transcript follows what plays, is searched and copied.  Its words are text, never HTML. */

const CURRENT = 'aria-current';

/* The words of a turn, of which our own buttons are none. */
const textOf = (turn, without) => [...turn.childNodes].filter(({ nodeName }) => nodeName !== 'BUTTON' && nodeName !== without)
  .map((node) => node.textContent).join('');

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
      if (here) box.scrollTop += here.getBoundingClientRect().top - top - height / 3;
    });
  };
  const back = button('follow', () => {
    back.hidden = true;
    show();
  });
  /* The browser, too, scrolls, where turns that come into sight are higher than they seemed. */
  on(box, 'contentvisibilityautostatechange', show);
  on(above(box, 'details'), 'toggle', show);
  on(box, 'wheel touchmove scroll', ({ type }) => {
    if (here && (type !== 'scroll' || performance.now() > quiet)) back.hidden = false;
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
  const found = make('span', 'podcast-transcript-found', { role: 'status' });
  const words = make('input', 'podcast-transcript-search', { type: 'search', placeholder: WORDS.search });
  on(words, 'input', async () => {
    const mine = ++search;
    const query = words.value.trim().toLowerCase();
    let hits = 0;
    let pause = 0;
    for (const turn of turns) {
      /* In pieces, so that the page stays awake. */
      if (performance.now() > pause) {
        await new Promise(setTimeout);
        pause = performance.now() + 10;
        if (mine !== search) return;
      }
      turn.hidden = !textOf(turn).toLowerCase().includes(query);
      hits += !turn.hidden;
    }
    found.textContent = query && WORDS.found.replace('{n}', hits);
  });

  const written = (without) => () => turns.map((turn) => textOf(turn, without).replace(/\s+/g, ' ').trim()).join('\n');
  let selected;
  const copySelected = copyButton('selection', () => selected);
  const tools = make('p', 'podcast-transcript-tools');
  tools.append(words, found, copyButton('copy', written('A')), copyButton('timed', written()), copySelected, back);
  box.before(tools);
  back.hidden = copySelected.hidden = true;
  const choose = () => {
    const selection = getSelection();
    const cue = !selection.isCollapsed && above(selection.getRangeAt(0).startContainer.parentNode, CUE);
    copySelected.hidden = !box.contains(cue || null);
    if (copySelected.hidden) return;
    /* The beginning is enough to find it. */
    const text = `${selection}`.trim().split('\n')[0].replace(/^(.{99}\S*).*/, '$1');
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
