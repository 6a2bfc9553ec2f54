import { screen, type BrowserWindow, type Rectangle } from 'electron';
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { putFile } from '../services/disk/put-file';

/** Where the window stood when it was last closed, in device-independent pixels. */
export interface WindowState {
  readonly bounds: Partial<Rectangle> & { readonly width: number; readonly height: number };
  readonly maximized: boolean;
}

const pixels = v.pipe(v.number(), v.integer());

const windowStateSchema = v.object({
  bounds: v.object({
    x: pixels,
    y: pixels,
    width: v.pipe(pixels, v.minValue(200)),
    height: v.pipe(pixels, v.minValue(200)),
  }),
  maximized: v.boolean(),
});

const FIRST_STATE: WindowState = { bounds: { width: 1360, height: 860 }, maximized: false };

/** The state that the file holds, if it can be read and its place is on a screen that is still there. */
export function readWindowState(file: string): WindowState {
  try {
    const state = v.parse(windowStateSchema, JSON.parse(readFileSync(file, 'utf8')));
    return isOnScreen(state.bounds) ? state : { ...state, bounds: FIRST_STATE.bounds };
  } catch {
    return FIRST_STATE;
  }
}

/**
 * Keeps the state of a window that is about to close for the next start. Fails silently: a place on the screen is not worth
 * a complaint.
 */
export async function writeWindowState(file: string, window: BrowserWindow): Promise<void> {
  const state: WindowState = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
  try {
    await mkdir(dirname(file), { recursive: true });
    await putFile(file, Buffer.from(JSON.stringify(state)));
  } catch {
    // The next window opens where the first one did.
  }
}

/** Whether the window's title bar could be taken hold of somewhere. */
function isOnScreen({ x, y, width }: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const visible = Math.min(x + width, workArea.x + workArea.width) - Math.max(x, workArea.x);
    return visible >= 100 && y >= workArea.y - 10 && y < workArea.y + workArea.height - 50;
  });
}
