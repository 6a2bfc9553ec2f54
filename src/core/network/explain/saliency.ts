import type { PlannedLayer } from '../layer-kinds';
import type { Trace } from '../trace';
import type { Weights } from '../weights';
import { logitGradient } from './logit-gradient';

/**
 * How much a little more ink on each pixel would raise a digit's logit: `[28, 28]`, below 0 where it would lower it. The
 * saliency of Simonyan, Vedaldi and Zisserman (2014), with its sign.
 */
export const saliency = (plan: readonly PlannedLayer[], weights: Weights, trace: Trace, digit: number): Float32Array =>
  logitGradient(plan, weights, trace, digit, -1);
