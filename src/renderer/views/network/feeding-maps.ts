import { weightsOf } from '../../../core/network/explain/layer-weights';
import { kindOf, type PlannedLayer } from '../../../core/network/layer-kinds';
import { shapeAt, type Spot } from '../../../core/network/spot';
import type { Weights } from '../../../core/network/weights';

/**
 * How strongly each map (or unit) of a layer before feeds a value, 0..1: the length of the kernel that reads it, as a
 * share of the longest. Layers between that only change values pass their own map on.
 * @param at the layer before, -1 for the drawing
 * @returns null where two layers that mix maps lie between: then everything feeds everything
 */
export function feedingMaps(
  plan: readonly PlannedLayer[],
  weights: Weights,
  { index, position }: Spot,
  at: number,
): Float32Array | null {
  let own = position.map;
  let lengths: Float32Array | null = null;
  for (let before = index; before > at; before--) {
    const { layer, input } = plan[before]!;
    const { fedBy } = kindOf(layer);
    if (fedBy === 'flattened') {
      const channels = input.at(-1)!;
      if (lengths) lengths = foldUnits(lengths, channels);
      else own %= channels;
    } else if (fedBy !== 'own') {
      if (lengths) return null;
      lengths = fedBy === 'all' ? new Float32Array(input[0]).fill(1) : kernelLengths(plan, weights, before, own);
    }
  }
  const count = shapeAt(plan, at)!.at(-1)!;
  if (lengths === null) return Float32Array.from({ length: count }, (_, map) => (map === own ? 1 : 0));
  const longest = Math.max(...lengths);
  return longest > 0 ? lengths.map((length) => length / longest) : lengths;
}

/** The length (L2 norm) of the kernel of one map of a layer, for each channel that comes in. */
function kernelLengths(plan: readonly PlannedLayer[], weights: Weights, index: number, map: number): Float32Array {
  const { input, output } = plan[index]!;
  const { values } = weightsOf(plan, weights, index)[0]!;
  const [channels, maps] = [input.at(-1)!, output.at(-1)!];
  const squares = new Float32Array(channels);
  for (let part = 0; part < values.length / maps; part++) squares[part % channels]! += values[part * maps + map]! ** 2;
  return squares.map(Math.sqrt);
}

/** Lengths for each unit of a flattened image, put together for each of its channels. */
function foldUnits(lengths: Float32Array, channels: number): Float32Array {
  const squares = new Float32Array(channels);
  lengths.forEach((length, unit) => (squares[unit % channels]! += length ** 2));
  return squares.map(Math.sqrt);
}
