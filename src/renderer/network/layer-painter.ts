import type { Shape } from '../../core/network/layer';
import { colorValues, type ColorScale } from '../ui/color-scales';
import { mapPlace, type LayerLayout } from './layer-layout';

/** Room to colour values in before they are scaled up. */
const room = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;

/** The largest magnitude among values; what gets the full colour. */
export function largestMagnitude(values: Float32Array): number {
  let largest = 0;
  for (const value of values) {
    const magnitude = Math.abs(value);
    if (magnitude > largest) largest = magnitude;
  }
  return largest;
}

/** Paints a layer's output, every value in its colour. The canvas has `ratio` device pixels for each CSS pixel. */
export function paintLayer(
  context: CanvasRenderingContext2D,
  values: Float32Array,
  shape: Shape,
  layout: LayerLayout,
  scale: ColorScale,
  ratio: number,
): void {
  const largest = largestMagnitude(values);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  if (shape.length === 1 || layout.kind === 'strip') {
    if (layout.kind !== 'strip') return;
    const { columns, rows, cellWidth, cellHeight } = layout;
    colour(values, columns, rows, largest, scale);
    draw(context, 0, 0, columns, rows, 0, 0, columns * cellWidth * ratio, rows * cellHeight * ratio);
    return;
  }
  const [height, width, channels] = shape;
  const { side, inset } = mapPlace(layout.cell, shape, ratio);
  colour(channelsFirst(values, shape), width, height * channels, largest, scale);
  for (let channel = 0; channel < channels; channel++) {
    const left = Math.round((channel % layout.columns) * layout.pitch * ratio) + inset;
    const top = Math.round(Math.floor(channel / layout.columns) * layout.pitch * ratio) + inset;
    draw(context, 0, channel * height, width, height, left, top, side, side);
  }
}

/** Paints one map, `[height, width]`, as large as the canvas. */
export function paintMap(
  context: CanvasRenderingContext2D,
  map: Float32Array,
  [height, width]: readonly [number, number],
  largest: number,
  scale: ColorScale,
): void {
  colour(map, width, height, largest, scale);
  draw(context, 0, 0, width, height, 0, 0, context.canvas.width, context.canvas.height);
}

/** One channel of values in the order row, column, channel. */
export function mapOf(values: Float32Array, channels: number, channel: number): Float32Array {
  return Float32Array.from({ length: values.length / channels }, (_, place) => values[place * channels + channel]!);
}

/** From the order row, column, channel to channel, row, column: map after map. */
export function channelsFirst(
  values: Float32Array,
  [height, width, channels]: readonly [number, number, number],
): Float32Array {
  const maps = new Float32Array(values.length);
  const places = height * width;
  for (let place = 0, from = 0; place < places; place++) {
    for (let channel = 0; channel < channels; channel++) maps[channel * places + place] = values[from++]!;
  }
  return maps;
}

function colour(values: Float32Array, width: number, height: number, largest: number, scale: ColorScale): void {
  const image = new ImageData(width, height);
  colorValues(scale, values, largest, new Uint32Array(image.data.buffer));
  if (room.canvas.width < width) room.canvas.width = width;
  if (room.canvas.height < height) room.canvas.height = height;
  room.putImageData(image, 0, 0);
}

/** Copies a part of `room`, each of its pixels sharp where it grows. */
function draw(
  context: CanvasRenderingContext2D,
  fromX: number,
  fromY: number,
  fromWidth: number,
  fromHeight: number,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  context.imageSmoothingEnabled = width < fromWidth;
  context.drawImage(room.canvas, fromX, fromY, fromWidth, fromHeight, x, y, width, height);
}
