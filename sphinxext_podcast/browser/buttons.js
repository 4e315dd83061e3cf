/* Buttons, and words in the language of the site. */

const WORDS = '{{ words }}';
const button = (name, onclick) => make('button', `podcast-button podcast-button-${name}`, { type: 'button', textContent: WORDS[name], onclick });
/* A button that copies what *text* returns; nothing where pages may not. */
const copyButton = (name, text) => (navigator.clipboard ? button(name, async ({ target }) => {
  await navigator.clipboard.writeText(text());
  target.textContent = WORDS.copied;
  setTimeout(() => { target.textContent = WORDS[name]; }, 2000);
}) : '');

/* Behind the mark that was used last; below a player that has but a preview, why. */
const copyMoment = copyButton('link', () => addressAt(used.at));
followers.push((player) => {
  if (copyMoment && used.mark && used.mark.nextSibling !== copyMoment) used.mark.after(copyMoment);
  if (player?.preview && !player.figure.querySelector('.podcast-preview')) {
    player.figure.append(make('p', 'podcast-preview', { textContent: WORDS.preview }));
  }
});
