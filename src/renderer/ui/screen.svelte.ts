import { devicePixelRatio } from 'svelte/reactivity/window';

/** The screen that the window is on. */
export const screen = {
  /** Device pixels for each CSS pixel; follows zoom and a move to another screen. */
  get ratio(): number {
    return devicePixelRatio.current ?? 1;
  },
};
