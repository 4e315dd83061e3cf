/* What players are told and what they tell, as plain data; the page is not in here.
 *
 * A wish is 'greet' (when a player has been loaded), 'listen' (when it has answered), 'seek',
 * 'play' or 'pause'; *at* is in seconds.  What is heard: ready, at, playing, ended, preview;
 * what a message does not say is undefined. */

const json = JSON.stringify;
const EVENTS = ['timeupdate', 'play', 'pause', 'ended'];

/* A language is how a message is written, and what differs: names, and units in a second. */
const language = (write, { greet, seek = 'setCurrentTime', unit = 1, events = EVENTS } = {}) => (wish, at) => {
  if (wish === 'seek') return [write(seek, at * unit)];
  if (wish === 'greet' && greet) return [write(greet)];
  return wish === 'greet' || wish === 'listen' ? events.map((event) => write('addEventListener', event)) : [write(wish)];
};
const playerJs = language((method, value) => json({
  context: 'player.js', version: '0.0.11', method, value, listener: EVENTS.includes(value) ? 'x' : undefined,
}));
const LANGUAGES = new Map([
  ['youtube', (wish, at) => {
    const [func, ...args] = wish === 'seek' ? ['seekTo', at, true] : [`${wish}Video`];
    const message = wish === 'greet' ? { event: 'listening' } : { event: 'command', func, args };
    return wish === 'listen' ? [] : [json({ ...message, id: 1, channel: 'widget' })];
  }],
  /* "play" begins at the beginning; before it is acknowledged nothing is reported. */
  ['spotify', (wish, at) => {
    if (wish === 'greet') return [];
    if (wish === 'seek') return [{ command: wish, timestamp: at }];
    return [{ command: { listen: 'load_complete_ack', play: at > 0 ? 'resume' : wish }[wish] ?? wish }];
  }],
  ['vimeo', language((method, value) => JSON.parse(json({ method, value })), { greet: 'ping' })],
  ['soundcloud', language((method, value) => json({ method, value }), {
    seek: 'seekTo', unit: 1000, events: ['playProgress', 'play', 'pause', 'finish'],
  })],
  ...['acast', 'buzzsprout', 'firstory', 'podbean', 'spreaker'].map((name) => [name, playerJs]),
]);

/* A value may be an object that refuses to be a number. */
const number = (value, unit = 1) => (Number.isFinite(value) && value >= 0 ? value / unit : undefined);
/* What a message is called, and a number of YouTube's → does it play? */
const SAID = new Map([
  ...['ready', 'ping', 'timeupdate', 'playback_update', 'onReady', 'onStateChange', 'initialDelivery', 'infoDelivery'].map((name) => [name]),
  ...[0, 2, 'pause', 'finish', 'ended'].map((name) => [name, false]),
  ...[1, 'play', 'playProgress', 'playback_started'].map((name) => [name, true]),
]);
const hear = (name, message) => {
  try {
    if (typeof message === 'string') message = JSON.parse(message);
  } catch {
    return null;
  }
  const { context, data, event, info, method, payload, type, value } = Object(message);
  const said = event ?? type ?? method;
  if (!SAID.has(said) || (LANGUAGES.get(name) === playerJs && context !== 'player.js')) return null;
  const { currentPosition, currentTime, duration, isPaused, playerState = info, position, seconds } = Object(info ?? payload ?? value ?? data);
  return {
    /* YouTube's first delivery may come before it takes commands; Spotify says when it does. */
    ready: said !== 'initialDelivery' && (name !== 'spotify' || said === 'ready'),
    at: number(currentTime) ?? number(seconds) ?? number(position ?? currentPosition, 1000),
    playing: typeof isPaused === 'boolean' ? !isPaused : SAID.get(said) ?? SAID.get(playerState),
    ended: playerState === 0,
    preview: Math.abs(number(duration) - 29900) < 200,
  };
};
