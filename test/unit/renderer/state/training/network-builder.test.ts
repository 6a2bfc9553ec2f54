import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ARCHITECTURES } from '../../../../../src/core/network/architectures';
import { layersSchema } from '../../../../../src/core/network/layers-schema';
import { numbersOf } from '../../../../../src/renderer/places/train/layer-fields';
import { END, NetworkBuilder, NEW_LAYERS } from '../../../../../src/renderer/state/training/network-builder.svelte';

const names = (builder: NetworkBuilder) => builder.layers.map(({ name }) => name);

describe('NetworkBuilder', () => {
  it('starts from a network of the table, with the end that all have', () => {
    const builder = new NetworkBuilder();
    expect(builder.layers.map(({ kind }) => kind)).toEqual(ARCHITECTURES.lenet.layers.map(({ kind }) => kind));
    expect(builder.stack.fault).toBeNull();
    builder.startFrom(ARCHITECTURES.cnn.layers);
    expect(builder.rows).toHaveLength(ARCHITECTURES.cnn.layers.length - END.length);
  });

  it('adds after the selected layer, moves, removes, and undoes all of it', () => {
    const builder = new NetworkBuilder();
    const before = names(builder);
    builder.selected = builder.rows[0]!.key;
    builder.add(NEW_LAYERS.find(({ kind }) => kind === 'batchNorm')!);
    expect(names(builder).slice(0, 3)).toEqual(['conv_1', 'norm_1', 'relu_1']);
    expect(builder.layers[0]).toMatchObject({ bias: false });

    const { selected: added } = builder;
    builder.move(added, -1);
    expect(builder.rows[0]!.key).toBe(added);
    builder.move(added, -1);
    expect(builder.rows[0]!.key).toBe(added);
    expect(builder.layers[0]).toMatchObject({ kind: 'batchNorm' });

    builder.remove(added);
    expect(names(builder)).toEqual(before);
    expect(builder.selected).toBe(builder.rows[0]!.key);
    // Adding, one move (the other had nowhere to go), removing.
    for (let step = 0; step < 3; step++) builder.undo();
    expect(builder.canUndo).toBe(false);
    expect(names(builder)).toEqual(before);
    builder.redo();
    expect(names(builder)[1]).toBe('norm_1');
  });

  it('takes typing one number as one step, another number as the next', () => {
    const builder = new NetworkBuilder();
    const { key, layer } = builder.rows[0]!;
    const [kernels, side] = numbersOf(layer);
    for (const value of [1, 16]) builder.change(key, 'Kernels', kernels!.write(layer, value));
    builder.change(key, 'Side', side!.write(builder.rows[0]!.layer, 3));
    expect(builder.layers[0]).toMatchObject({ filters: 16, kernelSize: 3 });
    builder.undo();
    expect(builder.layers[0]).toMatchObject({ filters: 16, kernelSize: 5 });
    builder.undo();
    expect(builder.layers[0]).toMatchObject({ filters: 8, kernelSize: 5 });
  });

  it('explains a stack that does not fit at the layer that does not', () => {
    const builder = new NetworkBuilder();
    const flatten = builder.rows.find(({ layer }) => layer.kind === 'flatten')!;
    builder.remove(flatten.key);
    expect(builder.stack.fault?.sentence).toMatch(/"logits" needs a row of numbers/);
    builder.undo();
    expect(builder.stack.fault).toBeNull();
  });
});

it.each(NEW_LAYERS.map((layer) => [layer.kind, layer] as const))('%s has limits that a recipe takes', (_, layer) => {
  const takes = (layer: object) => v.is(layersSchema, [{ ...layer, name: 'layer' }]);
  expect(takes(layer)).toBe(true);
  for (const number of numbersOf(layer)) {
    expect(takes(number.write(layer, number.min))).toBe(true);
    expect(takes(number.write(layer, number.max))).toBe(true);
    expect(number.read(number.write(layer, number.max))).toBe(number.max);
  }
});
