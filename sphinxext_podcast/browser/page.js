/* The page, of which nothing is believed, for an article may hold any HTML.  Elements with names
 * such as "currentScript" or "querySelectorAll" hide what a document has of that name, so these
 * are asked for elsewhere. */

/* What the build has written.  Providers: places (host, or "*", and the beginning of a path),
 * start, autoplay, allow, sandbox.  The second script, and whether there is a bar. */
const BUILT = '{{ built }}';
const PROVIDERS = new Map(Object.entries(BUILT.providers));

const CUE = '[data-podcast-start]';
const TRANSCRIPT = '.podcast-transcript details div.podcast-transcript-text';

const { createElement, querySelectorAll } = Document.prototype;
const { src } = Object.getOwnPropertyDescriptor(Document.prototype, 'currentScript').get.call(document);
const all = (css) => [...querySelectorAll.call(document, css)];
const above = (node, css) => (node instanceof Element ? Element.prototype.closest.call(node, css) : null);
const on = (target, names, act, options) => names.split(' ').forEach((name) => target.addEventListener(name, act, options));
const unchanged = (event) => !(event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

const make = (tag, className, more) => Object.assign(createElement.call(document, tag), { className, ...more });

/* 1:02:33 of 3753, and back; also of 62:33 and 1h2m33s. */
const clock = (at) => (at < 86400 ? new Date(at * 1000).toISOString().slice(11, 19).replace(/^(00:)?0?/, '') : `${at}`);
const secondsOf = (text) => {
  const [, h = 0, m = 0, s = 0] = /^(?:(\d+)[h:])??(?:(\d+)[m:])?([\d.]+)?s?$/.exec(text) || [0, NaN];
  return number(h * 3600 + m * 60 + +s);
};
const addressAt = (at, fragment = '') => location.href.replace(/#.*|$/, `#t=${clock(at)}${fragment}`);
