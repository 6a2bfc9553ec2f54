import type { Shape } from '../../../core/network/layer';
import { contextOf } from '../../ui/canvas-context';
import { colorValues, type ColorScale } from '../../ui/color-scales';
import { mapIndexAt, type LayerLayout } from './layer-layout';

/** Which value each pixel of a layer's canvas shows; made once for a layout, used for every drawing. */
export interface PixelPlan {
  /** In device pixels. */
  readonly width: number;
  readonly height: number;
  /** For each pixel, row by row, the index of its value; the number of values, where there is none. */
  readonly source: Uint32Array;
}

/** Plans a layer's canvas, with `ratio` device pixels for each CSS pixel. */
export function planPixels(shape: Shape, layout: LayerLayout, ratio: number): PixelPlan {
  const width = Math.max(1, Math.round(layout.width * ratio));
  const height = Math.max(1, Math.round(layout.height * ratio));
  const count = shape.reduce((product, side) => product * side, 1);
  const source = new Uint32Array(width * height).fill(count);
  if (shape.length === 1) {
    if (layout.kind === 'units') planUnits({ width, height, source }, layout, count);
  } else if (layout.kind === 'maps') {
    for (let channel = 0; channel < shape[2]; channel++)
      planMap({ width, height, source }, layout, shape, channel, ratio);
  }
  return { width, height, source };
}

function planUnits({ width, height, source }: PixelPlan, { columns, rows }: LayerLayout, count: number): void {
  for (let y = 0; y < height; y++) {
    const first = Math.floor((y * rows) / height) * columns;
    for (let x = 0; x < width; x++) {
      source[y * width + x] = Math.min(count, first + Math.floor((x * columns) / width));
    }
  }
}

function planMap(
  plan: PixelPlan,
  layout: Extract<LayerLayout, { kind: 'maps' }>,
  shape: readonly [number, number, number],
  channel: number,
  ratio: number,
): void {
  const [height, width, channels] = shape;
  const { side, inset } = mapIndexAt(layout.cell, shape, ratio);
  const pixels = Math.round(side);
  const left = Math.round((channel % layout.columns) * layout.pitch * ratio) + inset;
  const top = Math.round(Math.floor(channel / layout.columns) * layout.pitch * ratio) + inset;
  for (let y = 0; y < Math.min(pixels, plan.height - top); y++) {
    const row = Math.floor(((y + 0.5) * height) / pixels);
    for (let x = 0; x < Math.min(pixels, plan.width - left); x++) {
      const column = Math.floor(((x + 0.5) * width) / pixels);
      plan.source[(top + y) * plan.width + left + x] = (row * width + column) * channels + channel;
    }
  }
}

/** Room for the colours of a layer's values; it grows with the largest layer. */
let colors = new Uint32Array(1024);

/**
 * Colours a layer's values into the pixels of its canvas; where there is no value, they stay clear.
 * @param largest the magnitude that gets the full colour
 */
export function paintLayer(
  target: Uint32Array,
  values: Float32Array,
  { source }: PixelPlan,
  largest: number,
  scale: ColorScale,
): void {
  if (colors.length <= values.length) colors = new Uint32Array(2 * values.length);
  colorValues(scale, values, largest, colors);
  colors[values.length] = 0;
  for (let pixel = 0; pixel < source.length; pixel++) target[pixel] = colors[source[pixel]!]!;
}

/** Paints one map, `[height, width]`, one pixel for each value; the style sheet makes it larger. */
export function paintMap(
  canvas: HTMLCanvasElement,
  map: Float32Array,
  [height, width]: readonly [number, number],
  largest: number,
  scale: ColorScale,
): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const image = new ImageData(width, height);
  colorValues(scale, map, largest, new Uint32Array(image.data.buffer));
  contextOf(canvas).putImageData(image, 0, 0);
}

/** One channel of values in the order row, column, channel. */
export function mapOf(values: Float32Array, channels: number, channel: number): Float32Array {
  return Float32Array.from({ length: values.length / channels }, (_, index) => values[index * channels + channel]!);
}

/** The largest magnitude among values; what gets the full colour. */
export function largestMagnitude(values: Float32Array): number {
  let largest = 0;
  for (let index = 0; index < values.length; index++) {
    const magnitude = Math.abs(values[index]!);
    if (magnitude > largest) largest = magnitude;
  }
  return largest;
}
