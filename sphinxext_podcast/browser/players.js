/* The players of the page: each owned here, told here, heard here.  Until the reader asks there
 * is a link, which stays for paper. */

const FIGURE = 'figure.podcast-embed[data-podcast-src]';
const MEDIA = 'audio.podcast-embed-player, video.podcast-embed-player';
const PLAYER = `iframe.podcast-embed-player, ${MEDIA}`;
/* A page opened from disk sends no Referer, without which players refuse to play. */
const FRAMES = location.protocol !== 'file:';

/* Their elements → what is known of them; the one in use; where the first is to begin. */
const players = new Map();
let current;
let waiting;
/* Who looks which of them are out of sight. */
let sight;
const watch = (observer) => {
  sight = observer;
  for (const element of players.keys()) sight.observe(element);
};
/* Who is told of changes. */
const followers = [];
const tell = () => followers.forEach((follow) => follow(current));

/* The address of a player as the provider could have made it, or null. */
const known = ({ podcastProvider: name, podcastSrc }, address = podcastSrc) => {
  if (!PROVIDERS.has(name) || !URL.canParse(address)) return null;
  const url = new URL(address);
  const there = (place) => url.href.startsWith(`https://${place.replace('*', url.hostname)}`);
  return PROVIDERS.get(name).places.some(there) ? url : null;
};
/* The same for the reader who has asked, from a second on; it begins if *play* says so. */
const asked = (dataset, at, play) => {
  const url = known(dataset);
  const name = dataset.podcastProvider;
  const { autoplay, start } = PROVIDERS.get(name);
  const additions = [
    ...(at >= 0 && start ? [start.replace('{}', Math.floor(at))] : []),
    ...(autoplay && play ? [`${autoplay}=1`] : []),
    ...(name === 'youtube' ? ['enablejsapi=1', `origin=${location.origin}`] : []),
  ];
  for (const addition of additions) {
    if (addition[0] === '#') url.hash = addition;
    else url.searchParams.set(...addition.split('='));
  }
  if (url.searchParams.get('end') <= at) url.searchParams.delete('end');
  return url.href;
};
/* Load a player anew; one that is in the page would be a step in the history. */
const load = ({ element, figure }, at, play) => {
  element.remove();
  element.src = asked(figure.dataset, at, play);
  figure.prepend(element);
};

const say = ({ element, origin, speak }, wish, at) => {
  for (const message of speak?.(wish, at) || []) element.contentWindow?.postMessage(message, origin);
};
/* A wish is kept until the player answers, and said anyway: some never say that they are ready. */
const grant = (player) => {
  const { at, play } = player.wish || {};
  if (at !== undefined) say(player, 'seek', at);
  if (play) say(player, 'play', player.at);
  if (player.ready) player.wish = null;
};
const greet = (player, times) => {
  if (player.heard || !times) return;
  say(player, 'greet');
  setTimeout(greet, 700, player, times - 1);
};
const pause = (player) => {
  /* What is on its way was said before. */
  Object.assign(player, { playing: false, wish: null, quiet: performance.now() + 1000 });
  const { element, speak } = player;
  if (element.pause) element.pause();
  else if (speak) say(player, 'pause');
  else if (known(player.figure.dataset)) load(player);
};
const use = (player) => {
  for (const other of players.values()) if (other !== player && (player !== current || other.playing)) pause(other);
  current = player;
};

const adopt = (figure, element) => {
  const name = figure.dataset.podcastProvider;
  const url = known(figure.dataset, element.src);
  const player = { figure, element, name, origin: url?.origin, speak: url && LANGUAGES.get(name), at: 0 };
  players.set(element, player);
  sight?.observe(element);
  if (player.speak) {
    on(element, 'load', () => {
      player.heard = player.ready = player.ended = false;
      greet(player, name === 'youtube' ? 10 : 1);
      setTimeout(grant, 2000, player);
    });
  }
  return player;
};
const mount = (figure, at = waiting, play = false) => {
  const { dataset } = figure;
  const { podcastProvider: name, podcastHeight } = dataset;
  const { allow, autoplay, sandbox, start } = PROVIDERS.get(name);
  const iframe = make('iframe', 'podcast-embed-player', {
    title: dataset.podcastTitle || name,
    allow: allow || BUILT.allow,
    referrerPolicy: 'strict-origin-when-cross-origin',
    src: asked(dataset, at, true),
  });
  if (podcastHeight) iframe.height = podcastHeight;
  if (sandbox) iframe.setAttribute('sandbox', sandbox);
  const player = adopt(figure, iframe);
  player.at = at;
  player.wish = { at: start ? undefined : at, play: play && !autoplay };
  waiting = undefined;
  use(player);
  const link = figure.querySelector('a.podcast-embed-link');
  link.before(iframe);
  link.className = 'podcast-embed-print';
  figure.className += ' podcast-embed-whole';
  tell();
  return iframe;
};

/* Let a player be at a second, or where it is, and play. */
const move = (player, at, play) => {
  const { element, speak } = player;
  if (play) use(player);
  player.at = at ?? player.at;
  if (element.pause) {
    element.currentTime = player.at;
    if (play) element.play().catch(() => {});
    player.playing = !element.paused;
  } else if (!speak || player.ended) {
    /* Some do not seek when they are at their end. */
    load(player, at, play);
  } else {
    player.wish = { at, play };
    if (player.ready) grant(player);
    else setTimeout(grant, 2000, player);
    greet(player, 1);
  }
  tell();
};
const toggle = () => {
  if (!current?.playing) return current ? move(current, undefined, true) : go(undefined, true);
  pause(current);
  return tell();
};
const jump = (seconds, player = current) => player && move(player, Math.max(0, player.at + seconds));

/* Play the player of the page, or of its *article* if it has several, or that of a provider, from a
 * second; return whether there is one. */
const go = (at, play, provider, article) => {
  const fits = (figure) => {
    const name = figure.dataset.podcastProvider;
    if ((provider && provider !== name) || (article && !article.contains(figure))) return false;
    return figure.querySelector(MEDIA) || (FRAMES && known(figure.dataset) && (LANGUAGES.has(name) || PROVIDERS.get(name).start));
  };
  const figure = current && fits(current.figure) ? current.figure : all(FIGURE).find(fits);
  const player = players.get(figure?.querySelector(PLAYER));
  if (player) move(player, at, play);
  else if (figure && play) mount(figure, at, play);
  else waiting = at;
  return figure;
};

on(window, 'play pause timeupdate', ({ target, type }) => {
  const player = players.get(target);
  if (type === 'play') use(player);
  if (!player) return;
  Object.assign(player, { at: target.currentTime, playing: !target.paused, began: true });
  tell();
}, true);

on(window, 'message', ({ data, origin, source }) => {
  const player = source && [...players.values()].find(({ element }) => element.contentWindow === source);
  if (!player?.speak || !PROVIDERS.get(player.name).places.some((place) => `https://${place}`.startsWith(`${origin}/`))) return;
  const news = hear(player.name, data);
  if (!news) return;
  const { ready, at, playing, ended, preview } = news;
  Object.assign(player, { origin, heard: true, at: at ?? player.at, preview: preview || player.preview });
  if (playing !== undefined && !(playing && performance.now() < player.quiet)) {
    if (playing && !player.playing) use(player);
    Object.assign(player, { playing, ended, began: true });
  }
  if (ready && !player.ready) {
    setTimeout(() => {
      player.ready = true;
      grant(player);
      say(player, 'listen');
    });
  }
  tell();
});
