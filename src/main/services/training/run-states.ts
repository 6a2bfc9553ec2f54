import { isUnderWay, type Run } from '../../../core/training/run';

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
