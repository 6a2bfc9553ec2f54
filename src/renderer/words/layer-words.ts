import { IMAGE_SIZE } from '../../core/data/digits';
import type { Region } from '../../core/network/explain/region';
import type { Span } from '../../core/network/explain/window';
import type { Layer, Shape } from '../../core/network/layer';
import { kindOf, type PlannedLayer } from '../../core/network/layer-kinds';
import { shapeAt, type Spot } from '../../core/network/spot';
import { writeCounted, writeShare } from '../../core/words/quantities';

/** What stands over a layer's maps, where there is room for a few letters. */
export function shortName(layer: Layer): string {
  return kindOf(layer).short;
}

/** A layer's name as people read it: `conv 1`. */
export function readableName(layer: Layer): string {
  return layer.name.replaceAll('_', ' ');
}

/** The name of a layer of a network, or of the drawing at -1. */
export function titleAt(plan: readonly PlannedLayer[], index: number): string {
  const planned = plan[index];
  return planned ? readableName(planned.layer) : 'drawing';
}

/** Where a value is: `conv 2, map 5, row 3, column 4`; `logits, unit 7`. */
export function describeSpot(plan: readonly PlannedLayer[], { index, position }: Spot): string {
  const title = titleAt(plan, index);
  if (shapeAt(plan, index)?.length === 1) return `${title}, unit ${position.map}`;
  const map = index === -1 ? '' : `, map ${position.map + 1}`;
  return `${title}${map}, row ${position.row + 1}, column ${position.column + 1}`;
}

/** What a value sees of the drawing: `sees rows 3–11, columns 2–10`. */
export function describeSeen({ rows, columns }: Region): string {
  if (rows[1] - rows[0] === IMAGE_SIZE && columns[1] - columns[0] === IMAGE_SIZE) return 'sees the whole drawing';
  return `sees ${writeSpan('row', rows)}, ${writeSpan('column', columns)}`;
}

const writeSpan = (noun: string, [from, to]: Span): string =>
  to - from === 1 ? `${noun} ${to}` : `${noun}s ${from + 1}–${to}`;

/** A share of the computation; what is there but rounds to nothing is `< 1 %`. */
export function writeWork(share: number): string {
  return share > 0 && share < 0.01 ? '< 1 %' : writeShare(share, 0);
}

/** A shape as the field writes it: `26×26×16`. */
export function writeShape(shape: Shape): string {
  return shape.join('×');
}

/** What comes out of a layer: `16 feature maps of 26×26`, `10 units`. */
export function describeOutput(shape: Shape): string {
  return shape.length === 1
    ? writeCounted(shape[0], 'unit')
    : `${writeCounted(shape[2], 'feature map')} of ${shape[0]}×${shape[1]}`;
}

/** How many weights a layer learned. */
export function describeWeights({ weightCount }: PlannedLayer): string {
  return weightCount === 0 ? 'no weights' : writeCounted(weightCount, 'weight');
}

/** What a layer does, in a sentence. */
export function describeLayer({ layer, input }: PlannedLayer): string {
  return kindOf(layer).describe(layer, input);
}
