import { beforeAll, describe, expect, it } from 'vitest';
import { digitsBetween, IMAGE_PIXELS, imageAt, type Digits } from '../../../../src/core/data/digits';
import { ARCHITECTURES } from '../../../../src/core/network/architectures';
import { Network } from '../../../../src/core/network/network';
import type { LayerTrace } from '../../../../src/core/network/trace';
import { findExcitations, MOST_EXCITATIONS, type Excitation } from '../../../../src/core/training/excitations';
import { loadTestDigits } from '../../../../src/main/services/digits/mnist';
import { startInstalledBackend } from '../../backend';

let digits: Digits;

beforeAll(async () => {
  await startInstalledBackend();
  // More than are read at a time.
  digits = digitsBetween(await loadTestDigits(), 0, 260);
});

type Cell = Pick<Excitation, 'row' | 'column'>;

function valueAt({ shape, values }: LayerTrace, map: number, { row, column }: Cell): number {
  const [, columns, maps] = shape.length === 3 ? shape : [1, 1, shape[0]];
  return values[(row * columns + column) * maps + map]!;
}

/** The largest value in a map of a trace. */
function largestIn(trace: LayerTrace, map: number): Omit<Excitation, 'place' | 'label'> {
  const [rows, columns] = trace.shape.length === 3 ? trace.shape : [1, 1];
  let largest = { row: 0, column: 0, value: -Infinity };
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const value = valueAt(trace, map, { row, column });
      if (value > largest.value) largest = { row, column, value };
    }
  return largest;
}

describe('the digits that excite a layer', () => {
  it.each(['lenet', 'cnn'] as const)('are those with the largest value in each map of %s', (name) => {
    const network = Network.create(ARCHITECTURES[name].layers, 3);
    const traces = Array.from({ length: digits.count }, (_, place) =>
      network.trace(Float32Array.from(imageAt(digits, place), (ink) => ink / 255)),
    );
    for (const [index, layer] of network.layers.entries()) {
      const found = findExcitations(network, index, digits);
      expect(found).toHaveLength(network.shapes[index]!.at(-1)!);
      // A row of all values has hundreds: the first few tell enough.
      for (const [map, strongest] of found.slice(0, 8).entries()) {
        const wanted = traces
          .map((trace, place) => ({ place, ...largestIn(trace.layers[index]!, map) }))
          .sort((one, other) => other.value - one.value || one.place - other.place)
          .slice(0, MOST_EXCITATIONS);
        expect(strongest, `${layer.name}, map ${map}`).toHaveLength(MOST_EXCITATIONS);
        strongest.forEach(({ value }, rank) => expect(value).toBeCloseTo(wanted[rank]!.value, 4));
        // A batch may round otherwise than one image, so that near ties change places; the values are there all the same.
        for (const { place, label, ...cell } of strongest) {
          expect(label).toBe(digits.labels[place]);
          expect(valueAt(traces[place]!.layers[index]!, map, cell)).toBeCloseTo(cell.value, 4);
        }
      }
    }
    network.dispose();
  });

  it('are all there are of fewer, each once', () => {
    const network = Network.create(ARCHITECTURES.dense.layers, 1);
    const few = { count: 3, images: digits.images.slice(0, 3 * IMAGE_PIXELS), labels: digits.labels.slice(0, 3) };
    for (const strongest of findExcitations(network, network.layers.length - 1, few))
      expect(strongest.map(({ place }) => place).sort()).toEqual([0, 1, 2]);
    network.dispose();
  });
});
