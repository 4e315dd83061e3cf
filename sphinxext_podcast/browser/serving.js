/* While the site is written: loads the page again when it has changed, and says what is wrong. */
(() => {
  const {page, digest, events} = document.currentScript.dataset;
  const place = `podcast-serve:${page}`;
  const hidden = 'podcast-serve:hidden';

  /* Where the reader was before the page was loaded again; pictures may come later. */
  const kept = JSON.parse(sessionStorage.getItem(place) ?? 'null');
  sessionStorage.removeItem(place);
  const goBack = () => kept && scrollTo({left: kept[0], top: kept[1], behavior: 'instant'});
  goBack();
  addEventListener('load', goBack);

  const reload = () => {
    sessionStorage.setItem(place, JSON.stringify([scrollX, scrollY]));
    location.reload();
  };

  /* Pictures that were not there yet. */
  const mendPictures = () => {
    for (const image of document.images) {
      if (image.complete && !image.naturalWidth && image.src.startsWith(location.origin)) {
        image.src = image.src;
      }
    }
  };

  const host = document.createElement('podcast-serve');
  const root = host.attachShadow({mode: 'open'});
  const style = document.createElement('style');
  style.textContent = `
    :host { all: initial; }
    aside { position: fixed; z-index: 2147483647; right: 0; bottom: 0; left: 0; max-height: 45vh;
      overflow: auto; padding: .75rem 1rem; font: 14px/1.5 system-ui, sans-serif; color: #fff;
      background: #262626; border-top: 4px solid #f5c518; }
    aside.failed { border-color: #ff6b6b; }
    aside.small { left: auto; padding: .25rem .5rem; border-top-width: 2px; }
    aside.small ul, aside.small pre { display: none; }
    header { display: flex; gap: 1rem; align-items: baseline; }
    strong { flex: 1; }
    button { font: inherit; color: inherit; background: none; border: 1px solid; cursor: pointer;
      border-radius: 4px; padding: 0 .5rem; }
    button:focus-visible { outline: 2px solid #f5c518; outline-offset: 2px; }
    ul { margin: .5rem 0 0; padding: 0; list-style: none; }
    li { margin: .25rem 0; }
    pre { white-space: pre-wrap; margin: .5rem 0 0; font: 13px/1.4 ui-monospace, monospace; }
    code { font: 13px/1.4 ui-monospace, monospace; color: #f5c518; }
    @media print { aside { display: none; } }`;

  /* Texts are never read as HTML. */
  const made = (name, text, ...inside) => {
    const element = document.createElement(name);
    element.textContent = text;
    element.append(...inside);
    return element;
  };

  const show = ({messages = [], failed = ''}) => {
    if (!messages.length && !failed) {
      host.remove();
      return;
    }
    const state = JSON.stringify([messages, failed]);
    const number = `${messages.length} ${messages.length === 1 ? 'warning' : 'warnings'}`;
    const title = failed ? 'The site could not be built' : number;
    const panel = document.createElement('aside');
    panel.setAttribute('aria-label', 'sphinx-podcast serve');
    panel.lang = 'en';
    panel.dir = 'ltr';
    panel.classList.toggle('failed', Boolean(failed));
    const button = document.createElement('button');
    const make = (small) => {
      panel.classList.toggle('small', small);
      button.textContent = small ? 'Show' : 'Hide';
      button.setAttribute('aria-expanded', String(!small));
    };
    button.onclick = () => {
      const small = !panel.classList.contains('small');
      sessionStorage.setItem(hidden, small ? state : '');
      make(small);
    };
    make(sessionStorage.getItem(hidden) === state);
    panel.append(made('header', '', made('strong', title), button));
    if (failed) panel.append(made('pre', failed));
    panel.append(made('ul', '', ...messages.map(({file, line, level, text}) => {
      const where = made('code', file + (line ? `:${line}` : ''));
      const said = level === 'warning' ? text : `${level}: ${text}`;
      return made('li', '', ...(file ? [where, ' '] : []), said);
    })));
    root.replaceChildren(style, panel);
    document.body.append(host);
  };

  /* A browser allows few connections to one server: a page that nobody sees needs none. */
  let source = null;
  const listen = () => {
    if (document.hidden) {
      source?.close();
      source = null;
      return;
    }
    if (source) return;
    source = new EventSource(`${events}?${new URLSearchParams({page, digest})}`);
    source.onmessage = ({data}) => {
      const said = JSON.parse(data);
      if (said.reload) {
        reload();
        return;
      }
      mendPictures();
      show(said);
    };
  };
  document.addEventListener('visibilitychange', listen);
  addEventListener('pagehide', () => source?.close());
  addEventListener('pageshow', ({persisted}) => {
    if (!persisted) return;
    source = null;
    listen();
  });
  listen();
})();
