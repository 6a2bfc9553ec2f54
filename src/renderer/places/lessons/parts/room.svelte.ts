import { innerWidth } from 'svelte/reactivity/window';
import { useApp } from '../../../state/app-context';

/** The width in pixels that lessons are laid out for, and how many times as large a wide window may make their grids. */
const LAID_OUT_FOR = 1280;
const MOST = 1.35;

/** How much room there is for a lesson's grids. */
interface Room {
  /** How many times as large as usual they can be. */
  readonly scale: number;
}

/** The room in the window, within a component; follows its size. */
export function useRoom(): Room {
  const { presentation } = useApp();
  return {
    get scale(): number {
      // Shown to a class everything has grown already.
      if (presentation.isOn) return 1;
      return Math.min(MOST, Math.max(1, (innerWidth.current ?? 0) / LAID_OUT_FOR));
    },
  };
}
