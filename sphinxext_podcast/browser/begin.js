/* What is in the page from the beginning. */

/* Sizes that an author asked for; a style attribute would need a looser policy. */
for (const figure of all(FIGURE)) {
  const { style, dataset } = figure;
  const { podcastWidth, podcastAspect, podcastHeight } = dataset;
  if (/^\d+$/.test(podcastHeight)) style.setProperty('--_height', `${podcastHeight}px`);
  if (/^[\d.]+%$/.test(podcastWidth)) style.maxWidth = podcastWidth;
  else if (/^\d+$/.test(podcastWidth)) style.maxWidth = `${podcastWidth}px`;
  if (/^[\d.]+:[\d.]+$/.test(podcastAspect)) style.setProperty('--_aspect', podcastAspect.replace(':', ' / '));
  const player = figure.querySelector(PLAYER);
  if (player) adopt(figure, player);
}
arrive();
