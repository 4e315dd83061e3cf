/* What plays, at the bottom of the window while the player is out of sight.  The player itself
 * stays where it is: an iframe that is moved begins anew. */

if (BUILT.bar) {
  watch(new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) players.get(target).away = !isIntersecting;
    tell();
  }));
}

let bar;
const makeBar = () => {
  bar = {
    room: make('div', 'podcast-bar-room'),
    box: make('div', 'podcast-bar', { role: 'region' }),
    play: button('play', toggle),
    time: make('span', 'podcast-bar-time'),
    title: make('a', 'podcast-bar-title', { title: WORDS.player }),
  };
  bar.box.append(bar.play, button('back', () => jump(-15)), bar.time, bar.title);
  bar.room.append(bar.box);
  /* Its room is behind everything else; one theme lays that over an empty body.  It is there
   * before the bar is: who scrolls to the end of the page gets there, and who is there stays. */
  const [root] = all(':root');
  const { scrollHeight, scrollTop, clientHeight } = root;
  all('body, .wy-nav-content').at(-1).append(bar.room);
  if (scrollTop + clientHeight + 2 > scrollHeight) scrollBy({ top: bar.room.offsetHeight, behavior: 'instant' });
};
followers.push((player) => {
  if (BUILT.bar && player?.began && !bar) makeBar();
  if (!bar) return;
  bar.box.hidden = !player?.began || !player.away;
  /* What gets the focus is above it. */
  all(':root')[0].style.scrollPaddingBottom = bar.box.hidden ? '' : '5rem';
  if (bar.box.hidden) return;
  const { at, element, figure, playing } = player;
  figure.id ||= 'podcast-player';
  /* The text around the player may be read from the right. */
  bar.box.dir = getComputedStyle(figure).direction;
  bar.title.href = `#${figure.id}`;
  bar.title.textContent = bar.box.ariaLabel = element.title || element.ariaLabel;
  bar.play.textContent = playing ? WORDS.pause : WORDS.play;
  bar.time.textContent = clock(at || 0);
});
