/* Sphinx cuts the excerpts of its search results from whole pages: it gets them without what
 * is no text of the author.  What is read here is never shown, and an element with the name of
 * something that a document has does not stand in the way. */
addEventListener('DOMContentLoaded', () => {
  'use strict';

  if (typeof Search === 'undefined' || !Search.htmlToText) return;
  const PARTS = [
    '.podcast-article-header',
    '.podcast-article-footer',
    '.podcast-embed-action',
    '.podcast-embed-length',
    '.podcast-embed-print',
    '.podcast-embed-player',
  ];
  const { querySelectorAll } = Document.prototype;
  const remove = (element) => Element.prototype.remove.call(element);
  const toText = Search.htmlToText;
  Search.htmlToText = (html, ...rest) => {
    const page = new DOMParser().parseFromString(html, 'text/html');
    /* The title stands over the excerpt. */
    const [header] = querySelectorAll.call(page, 'header.podcast-article-header');
    const titles = header ? Element.prototype.querySelectorAll.call(header.parentNode, 'h1') : [];
    [...titles].slice(0, 1).forEach(remove);
    querySelectorAll.call(page, PARTS.join()).forEach(remove);
    const [root] = querySelectorAll.call(page, ':root');
    return toText.call(Search, root.outerHTML, ...rest).trimStart();
  };
});
