/* What is in the page from the beginning. */

/* The bar and what can be done with transcripts are loaded when something plays, or a transcript
 * is opened. */
let second;
const needMore = () => {
  if (second) return;
  second = make('script', '', { src: new URL(BUILT.more, src) });
  window.podcastMore = (begin) => begin('{{ shared }}');
  all('head')[0].append(second);
};
followers.push((player) => player && needMore());
for (const box of all(TRANSCRIPT)) {
  const details = above(box, 'details');
  /* Many themes do not show what is hidden, also until it is found. */
  box.style = 'display: block !important';
  /* The search of the browser finds what is closed. */
  const fold = () => {
    box.hidden = details.open ? false : 'until-found';
    if (details.open) needMore();
  };
  on(details, 'toggle', fold);
  fold();
}

/* Sizes that an author asked for; a style attribute would need a looser policy.
 * What is no size has no effect. */
for (const figure of all(FIGURE)) {
  const { style, dataset } = figure;
  const { podcastAspect, podcastHeight, podcastWidth } = dataset;
  style.maxWidth = /%$/.test(podcastWidth) ? podcastWidth : `${podcastWidth}px`;
  if (podcastAspect) style.setProperty('--_aspect', podcastAspect.replace(':', '/'));
  if (podcastHeight) style.setProperty('--_height', `${podcastHeight}px`);
  const player = figure.querySelector(PLAYER);
  if (player) adopt(figure, player);
}
arrive();
