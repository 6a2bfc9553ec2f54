import * as v from 'valibot';
import { UserError } from '../../user-error';
import type { MapWindow } from '../explain/cell-sum';
import { windowsBehind } from '../explain/region';
import { layWindows, seenBy, type Span } from '../explain/window';
import type { Shape } from '../layer';
import { type Windows, windowsAlong } from '../sliding-window';
import { offsetOf } from '../cell-position';
import { asMaps, type Cell, type LayerKind, MAKES_VALUES, WITHOUT_WEIGHTS } from './layer-kind';
import { layerName, MOST_SIDE, paddingSchema, wholeNumber, within } from './limits';
import { writeSlide } from './slide';

const limits = { size: wholeNumber('window size', 1, MOST_SIDE), stride: wholeNumber('stride', 1, MOST_SIDE) };

/** The parts of a layer that moves windows of `size` x `size` over each map. Older files say nothing of padding. */
export const POOL_PARTS = {
  name: layerName,
  size: within(limits.size),
  stride: within(limits.stride),
  padding: v.optional(paddingSchema, 'valid'),
};

/** What a pooling is, whatever it keeps of a window. */
export interface PoolNumbers {
  readonly name: string;
  readonly size: number;
  readonly stride: number;
  readonly padding: 'valid' | 'same';
}

const windowsOf = ({ size: side, stride, padding }: PoolNumbers): Windows => ({ side, stride, padding });

function pooledShape(layer: PoolNumbers, input: Shape): Shape {
  const [height, width, channels] = asMaps(input);
  const along = (length: number) => windowsAlong(length, layer.size, layer.stride, layer.padding).count;
  const shape = [along(height), along(width), channels] as const;
  if (shape[0] < 1 || shape[1] < 1)
    throw new UserError(
      `"${layer.name}" pools ${layer.size}x${layer.size} cells, more than its ${height}x${width} input has.`,
    );
  return shape;
}

/** A kind of layer that moves windows over each map, and `keeps` something of each. */
export function poolKind<L extends PoolNumbers>(
  kind: Pick<LayerKind<L>, 'schema' | 'stem' | 'short' | 'title' | 'added' | 'sum' | 'passesAffine'> & {
    readonly keeps: string;
  },
): LayerKind<L> {
  return {
    ...MAKES_VALUES,
    ...WITHOUT_WEIGHTS,
    ...kind,
    limits,
    form: [
      { key: 'size', label: 'Window', step: 1, most: 28 },
      { key: 'stride', label: 'Stride', step: 1, most: 28 },
    ],
    summary: (layer) => [`${layer.size}×${layer.size}`, ...writeSlide(layer, layer.size)].join(', '),
    describe: (layer) => `Keeps the ${kind.keeps} of ${describeWindows(layer)}`,
    takes: 'maps',
    shape: pooledShape,
    makes: null,
    windows: windowsOf,
    region: (layer, input, region) => ({
      ...windowsBehind(windowsOf(layer), asMaps(input), region),
      channels: region.channels,
    }),
    fedBy: 'own',
    isHomogeneous: true,
  };
}

function describeWindows({ size, stride, padding }: PoolNumbers): string {
  const edge = padding === 'same' ? ', as far as it lies on the map' : '';
  const shrinks = stride > 1 ? 'the maps shrink, and ' : '';
  return `each ${size}×${size} window${edge}, stride ${stride}: ${shrinks}small shifts matter less.`;
}

/** What a pooling sees of a value's own map: its window, as far as it lies on the map. */
export function windowOfPool(cell: Cell<PoolNumbers>): MapWindow {
  const { layer, input, position } = cell;
  const shape = asMaps(input);
  const seen = seenBy(layWindows(windowsOf(layer), shape[0], shape[1]), shape, position.row, position.column);
  return windowInMap(cell, seen.rows, seen.columns);
}

/** A part of a value's own map in what comes in. */
export function windowInMap({ input, values, position }: Cell<unknown>, rowSpan: Span, columnSpan: Span): MapWindow {
  const [top, left] = [rowSpan[0], columnSpan[0]];
  const [rows, columns] = [rowSpan[1] - top, columnSpan[1] - left];
  const window = Float32Array.from({ length: rows * columns }, (_, part) => {
    const cell = { map: position.map, row: top + Math.floor(part / columns), column: left + (part % columns) };
    return values[offsetOf(input, cell)]!;
  });
  return { top, left, rows, columns, window };
}

/** The mean of what is seen of a map. */
export function average<Kind extends 'averagePool' | 'globalAveragePool'>(kind: Kind, seen: MapWindow) {
  const sum = seen.window.reduce((total, value) => total + value, 0);
  return { kind, ...seen, sum, value: sum / seen.window.length };
}
