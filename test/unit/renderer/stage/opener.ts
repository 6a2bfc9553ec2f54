import { onTestFinished } from 'vitest';

/** A button that has the focus, as the one has that opens a dialog; it stays until the test is over. */
export function focusedOpener(): HTMLButtonElement {
  const opener = document.createElement('button');
  opener.textContent = 'Open';
  document.body.prepend(opener);
  onTestFinished(() => opener.remove());
  opener.focus();
  return opener;
}
