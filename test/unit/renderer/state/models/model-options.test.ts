import { describe, expect, it } from 'vitest';
import type { ReadyModel } from '../../../../../src/renderer/state/models/model-list.svelte';
import { modelOptions, RUN } from '../../../../../src/renderer/state/models/model-options';

const model = (id: string, origin: ReadyModel['origin']): ReadyModel =>
  ({ id, origin, card: { name: id.toUpperCase() } }) as ReadyModel;

describe('the networks to choose from', () => {
  it('are the one that trains, those trained here and those that ship, each under its name', () => {
    const options = modelOptions([model('plain', 'shipped'), model('mine', 'stored')], 'Under way');
    expect(options).toEqual([
      { group: 'Learning now', options: [{ value: RUN, label: 'Under way' }] },
      { group: 'Trained here', options: [{ value: 'mine', label: 'MINE' }] },
      { group: 'Shipped with Inkling', options: [{ value: 'plain', label: 'PLAIN' }] },
    ]);
  });

  it('have no group without any', () => {
    expect(modelOptions([model('plain', 'shipped')], null).map(({ group }) => group)).toEqual(['Shipped with Inkling']);
    expect(modelOptions([], null)).toEqual([]);
  });
});
