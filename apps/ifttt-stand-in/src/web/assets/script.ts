/** The one script of our own: what HTML and htmx cannot say. */
export const SCRIPT = `'use strict';
const FEED_LENGTH = 200;

// Inserts an ingredient where the cursor is, in place of what is selected.
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-ingredient]');
  if (!button) return;
  const input = document.getElementById(button.dataset.into);
  input.setRangeText(button.dataset.ingredient, input.selectionStart, input.selectionEnd, 'end');
  input.focus();
  input.dispatchEvent(new Event('input', { bubbles: true }));
});

// The message that comes for a field also says whether the field is valid.
document.addEventListener('htmx:afterSwap', ({ target }) => {
  if (!target.matches('.message[data-of]')) return;
  const bad = target.querySelector('[data-verdict=bad]') !== null;
  target.classList.toggle('bad', bad);
  target.classList.toggle('good', target.querySelector('[data-verdict=good]') !== null);
  document.getElementById(target.dataset.of).setAttribute('aria-invalid', String(bad));
});

// An entry that the page already has came again with a new connection.
document.addEventListener('htmx:sseBeforeMessage', (event) => {
  if (event.detail.type !== 'activity') return;
  if (document.getElementById('activity-' + event.detail.lastEventId)) event.preventDefault();
});

// A page that stays open for days keeps the newest entries.
document.addEventListener('htmx:sseMessage', ({ target }) => {
  document.getElementById('feed-empty')?.remove();
  while (target.matches('.feed') && target.children.length > FEED_LENGTH) target.lastElementChild.remove();
});

const trouble = (text) => {
  const place = document.getElementById('trouble');
  place.textContent = text;
  place.hidden = text === '';
};
document.addEventListener('htmx:sendError', () => trouble('The stand-in does not answer. Is it still running?'));
document.addEventListener('htmx:responseError', () => trouble('That did not work. Load the page again to see why.'));
document.addEventListener('htmx:sseError', () => trouble('The live feed is interrupted. It goes on as soon as the stand-in answers.'));
document.addEventListener('htmx:sseOpen', () => trouble(''));
document.addEventListener('htmx:beforeRequest', () => trouble(''));
`;
