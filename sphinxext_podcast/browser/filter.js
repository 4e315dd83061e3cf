/* A field above a long list of terms leaves those that hold what is in it. */
for (const box of document.querySelectorAll('.podcast-filter')) {
  const field = box.querySelector('input');
  const plain = (text) => text.normalize('NFKC').toLowerCase();
  const groups = [...box.parentNode.querySelectorAll('.podcast-group')].map((group) => ({
    group,
    items: [...group.querySelectorAll('li')].map((item) => ({
      item,
      text: plain(item.querySelector('a').textContent),
    })),
  }));
  field.addEventListener('input', () => {
    const words = plain(field.value).trim();
    for (const { group, items } of groups) {
      let left = false;
      for (const { item, text } of items) {
        item.hidden = !text.includes(words);
        left ||= !item.hidden;
      }
      group.hidden = !left;
    }
  });
  box.classList.add('podcast-filter-on');
}
