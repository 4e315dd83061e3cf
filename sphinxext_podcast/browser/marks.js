/* Clicks on links to players, on marks of time and on the words of a transcript; #t=1:02:33. */

/* The mark that was used last, and its moment. */
const used = {};

on(window, 'click', (event) => {
  const { target } = event;
  if (!unchanged(event)) return;
  const figure = above(above(target, 'a.podcast-embed-link'), FIGURE);
  if (figure && FRAMES && known(figure.dataset)) {
    event.preventDefault();
    /* The second click of two may hit the link that has come to this place. */
    if (event.detail < 2) mount(figure).focus();
    return;
  }
  const mark = above(target, 'a.podcast-at[data-podcast-at]');
  const { podcastAt, podcastPlayer, podcastStart = podcastAt } = (mark || (getSelection().isCollapsed && !above(target, 'a') && above(target, `.podcast-transcript ${CUE}`)) || used).dataset || {};
  const at = number(parseFloat(podcastStart));
  if (at === undefined || !go(at, true, podcastPlayer, above(target, '.podcast-article'))) return;
  event.preventDefault();
  /* In place: the way back leads out of the article, not through its marks. */
  history.replaceState(history.state, '', addressAt(at));
  Object.assign(used, { at, mark });
  tell();
});

/* A player waits at the moment in the address; a text fragment may stand behind it. */
const arrive = () => {
  const at = secondsOf(/^#(?:.*&)?t=([^&]+?)(:~:.*)?$/.exec(location.hash.replace(/%3A/gi, ':'))?.[1]);
  if (at !== undefined) go(at, false);
};
on(window, 'hashchange', arrive);
