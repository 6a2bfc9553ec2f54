import type { Progress } from '../../../core/training/progress';
import { isUnderWay, type Run } from '../../../core/training/run';

/** So many points of a curve are kept; beyond, every other one is dropped. */
const LONGEST_CURVE = 400;

const CUT_OFF = 'Inkling ended while this was training.';

/** How a run stands once the program has ended: what was under way is cut off, and what was not stored is gone. */
export function afterRestart(run: Run): Run['state'] {
  if (isUnderWay(run)) return { kind: 'paused', reason: CUT_OFF };
  const { state } = run;
  return state.kind === 'failed' && state.unsaved ? { kind: 'paused', reason: state.reason } : state;
}

/** The run as it stood at the step that it goes on from. */
export function cutBack({ progress, recipe, curve, validation }: Run, step: number): Pick<Run, 'curve' | 'validation'> {
  const epochs = progress === null ? 0 : (recipe.epochs * step) / progress.steps;
  const isDone = ({ epoch }: { readonly epoch: number }): boolean => epoch <= epochs;
  return { curve: curve.filter(isDone), validation: validation.filter(isDone) };
}

function pointOf({ step, steps, epochs, loss, accuracy }: Progress): Run['curve'][number] {
  return { epoch: (epochs * step) / steps, loss, accuracy };
}

/** The curve with one more point, and no longer than is kept. */
export function withPoint(curve: Run['curve'], progress: Progress): Run['curve'] {
  return thinned([...curve, pointOf(progress)]);
}

function thinned<Point>(curve: readonly Point[]): readonly Point[] {
  return curve.length <= LONGEST_CURVE ? curve : curve.filter((_, index) => index % 2 === 0);
}
