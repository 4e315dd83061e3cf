/* What the search needs now and then: objects of a manual, filters, hints where nothing is found. */
podcastSearch('more', (page) => {
  'use strict';
  const { index, load, letters, folded, fold, word, make, item, site, state, go } = page;
  const { grams, having, beginning, escape } = page;
  /* Let simplified characters be traditional ones. */
  const learn = async () => {
    for (const [one, other] of (await load(`han/${index.han}`)).match(/../g)) letters[one] = other;
    folded.clear();
    index.han = '';
    return true;
  };
  const years = () => index.years.flatMap(([year, size]) => Array(size).fill(year));
  /* Return the label of each taxonomy, with its terms and their documents. */
  const taxonomies = async () => (index.terms ? await load(`terms/${index.terms}`) : []).map(([label, terms]) => [
    label,
    new Map(terms.map(([name, gaps]) => {
      let at = 0;
      return [name, new Set(gaps.map((gap) => (at += gap)))];
    })),
  ]);

  /* Objects as Sphinx finds them: one word in the name, the others in kind or title, too. */
  const objects = async (tokens) => {
    const names = (some) => some.map(({ text }) => text);
    const wanted = names(tokens.filter(({ not }) => !not));
    const unwanted = names(tokens.filter(({ not }) => not));
    const ranks = [[], [], []];
    for (const [name, kind, target, title] of wanted.length ? await load(`objects/${index.objects}`) : []) {
      const lower = fold(name);
      const all = `${lower} ${fold(kind)} ${fold(title)}`;
      const last = lower.split('.').pop();
      if (!wanted.some((text) => lower.includes(text)) || !wanted.every((text) => all.includes(text))
        || unwanted.some((text) => all.includes(text))) continue;
      const rank = wanted.some((text) => text === lower || text === last) ? 0
        : wanted.some((text) => text.length > 2 && last.includes(text)) ? 1 : 2;
      const element = item({ address: target }, [name], ['about', [[kind, title].filter(Boolean).join(' · ')]]);
      ranks[rank].push([-1, 0, { element, level: rank < 2 ? 0 : 5, scattered: 0, number: -1 }]);
    }
    return [[...ranks[0], ...ranks[1]], ranks[2]];
  };

  /* The other words of its stem find a word, too. */
  const addForms = async (token) => {
    if (token.text.replace(index.word, '')) return;
    const known = await beginning(`\x02${token.text}\x01`);
    /* What follows is how many letters two words have in common, and the others. */
    const beyond = (word, rest) => word.slice(0, rest.charCodeAt() - 48) + rest.slice(1);
    const stem = known[0] ? beyond(token.text, known[0][0].split('\x01')[1])
      : (typeof Stemmer === 'function' ? new Stemmer().stemWord(token.text) : token.text);
    token.forms = (await beginning(`\x01${stem}\x01`)).map(([key, set]) => [beyond(stem, key.split('\x01')[2]), set])
      .filter(([form]) => !form.includes(token.text));
    const patterns = token.forms.map(([form]) => `(?<!${index.word.source})${escape(form)}(?!${index.word.source})`);
    /* In titles and headings the stem is found within words, too, as Sphinx finds it. */
    if (stem.length > 2 && !stem.includes(token.text)) {
      const inside = [...await having(grams(stem).keys)].filter(([, level]) => level < 2);
      token.forms.push([stem, new Map(inside)]);
      if (inside.length) patterns.push(escape(stem));
    }
    token.pattern = new RegExp([escape(token.text), ...patterns].join('|'), 'gu');
  };

  /* Return a function that says whether a document passes the filters that are *asked* for. */
  const filter = async (asked = state()) => {
    const byYear = years();
    const [year, wanted] = [asked.get('year'), asked.getAll('term')];
    const sets = (await taxonomies()).flatMap(([label, terms]) => [...terms]
      .filter(([name]) => wanted.includes(`${label}:${name}`)).map(([, set]) => set));
    return (number) => (!year || byYear[number] === year)
      && sets.length >= new Set(wanted).size && sets.every((set) => set.has(number));
  };
  const select = (label, options, value, change) => {
    const known = options.some(([, name]) => name === value) || !value ? options : [...options, [value.split(':').pop(), value]];
    const box = make('select', {}, ...known.map(([text, name]) => make('option', { value: name }, text)));
    box.value = value || '';
    box.onchange = () => {
      const asked = state();
      change(asked, box.value);
      go(asked.get('q') || '', 'pushState', asked);
    };
    return make('label', {}, `${label} `, box);
  };
  const set = (key) => (asked, value) => (value ? asked.set(key, value) : asked.delete(key));
  /* Put the order and the filters into *place*.  Where few may be found, all are looked at, and it is
   * said how many each filter leaves, with the others that are chosen. */
  const controls = async (place, all, rejected, check, old) => {
    const sure = all.length <= 300;
    const unsure = (number) => sure && !rejected.has(number);
    for (const number of all.filter(unsure)) {
      if (!await check(number)) rejected.add(number);
      if (old()) return;
    }
    const numbers = all.filter((number) => !rejected.has(number));
    const counted = async (options, without) => {
      const asked = state();
      without(asked);
      const may = await filter(asked);
      const left = numbers.filter(may);
      return [[word('all'), ''], ...options
        .map(([text, value, has]) => [text, value, left.filter(has).length]).filter(([, , size]) => size)
        .map(([text, value, size]) => [sure ? `${text} (${size})` : text, value])];
    };
    const byYear = years();
    const found = [...new Set(byYear)].filter(Boolean).sort().reverse();
    const made = [
      select(word('order'), [[word('best'), ''], [word('newest'), '1']], state().get('newest'), set('newest')),
      select(word('year'), await counted(found.map((year) => [year, year, (number) => byYear[number] === year]),
        (asked) => asked.delete('year')), state().get('year'), set('year')),
    ];
    for (const [label, terms] of await taxonomies()) {
      const own = (term) => term.startsWith(`${label}:`);
      const options = [...terms].map(([name, those]) => [name, `${label}:${name}`, (number) => those.has(number)]);
      const choose = (asked, value) => {
        const others = asked.getAll('term').filter((term) => !own(term));
        asked.delete('term');
        [...others, ...(value ? [value] : [])].forEach((term) => asked.append('term', term));
      };
      made.push(select(label, await counted(options, choose), state().getAll('term').find(own), choose));
    }
    if (old()) return;
    const text = document.activeElement.parentNode?.firstChild.data;
    place.replaceChildren(place.firstChild, ...made);
    made.find((label) => label.firstChild.data === text)?.lastChild.focus();
  };

  const pairs = (text) => new Set([...fold(text)].map((one, at, all) => one + (all[at + 1] || '')));
  /* Return the term that is most like the query, and where to look else. */
  const hints = async (query, filtered) => {
    const mine = pairs(query);
    let [best, nearest] = [0.2];
    for (const [label, terms] of await taxonomies()) {
      for (const name of terms.keys()) {
        const other = pairs(name);
        const alike = (2 * [...mine].filter((pair) => other.has(pair)).length) / (mine.size + other.size);
        if (alike > best) [best, nearest] = [alike, [label, name]];
      }
    }
    const lines = Object.entries(index.links).filter(([, target]) => target)
      .map(([name, target]) => [make('a', { href: new URL(target, site) }, word(name))]);
    const search = (words, text) => [`${text} `, make('a', { href: `?${new URLSearchParams({ q: words })}` }, words)];
    const plain = query.replace(/["“”„＂「」『』《》〈〉()（）]+/g, ' ').trim();
    if (plain && plain !== query) lines.unshift(search(plain, word('nearest')));
    if (filtered && query) lines.unshift(search(query, `${word('all')}:`));
    if (nearest) {
      const [label, name] = nearest;
      lines.unshift([`${word('nearest')} `, make('a', { href: `?${new URLSearchParams({ term: `${label}:${name}` })}` }, name)]);
    }
    return lines.map((line) => make('p', {}, ...line));
  };
  return { learn, objects, addForms, filter, controls, hints };
});
