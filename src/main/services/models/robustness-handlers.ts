import type { Handlers, RequestName } from '../../../core/contract/api';
import type { RobustnessSweeps } from './robustness-sweeps';

/** What answers for measuring how well models read changed digits. */
export function robustnessHandlers(
  sweeps: RobustnessSweeps,
): Pick<Handlers, Extract<RequestName, `robustness.${string}`>> {
  return {
    'robustness.start': (modelIds, measured, digits) => sweeps.start(modelIds, measured, digits),
    'robustness.stop': (id) => sweeps.stop(id),
    'robustness.sweep': () => sweeps.current(),
  };
}
