import type { Locator, Page } from '@playwright/test';

/** A format's row in the dialog that a model is exported from. */
export const formatRow = (page: Page, title: string): Locator =>
  page
    .getByRole('dialog')
    .getByRole('listitem')
    .filter({ has: page.getByText(title, { exact: true }) });

/** Chooses a format in the open dialog. */
export const chooseFormat = (page: Page, title: string): Promise<void> =>
  formatRow(page, title).getByRole('radio').check();

/** The button that saves the model in the chosen format. */
export const saveButton = (page: Page): Locator => page.getByRole('dialog').getByRole('button', { name: 'Save' });

/** Exports in a format from the open dialog. */
export async function exportAs(page: Page, title: string): Promise<void> {
  await chooseFormat(page, title);
  await saveButton(page).click();
}
