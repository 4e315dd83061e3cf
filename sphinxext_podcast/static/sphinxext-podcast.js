/* Replaces the link of a player by the player itself when the reader asks for it.
 * The link stays for paper. */
(() => {
  'use strict';

  /* How to pause the players that listen, by provider. */
  const json = (message) => JSON.stringify(message);
  const playerJs = json({ context: 'player.js', version: '0.0.11', method: 'pause' });
  const PAUSE = {
    youtube: json({ event: 'command', func: 'pauseVideo', args: [] }),
    spotify: { command: 'pause' },
    vimeo: { method: 'pause' },
    soundcloud: json({ method: 'pause' }),
    acast: playerJs,
    buzzsprout: playerJs,
    firstory: playerJs,
    podbean: playerJs,
    spreaker: playerJs,
  };

  const figures = () => document.querySelectorAll('.podcast-embed[data-podcast-src]');

  const pauseOthers = (playing) => {
    for (const figure of figures()) {
      const player = figure.querySelector('.podcast-embed-player');
      const message = PAUSE[figure.dataset.podcastProvider];
      if (figure === playing || !player) continue;
      if (player.pause) player.pause();
      else if (message) player.contentWindow.postMessage(message, new URL(player.src).origin);
    }
  };

  const playerOf = (figure) => {
    const data = figure.dataset;
    const src = new URL(data.podcastSrc);
    if (data.podcastAutoplay) src.searchParams.set(data.podcastAutoplay, '1');
    if (data.podcastProvider === 'youtube') {
      src.searchParams.set('enablejsapi', '1');
      src.searchParams.set('origin', location.origin);
    }
    const iframe = document.createElement('iframe');
    iframe.className = 'podcast-embed-player';
    iframe.title = data.podcastTitle;
    iframe.allow = data.podcastAllow;
    iframe.referrerPolicy = 'strict-origin-when-cross-origin';
    if (data.podcastHeight) iframe.height = data.podcastHeight;
    if (data.podcastSandbox) iframe.setAttribute('sandbox', data.podcastSandbox);
    iframe.src = src.href;
    return iframe;
  };

  /* Sizes that an author asked for; a style attribute would need a looser policy. */
  for (const { style, dataset } of figures()) {
    const { podcastWidth, podcastAspect, podcastHeight } = dataset;
    if (podcastHeight) style.setProperty('--_height', `${podcastHeight}px`);
    if (podcastWidth) style.maxWidth = /%$/.test(podcastWidth) ? podcastWidth : `${podcastWidth}px`;
    if (podcastAspect) style.setProperty('--_aspect', podcastAspect.replace(':', ' / '));
  }

  document.addEventListener('play', (event) => pauseOthers(event.target.closest('.podcast-embed')), true);

  /* A page opened from disk sends no Referer, without which players refuse to play. */
  if (location.protocol === 'file:') return;

  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest('.podcast-embed-link');
    const figure = link && link.closest('.podcast-embed[data-podcast-src]');
    if (!figure) return;
    event.preventDefault();
    pauseOthers(figure);
    const player = playerOf(figure);
    link.before(player);
    link.className = 'podcast-embed-print';
    player.focus();
  });
})();
