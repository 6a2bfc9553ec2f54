import { IMAGE_PIXELS, IMAGE_SIZE } from '../../data/digits';
import { kindOf, type PlannedLayer } from '../layer-kinds';
import type { Trace } from '../trace';
import type { Weights } from '../weights';
import { logitGradient } from './logit-gradient';
import { layWindows, type SlidingWindow } from './window';

/** Where the last feature maps speak for a digit. */
export interface ClassActivation {
  /** The layer that made the maps. */
  readonly index: number;
  /** `[height, width]` of the maps, 0 or more. */
  readonly height: number;
  readonly width: number;
  readonly values: Float32Array;
  /** The same laid over the drawing, `[28, 28]`: each value at the middle of what it sees, and evenly between. */
  readonly onDrawing: Float32Array;
}

/**
 * Gradient-weighted class activation (Grad-CAM; Selvaraju et al. 2017): the last convolution's maps after its
 * activation, each times the mean of the logit's gradient over it, added up, and what is negative left out. Null for a network without maps.
 */
export function classActivation(
  plan: readonly PlannedLayer[],
  weights: Weights,
  trace: Trace,
  digit: number,
): ClassActivation | null {
  const index = lastMaps(plan);
  const shape = plan[index]?.output;
  if (shape?.length !== 3) return null;
  const [height, width, maps] = shape;
  const gradient = logitGradient(plan, weights, trace, digit, index);
  const importance = new Float32Array(maps);
  gradient.forEach((value, at) => (importance[at % maps]! += value / (height * width)));
  const activations = trace.layers[index]!.values;
  const values = Float32Array.from({ length: height * width }, (_, cell) => {
    let sum = 0;
    for (let map = 0; map < maps; map++) sum += importance[map]! * activations[cell * maps + map]!;
    return Math.max(0, sum);
  });
  return { index, height, width, values, onDrawing: layOnDrawing(plan.slice(0, index + 1), values, height, width) };
}

/** The first activation after the last convolution, while there are maps; else the convolution itself. -1 where there is none. */
function lastMaps(plan: readonly PlannedLayer[]): number {
  const convolution = plan.findLastIndex(({ layer }) => kindOf(layer).makes === 'maps');
  if (convolution < 0) return -1;
  const activation = plan.findIndex(
    ({ layer, output }, index) => index > convolution && kindOf(layer).activation !== null && output.length === 3,
  );
  return activation < 0 ? convolution : activation;
}

/** Spreads values of maps over the drawing, linearly between the middles of what they see; beyond the outermost, towards 0. */
function layOnDrawing(
  plan: readonly PlannedLayer[],
  values: Float32Array,
  height: number,
  width: number,
): Float32Array {
  const rows = cellsAlong(plan, 'top');
  const columns = cellsAlong(plan, 'left');
  const valueAt = (row: number, column: number) =>
    row < 0 || column < 0 || row >= height || column >= width ? 0 : values[row * width + column]!;
  return Float32Array.from({ length: IMAGE_PIXELS }, (_, pixel) => {
    const y = rows[Math.floor(pixel / IMAGE_SIZE)]!;
    const x = columns[pixel % IMAGE_SIZE]!;
    const along = (row: number) => valueAt(row, x.before) * (1 - x.share) + valueAt(row, x.before + 1) * x.share;
    return along(y.before) * (1 - y.share) + along(y.before + 1) * y.share;
  });
}

/** The cell before each of the drawing's 28 rows (or columns), and how far that is on its way to the next cell. */
function cellsAlong(plan: readonly PlannedLayer[], border: 'top' | 'left') {
  let [first, step] = [0, 1];
  for (const window of plan.map(windowOf)) {
    if (window === null) continue;
    first += ((window.side - 1) / 2 - window[border]) * step;
    step *= window.stride;
  }
  return Array.from({ length: IMAGE_SIZE }, (_, pixel) => {
    const at = (pixel - first) / step;
    return { before: Math.floor(at), share: at - Math.floor(at) };
  });
}

/** The windows of a layer; null where it has none. */
function windowOf({ layer, input }: PlannedLayer): SlidingWindow | null {
  const windows = kindOf(layer).windows(layer);
  return windows === null || input.length === 1 ? null : layWindows(windows, input[0], input[1]);
}
