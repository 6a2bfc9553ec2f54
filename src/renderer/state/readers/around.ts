import type { Pad } from '../pad/pad.svelte';
import type { Runs } from '../training/runs.svelte';

/** What goes on in the window while variants of the drawing on its pad are read. */
export interface Around {
  /** Whether the pen is down. */
  readonly isDrawing: boolean;
  readonly isTraining: boolean;
}

/** As it is now; what calls this in an effect runs again when it changes. */
export function lookAround({ pad, runs }: { readonly pad: Pad; readonly runs: Runs }): Around {
  return { isDrawing: pad.live !== null, isTraining: runs.active !== null };
}
