import type { Locator, Page } from '@playwright/test';

/** A format's row in the dialog that a model is exported from. */
export const formatRow = (page: Page, title: string): Locator =>
  page
    .getByRole('dialog')
    .getByRole('listitem')
    .filter({ has: page.getByText(title, { exact: true }) });

/** Exports in a format from the open dialog. */
export const exportAs = (page: Page, title: string): Promise<void> =>
  formatRow(page, title).getByRole('button', { name: 'Export' }).click();
