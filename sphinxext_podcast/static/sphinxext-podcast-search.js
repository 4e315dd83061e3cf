/* Sphinx cuts the excerpts of its search results from whole pages: it gets them without what
 * is no text of the author. */
document.addEventListener('DOMContentLoaded', () => {
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
  const toText = Search.htmlToText;
  Search.htmlToText = (html, ...rest) => {
    const page = new DOMParser().parseFromString(html, 'text/html');
    const header = page.querySelector('.podcast-article-header');
    /* The title stands over the excerpt. */
    if (header) header.parentElement.querySelector('h1')?.remove();
    for (const part of page.querySelectorAll(PARTS.join())) part.remove();
    return toText.call(Search, page.documentElement.outerHTML, ...rest).trimStart();
  };
});
