/* Reads the index of output/search/. */
(() => {
  'use strict';
  const { dataset, src } = document.currentScript;
  const base = new URL(dataset.index || '../_podcast-search/', src);
  const site = new URL('..', base);
  const root = document.documentElement.dataset;
  const place = document.querySelector('#search-results');
  if (!place) return;

  let [files, waiting] = [{}, {}];
  window.podcastSearch = (path, data) => { waiting[path](data); waiting[path] = 0; };
  const load = (path, src = new URL(`${path}.js`, base)) => (files[path] ||= new Promise((done, fail) => {
    waiting[path] = done;
    /* What has loaded and handed nothing over is no file of ours. */
    const onerror = () => { if (waiting[path]) { files[path] = 0; fail(); } };
    document.head.append(Object.assign(document.createElement('script'), { src, onerror, onload: onerror }));
  }));
  let index;
  const word = (name, values) => index.words[name].replace(/\{(\w)\}/g, (_, key) => values[key]);
  const results = (number) => {
    const name = `results-${new Intl.PluralRules(index.words.language).select(number)}`;
    return index.words[name] ? name : 'results-other';
  };

  const letters = { ς: 'σ', ß: 'ss', '‘': "'", '’': "'", ʼ: "'", '‐': '-' };
  const folded = new Map();
  const segment = (text) => {
    if (!folded.has(text)) folded.set(text, text.normalize('NFKC').toLowerCase().replace(index.nothing, '')
      .replace(index.blank, ' ').replace(/[^]/gu, (one) => letters[one] || one));
    return folded.get(text);
  };
  const fold = (text, places) => {
    let [out, last] = ['', ''];
    for (const { 0: piece, index: at } of text.matchAll(/[^][\p{M}\uff9e\uff9f]*/gu)) {
      let part = segment(piece);
      if (part.includes(' ')) part = (last + part).replace(/ +/g, ' ').slice(last.length);
      out += part;
      last = part.slice(-1) || last;
      if (places) for (let i = part.length; i--;) places.push([at, at + piece.length]);
    }
    return out;
  };
  const grams = (piece) => {
    const text = piece.replace(index.separating, ' ');
    const all = [...text];
    const keys = [];
    let start = '';
    all.forEach((one, at) => {
      const next = all[at + 1];
      const pair = one.match(index.dense) || (one > ' ' && next?.match(index.dense));
      if (pair && next) keys.push(one + next);
      else if (pair && !(all[at - 1] > ' ')) start = one;
    });
    for (const { 0: run, index: at } of text.matchAll(index.word)) {
      const closed = at + run.length < text.length;
      const parts = [...run, ...(closed ? ' ' : '')];
      if (!closed && parts.length < 3) start = run;
      else for (let i = 0; !i || i < parts.length - 2; i++) keys.push(parts.slice(i, i + 3).join(''));
    }
    if (!keys.length && !start) keys.push(...[...piece].filter((one) => one > ' '));
    return { keys, start };
  };

  /* Key → document → 0: in the title, 1: in a heading, 2. */
  const read = (key, text) => {
    const data = atob(text);
    let place = 0;
    const bit = () => (data.charCodeAt(place >> 3) >> (7 - (place++ & 7))) & 1;
    const take = (size) => { let value = 0; while (size--) value = value * 2 + bit(); return value; };
    const run = (kind, most) => { let size = 0; while (size < most && bit() === kind) size++; return size; };
    const gamma = () => { const size = run(0, 31); return 2 ** size + take(size); };
    const rising = (size, below) => {
      const low = Math.max(31 - Math.clz32((below * 11) / (16 * size)), 0);
      let last = -1;
      return Array.from({ length: size }, () => (last += run(1, 1e6) * 2 ** low + take(low) + 1));
    };
    const binary = (below) => {
      const size = 32 - Math.clz32(below - 1);
      const short = 2 ** size - below;
      const value = size && take(size - 1);
      return !size || value < short ? value : value * 2 + bit() - short;
    };
    const part = (whole, size = gamma() - 1) => (size < whole.length ? rising(size, whole.length).map((at) => whole[at]) : whole);
    const keys = [];
    const found = new Map();
    const size = gamma();
    for (let mean = 512; keys.length < size;) {
      const last = key.length - 1;
      if (keys.length && !bit()) {
        const low = Math.max(31 - Math.clz32(mean >> 3), 0);
        const ones = run(1, 20);
        const step = ones < 20 ? ones * 2 ** low + take(low) : take(16);
        mean += step - (mean >> 3);
        key = key.slice(0, last) + String.fromCharCode(key.charCodeAt(last) + step + 1);
      } else if (keys.length) {
        const same = gamma() - 1;
        let rest = gamma();
        const codes = same > last || !rest-- ? [] : [key.charCodeAt(same) + gamma()];
        while (rest--) codes.push(take(bit() ? 16 : 7));
        key = key.slice(0, same) + String.fromCharCode(...codes);
      }
      keys.push(key);
      const number = gamma();
      const numbers = number > 1 ? rising(number, index.below) : [binary(index.below)];
      found.set(key, new Map(numbers.map((one) => [one, 2])));
    }
    for (let at = gamma() - 1; at < size; at += gamma()) {
      const set = found.get(keys[at]);
      const whole = [...set.keys()];
      const titles = part(whole);
      part(whole).forEach((one) => set.set(one, 1));
      titles.forEach((one) => set.set(one, 0));
    }
    return found;
  };
  let shards = [];
  const where = (key) => Math.max(index.keys.findLastIndex((first) => first <= key), 0);
  const shard = async (at) => {
    const text = await load(`shards/${index.shards.slice(at * 8, at * 8 + 8)}`);
    return shards[at] ||= read(index.keys[at], text);
  };
  const exact = async (key) => (await shard(where(key))).get(key) || new Map();
  const beginning = async (text) => {
    const own = (await shard(where(text))).get(text);
    if (own) return [[text, own]];
    const found = [];
    for (let at = where(text); at <= where(`${text}\uffff`); at++) found.push(shard(at));
    return (await Promise.all(found)).flatMap((keys) => [...keys].filter(([key]) => key.startsWith(text)));
  };

  const everything = () => new Map(Array.from({ length: index.documents }, (_, at) => [at, 0]));
  const both = (one, other) =>
    new Map([...one].filter(([key]) => other.has(key)).map(([key, at]) => [key, Math.max(at, other.get(key))]));
  const either = (sets) => {
    const found = new Map();
    for (const set of sets) for (const [key, at] of set) found.set(key, Math.min(at, found.get(key) ?? 2));
    return found;
  };
  const rarity = (key) => [...key].reduce((all, one) => all * (where(`${one}\uffff`) - where(one) + 1), 1);
  const having = async (keys) => {
    const rest = [...new Set(keys)].sort((one, other) => rarity(one) - rarity(other));
    let found = everything();
    while (rest.length && found.size > 2) {
      found = (await Promise.all(rest.splice(0, 2).map(exact))).reduce(both, found);
    }
    return found;
  };

  const escape = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const parse = async (query) => {
    let tokens = [...fold(query.normalize('NFC')).matchAll(/((?:-(?!-))?)(?:"([^"]+)(?:"(?= |$)|$)|([^ ]+))/g)]
      .map(([all, not, quoted, text]) => ({ all, quoted, not, text: (quoted || text).trim() }));
    tokens = tokens.filter(({ text }) => text && (text !== '-' || !tokens[1]));
    if (tokens.every(({ not }) => not)) tokens = tokens.map(({ all }) => ({ text: all }));
    for (const token of tokens) {
      Object.assign(token, grams(token.text), { pattern: new RegExp(escape(token.text), 'gu') });
      if (index.stems && !token.not && !token.quoted) await (await beside()).addForms(token);
    }
    return tokens;
  };
  const wantedOf = (tokens) => tokens.filter(({ not }) => !not);
  const candidates = async (tokens) => {
    let found = everything();
    for (const { start, keys, forms = [] } of wantedOf(tokens)) {
      if (found.size < 3) break;
      let own = [['', await having(keys)]];
      if (start && (!keys.length || own[0][1].size > 20 && where(`${start}\uffff`) - where(start) < 6)) {
        own = (await beginning(start)).map(([key, set]) => [key, both(set, own[0][1])]);
      }
      found = both(found, either([...own, ...forms].map(([, set]) => set)));
    }
    return found;
  };

  const textOf = async (number) => {
    const names = await load(`names/${index.texts[number >> 6]}`);
    return load(`texts/${names[number & 63]}`);
  };
  const check = async (number, tokens) => {
    const data = await textOf(number);
    const blocks = data.blocks.map(([, ...texts]) => texts.map((text) => fold(text)));
    const levels = [[fold(data.title)], blocks.map(([heading]) => heading), blocks.map(([, text]) => text)];
    const has = (text, { pattern }) => text.search(pattern) >= 0;
    const levelOf = (token) => levels.findIndex((texts) => texts.some((text) => has(text, token))) + 1 || 4;
    if (tokens.some((token) => token.not && levelOf(token) < 4)) return null;
    const wanted = wantedOf(tokens);
    const level = Math.max(1, ...wanted.map(levelOf));
    if (level > 3) return null;
    const phrases = ['', ' '].map((blank) => wanted.map(({ text }) => text).join(blank));
    const whole = (text) => phrases.some((phrase) => text.includes(phrase));
    const scores = blocks.map(([heading, text]) => whole(text) + wanted.reduce((sum, token) =>
      sum + 2 * has(text, token) + 3 * has(heading, token), 0));
    const best = wanted.length && Math.max(...scores);
    const element = documentItem(data, data.blocks[Math.max(scores.indexOf(best), 0)], best > 0, wanted);
    return { number, level, scattered: !levels.flat().some(whole), element };
  };
  const marks = (text, tokens) => {
    const places = [];
    const plain = fold(text, places);
    return tokens.flatMap(({ pattern }) => [...plain.matchAll(pattern)].map(({ 0: found, index: at }) =>
      [places[at][0], places[at + found.length - 1][1]])).sort((one, other) => one[0] - other[0] || other[1] - one[1]);
  };

  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    element.append(...children);
    return element;
  };
  const marked = (text, tokens, start = 0, end = text.length) => {
    const nodes = [];
    let at = start;
    for (const [from, to] of marks(text, tokens)) {
      if (from < at || to > end) continue;
      nodes.push(text.slice(at, from), make('mark', {}, text.slice(from, to)));
      at = to;
    }
    return [...nodes, text.slice(at, end)];
  };
  const inWord = (text, at) => {
    const two = at ? text.slice(at - 1, at + 1) : '';
    return two[1] && (/[\udc00-\udfff]$/.test(two) || !two.replace(index.word, '') && !/[\ud800-\udfff]/.test(two));
  };
  const passage = (text, tokens) => {
    let [from, to] = marks(text, tokens)[0] || [0, 0];
    let start = Math.max(from - 50, 0);
    let end = Math.min(to + 130, text.length);
    while (start < from && inWord(text, start)) start++;
    while (end > to && inWord(text, end)) end--;
    const nodes = [start ? '…' : '', ...marked(text, tokens, start, end), end < text.length ? '…' : ''];
    while (inWord(text, from)) from--;
    while (inWord(text, to)) to++;
    return [nodes, encodeURIComponent([...text.slice(from, to)].slice(0, 99).join('')).replace(/-/g, '%2D')];
  };
  const item = ({ address, image }, title, ...lines) => make('li', { class: 'podcast-search-result' },
    ...(image ? [make('img', { src: new URL(image, site), alt: '', loading: 'lazy' })] : []),
    make('a', { href: new URL(address, site) }, ...title),
    ...lines.flatMap(([name, nodes]) => (nodes.join('') ? [make('p', { class: `podcast-search-${name}` }, ...nodes)] : [])));
  const documentItem = (data, [anchor, heading, text] = ['', '', ''], found, wanted) => {
    const [nodes, words] = passage(text, wanted);
    const address = data.address + (found ? `#${anchor}${words && `:~:text=${words}`}` : '');
    return item({ ...data, address }, marked(data.title, wanted), ['about', [data.about]],
      ['heading', found ? marked(heading, wanted) : []], ['passage', nodes]);
  };

  const state = () => new URLSearchParams(location.search);
  const boxes = (within = document) => [...within.querySelectorAll('input[name=q]')].filter(({ form }) =>
    form && new URL(form.getAttribute('action') || '', location).pathname === location.pathname);
  const details = make('details', {}, make('summary'));
  const status = make('p', { role: 'status' });
  const list = make('ul');
  const button = make('button', { type: 'button' });
  const hints = make('div');
  const beside = async () => (await load('more', new URL('sphinxext-podcast-search-more.js', src)))(
    { index, load, letters, folded, fold, word, make, item, site, state, go, grams, having, beginning, escape });
  const go = (query, way, next = state()) => {
    next.set('q', query);
    if (`${next}` !== `${state()}`) history[way](null, '', `?${next}`);
    run();
  };
  let turn = 0;
  const search = async (old) => {
    const asked = state();
    const query = (asked.get('q') || '').trim();
    const newest = asked.has('newest');
    const filtered = asked.has('year') || asked.has('term');
    if (index.han && /\p{Script=Han}/u.test(query)) await (await beside()).learn();
    const tokens = await parse(query);
    const all = tokens.length || filtered ? await candidates(tokens) : new Map();
    const may = filtered ? await (await beside()).filter() : () => true;
    const queue = [...all].filter(([number]) => may(number))
      .sort((one, other) => (!newest && one[1] - other[1]) || other[0] - one[0]);
    if (index.objects && query && !filtered) {
      const [first, last] = await (await beside()).objects(tokens);
      queue.unshift(...first);
      queue.push(...last);
    }
    if (old()) return;
    const rejected = new Set();
    let shown = 0;
    list.replaceChildren();
    hints.replaceChildren();
    details.hidden = !all.size && !filtered;
    details.open ||= filtered;
    details.firstChild.textContent = word('filter');
    const controls = async () => details.open && !details.hidden
      && (await beside()).controls(details, [...all.keys()], rejected, (number) => check(number, tokens), old);
    details.ontoggle = controls;
    const more = async (until) => {
      button.hidden = true;
      while (shown < until && queue.length) {
        const part = queue.splice(0, Math.min(until - shown, 20));
        part.forEach(([number]) => number >= 0 && textOf(number));
        const fit = [];
        for (const [number, , ready] of part) {
          const one = ready || await check(number, tokens);
          if (one) fit.push(one); else rejected.add(number);
          if ((fit.length + rejected.size) % 5 < 1) await new Promise((done) => { setTimeout(done); });
          if (old()) return;
        }
        fit.sort((one, two) => (!newest && (one.level - two.level || one.scattered - two.scattered)) || two.number - one.number);
        list.append(...fit.map(({ element }) => element));
        shown += fit.length;
        if (shown > 19 && queue.length) root.podcastSearch = 'first';
      }
      const left = queue.length;
      status.textContent = query || filtered
        ? word(left ? 'first' : shown || !query ? results(shown) : 'none', { n: shown, m: shown + left, q: query }) : '';
      button.textContent = word('more');
      button.hidden = !left;
      const last = list.lastChild;
      button.onclick = () => more(shown + 20).then(() => last.nextSibling?.querySelector('a').focus(), run);
      controls();
      if (!shown && (query || filtered)) hints.replaceChildren(...await (await beside()).hints(query, filtered));
      if (old()) return;
      if (!left) root.podcastSearchCount = shown;
      root.podcastSearch = left ? 'first' : 'done';
    };
    await more(asked.has('all') ? Infinity : 20);
  };
  let last;
  const run = async (event, again) => {
    const mine = ++turn;
    last = location.search;
    delete root.podcastSearch;
    delete root.podcastSearchCount;
    boxes().forEach((box) => { if (event || box !== document.activeElement) box.value = state().get('q'); });
    try {
      if (!index) {
        index = await load('manifest', new URL(`manifest.js?${again ? Date.now() : Date.now() / 6e5 | 0}`, base));
        for (const name of ['dense', 'separating', 'word', 'nothing', 'blank']) index[name] = new RegExp(index[name], 'gu');
      }
      await search(() => mine !== turn);
    } catch {
      if (mine !== turn) return;
      if (!again) {
        /* The site was published anew since: its files have other names. */
        [files, waiting, shards, index] = [{}, {}, [], 0];
        return run(event, 1);
      }
      status.textContent = dataset.failed || '⚠';
      root.podcastSearch = 'failed';
    }
  };

  place.replaceChildren(details, status, list, button, hints);
  details.hidden = button.hidden = true;
  let main = boxes().find((box) => box.closest('main, article, [role=main]'));
  if (!main) {
    main = make('input', { type: 'search', name: 'q', 'aria-label': document.title });
    place.prepend(make('form', { class: 'podcast-search', role: 'search', 'aria-label': document.title }, main));
  }
  let timer;
  const typed = ({ target, isComposing }) => {
    clearTimeout(timer);
    if (boxes().includes(target) && !isComposing) timer = setTimeout(go, 250, target.value, 'replaceState');
  };
  addEventListener('input', typed);
  addEventListener('compositionend', typed);
  addEventListener('submit', (event) => {
    const [box] = boxes(event.target);
    if (!box) return;
    clearTimeout(timer);
    event.preventDefault();
    go(box.value, 'pushState');
  });
  addEventListener('popstate', (event) => {
    if (location.search === last) return;
    clearTimeout(timer);
    run(event);
  });
  addEventListener('keydown', (event) => {
    const places = [main, ...list.querySelectorAll('li > a')];
    const at = boxes().includes(event.target) ? 0 : places.indexOf(event.target);
    const element = places[{ ArrowDown: at + 1, ArrowUp: at - 1, Escape: 0 }[event.key]];
    if (at < 0 || event.isComposing || !element || element === event.target) return;
    event.preventDefault();
    element.focus();
  });
  run();
})();
