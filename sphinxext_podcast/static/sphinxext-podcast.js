/* Replaces the link of a player by the player itself when the reader asks for it.
 * The link stays for paper. */
(() => {
  'use strict';

  /* A page opened from disk sends no Referer, without which players refuse to play. */
  if (location.protocol === 'file:') return;

  const playerOf = (figure) => {
    const { podcastSrc, podcastTitle, podcastAllow, podcastSandbox, podcastAutoplay } =
      figure.dataset;
    const src = new URL(podcastSrc);
    if (podcastAutoplay) src.searchParams.set(podcastAutoplay, '1');
    const iframe = document.createElement('iframe');
    iframe.className = 'podcast-embed-player';
    iframe.title = podcastTitle;
    iframe.allow = podcastAllow;
    iframe.referrerPolicy = 'strict-origin-when-cross-origin';
    if (podcastSandbox) iframe.setAttribute('sandbox', podcastSandbox);
    iframe.src = src.href;
    return iframe;
  };

  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest('.podcast-embed-link');
    const figure = link && link.closest('.podcast-embed[data-podcast-src]');
    if (!figure) return;
    event.preventDefault();
    const player = playerOf(figure);
    link.before(player);
    link.className = 'podcast-embed-print';
    player.focus();
  });
})();
