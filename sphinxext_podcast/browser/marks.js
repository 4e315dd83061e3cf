/* Clicks on links to players, on marks of time and on the words of a transcript; #t=1:02:33. */

let used;
const copyMoment = copyButton('link', () => addressAt(used));

on(window, 'click', (event) => {
  const { target } = event;
  if (!unchanged(event)) return;
  const figure = above(above(target, 'a.podcast-embed-link'), FIGURE);
  if (figure && FRAMES && known(figure.dataset)) {
    event.preventDefault();
    mount(figure).focus();
    return;
  }
  const mark = above(target, 'a.podcast-at[data-podcast-at]');
  const { podcastAt, podcastPlayer, podcastStart = podcastAt } = (mark || (getSelection().isCollapsed && !above(target, 'a') && above(target, `.podcast-transcript ${CUE}`)) || copyMoment).dataset || {};
  const at = number(parseFloat(podcastStart));
  if (at === undefined || !go(at, true, podcastPlayer, above(target, '.podcast-article'))) return;
  event.preventDefault();
  /* In place: the way back leads out of the article, not through its marks. */
  history.replaceState(history.state, '', addressAt(at));
  used = at;
  mark?.after(copyMoment);
});

/* A player waits at the moment in the address; a text fragment may stand behind it. */
const arrive = () => {
  const at = secondsOf(/^#(?:.*&)?t=([^&]+?)(:~:.*)?$/.exec(location.hash.replace(/%3A/gi, ':'))?.[1]);
  if (at !== undefined) go(at, false);
};
on(window, 'hashchange', arrive);
