import { cdp } from 'vitest/browser';
import type {} from '@vitest/browser-playwright';

/** A place on an element, as shares of its width and height. */
export type Share = readonly [x: number, y: number];

/** A finger on an element; `id` tells it from others that are down at the same time. */
export interface Finger {
  readonly id: number;
  readonly at: Share;
}

/** Where a place on an element lies in the browser's page, which has the tests in a frame. */
function inPage(element: Element, [x, y]: Share): { x: number; y: number } {
  const box = element.getBoundingClientRect();
  const frame = window.frameElement!.getBoundingClientRect();
  const scale = frame.width / window.innerWidth;
  return { x: frame.left + scale * (box.left + x * box.width), y: frame.top + scale * (box.top + y * box.height) };
}

/** What is hit is what was painted last: a component just shown, or moved, has to be painted first. */
async function painted(): Promise<void> {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
}

/** Events of a mouse or of a pen, as the browser gets them from the system; `force` is a pen's pressure, 0..1. */
async function sendMouse(
  type: 'mousePressed' | 'mouseMoved' | 'mouseReleased',
  element: Element,
  at: Share,
  how: { pointerType: 'mouse' | 'pen'; button: 'none' | 'left' | 'right'; force?: number },
): Promise<void> {
  const buttons = type === 'mouseReleased' ? 0 : { none: 0, left: 1, right: 2 }[how.button];
  await cdp().send('Input.dispatchMouseEvent', { type, ...inPage(element, at), ...how, buttons, clickCount: 1 });
}

/** Moves the mouse there, with no button down. */
export async function pointAt(element: Element, at: Share): Promise<void> {
  await painted();
  await sendMouse('mouseMoved', element, at, { pointerType: 'mouse', button: 'none' });
}

/** Presses the mouse at the first place, moves it over the others and lets it go at the last. */
export async function dragMouse(
  element: Element,
  places: readonly Share[],
  button: 'left' | 'right' = 'left',
): Promise<void> {
  await dragWith(element, places, () => ({ pointerType: 'mouse', button }));
}

/** The same with a pen, pressed as hard at each place as is said there, 0..1. */
export async function dragPen(
  element: Element,
  places: readonly (readonly [...Share, force: number])[],
): Promise<void> {
  await dragWith(
    element,
    places.map(([x, y]) => [x, y]),
    (index) => ({ pointerType: 'pen', button: 'left', force: places[index]![2] }),
  );
}

async function dragWith(
  element: Element,
  places: readonly Share[],
  how: (index: number) => Parameters<typeof sendMouse>[3],
): Promise<void> {
  const last = places.length - 1;
  await painted();
  await sendMouse('mousePressed', element, places[0]!, how(0));
  for (let index = 1; index <= last; index++) await sendMouse('mouseMoved', element, places[index]!, how(index));
  await sendMouse('mouseReleased', element, places[last]!, how(last));
}

/**
 * Fingers put down, moved, or taken away: for the first two, all that are then down; for the last two, those that stay.
 *
 * @param when the event's time stamp, in milliseconds since the page began; now, where it is not given
 */
export async function touch(
  type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel',
  element: Element,
  fingers: readonly Finger[],
  when?: number,
): Promise<void> {
  await painted();
  const touchPoints = fingers.map(({ id, at }) => ({ id, ...inPage(element, at) }));
  const timestamp = when === undefined ? undefined : (performance.timeOrigin + when) / 1000;
  await cdp().send('Input.dispatchTouchEvent', { type, touchPoints, ...(timestamp !== undefined && { timestamp }) });
}
