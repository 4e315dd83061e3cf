/* What is in the page from the beginning. */

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
