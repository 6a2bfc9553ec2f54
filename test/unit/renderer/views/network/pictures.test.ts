import { describe, expect, it } from 'vitest';
import { ARCHITECTURES, type ArchitectureName } from '../../../../../src/core/network/architectures';
import { planLayers } from '../../../../../src/core/network/layer-kinds';
import type { Trace } from '../../../../../src/core/network/trace';
import { type NamedReads, picturesOf } from '../../../../../src/renderer/views/network/pictures';

/** A trace whose every value is the same. */
function traceOf(architecture: ArchitectureName, value: number): Trace {
  const layers = planLayers(ARCHITECTURES[architecture].layers).map(({ layer, output, weightCount }) => ({
    layer,
    shape: output,
    values: new Float32Array(output.reduce((product, side) => product * side, 1)).fill(value),
    weightCount,
  }));
  const probabilities = new Float32Array(10).fill(value);
  return { image: new Float32Array(784).fill(value), layers, answer: { digit: 0, probabilities } };
}

const reads = (name: string, architecture: ArchitectureName, drawn: number, varied: number | null): NamedReads => ({
  name,
  plan: planLayers(ARCHITECTURES[architecture].layers),
  weights: [],
  trace: traceOf(architecture, drawn),
  varied: varied === null ? null : traceOf(architecture, varied),
});

const firstValues = (pictures: ReturnType<typeof picturesOf>): readonly (readonly (number | undefined)[])[] =>
  pictures.map(({ bands }) => bands.map(({ trace }) => trace?.layers[0]!.values[0]));

describe('what is shown of a drawing in a network', () => {
  it('is one band without a variant', () => {
    const pictures = picturesOf(reads('reader', 'lenet', 1, null), null, false);
    expect(firstValues(pictures)).toEqual([[1]]);
    expect(pictures[0]!.reads).toHaveLength(1);
    expect(pictures[0]!.bands[0]!.title).toBeNull();
  });

  it('is the drawing, its variant and what the variant changes', () => {
    const [picture] = picturesOf(reads('reader', 'lenet', 1, 4), null, true);
    expect(firstValues([picture!])).toEqual([[1, 4, 3]]);
    expect(picture!.bands.map(({ kind }) => kind)).toEqual(['activations', 'activations', 'difference']);
    expect(picture!.reads.map(({ trace }) => trace!.layers[0]!.values[0])).toEqual([1, 4]);
  });

  it('is two networks of the same shapes in one picture, each with the variant where there is one', () => {
    const [one, other] = [reads('plain', 'cnn', 1, 10), reads('augmented', 'cnn', 2, 30)];
    expect(firstValues(picturesOf(one, other, false))).toEqual([[1, 2, 1]]);
    const pictures = picturesOf(one, other, true);
    expect(firstValues(pictures)).toEqual([[10, 30, 20]]);
    expect(pictures[0]!.bands.map(({ title }) => title)).toEqual(['plain', 'augmented', 'augmented less plain']);
  });

  it('is two pictures, each with its network’s name, where values have no counterparts', () => {
    const pictures = picturesOf(reads('reader', 'cnn', 1, null), reads('dense', 'dense', 2, null), false);
    expect(firstValues(pictures)).toEqual([[1], [2]]);
    expect(pictures.map(({ bands }) => bands[0]!.title)).toEqual(['reader', 'dense']);
  });

  it('is empty bands while there is no drawing', () => {
    const nothing = { ...reads('reader', 'lenet', 0, null), trace: null };
    expect(firstValues(picturesOf(nothing, null, true))).toEqual([[undefined, undefined, undefined]]);
  });
});
