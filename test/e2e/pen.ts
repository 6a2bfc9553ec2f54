import { expect, type Locator, type Page } from '@playwright/test';

/** A stroke's corners, as shares of the pad's width and height. */
type Corners = readonly (readonly [x: number, y: number])[];

/** Digits as a hand writes them. */
export const SEVEN: readonly Corners[] = [
  [
    [0.28, 0.24],
    [0.74, 0.24],
    [0.46, 0.82],
  ],
];

export const ONE: readonly Corners[] = [
  [
    [0.52, 0.18],
    [0.48, 0.82],
  ],
];

export const ZERO: readonly Corners[] = [
  Array.from({ length: 25 }, (_, step) => {
    const angle = (2 * Math.PI * step) / 24 - Math.PI / 2;
    return [0.5 + 0.21 * Math.cos(angle), 0.5 + 0.31 * Math.sin(angle)] as const;
  }),
];

/** Ink that is no digit: a star of five points, in one stroke. */
export const STAR: readonly Corners[] = [
  [
    [0.3, 0.82],
    [0.5, 0.18],
    [0.7, 0.82],
    [0.2, 0.42],
    [0.8, 0.42],
    [0.3, 0.82],
  ],
];

export function padOf(page: Page): Locator {
  return page.getByLabel('Drawing pad');
}

export function answerOf(page: Page): Locator {
  return page.getByRole('status', { name: 'Answer', exact: true });
}

/** Draws on the pad with the mouse, or erases, as the chosen tool does. */
export async function draw(page: Page, strokes: readonly Corners[]): Promise<void> {
  const box = (await padOf(page).boundingBox())!;
  for (const [start, ...corners] of strokes) {
    const at = ([x, y]: readonly [number, number]): [number, number] => [box.x + x * box.width, box.y + y * box.height];
    await page.mouse.move(...at(start!));
    await page.mouse.down();
    for (const corner of corners) await page.mouse.move(...at(corner), { steps: 3 });
    await page.mouse.up();
  }
}

/** Waits until the network is open and the pad can be read. */
export async function padIsReady(page: Page): Promise<void> {
  await expect(page.getByRole('region', { name: 'Layers', exact: true })).toBeVisible();
}
