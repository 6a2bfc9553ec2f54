import { describe, expect, it, vi } from 'vitest';
import type { OpenedModel } from '../../../../../src/core/contract/api';
import type { Card } from '../../../../../src/core/exchange/card';
import { ARCHITECTURES } from '../../../../../src/core/network/architectures';
import { initialWeights } from '../../../../../src/core/network/initial-weights';
import { planLayers } from '../../../../../src/core/network/layer-kinds';
import { DEFAULT_RECIPE, type Recipe } from '../../../../../src/core/training/recipe';
import type { Run } from '../../../../../src/core/training/run';
import { UserError } from '../../../../../src/core/user-error';
import type { ReadyModel } from '../../../../../src/renderer/state/models/model-list.svelte';
import { RUN } from '../../../../../src/renderer/state/models/model-options';
import { isAugmented, ModelPair } from '../../../../../src/renderer/state/readers/model-pair.svelte';

const { layers } = ARCHITECTURES.dense;
const weights = initialWeights(layers, 1);
const cardOf = (name: string, augmentation: Recipe['augmentation'] = { kind: 'table', name: 'none' }): Card =>
  ({ name, recipe: { ...DEFAULT_RECIPE, augmentation } }) as Card;
const listed = (...ids: string[]): ReadyModel[] =>
  ids.map((id) => ({ id, origin: 'shipped', state: 'ready', card: cardOf(id), bytes: 0 }));
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** A pair whose models are opened as `open` says. */
function pairOf(
  opened: (id: string) => Promise<OpenedModel> = (id) => Promise.resolve({ id, card: cardOf(id), layers, weights }),
) {
  const open = vi.fn(opened);
  const learning: { learner: ConstructorParameters<typeof ModelPair>[1]['learner'] } = { learner: null };
  return { pair: new ModelPair({ open }, learning), open, learning };
}

const nameOf = ({ opening }: ModelPair['first']): string | null => (opening.kind === 'open' ? opening.name : null);

const run = (state: Run['state']): Run => ({
  id: 'run-1',
  name: 'Mine',
  recipe: DEFAULT_RECIPE,
  layers,
  started: '2026-11-24T20:00:00Z',
  progress: null,
  curve: [],
  validation: [],
  state,
});

describe('ModelPair', () => {
  it('begins with the two that differ in augmentation, and fetches each once', async () => {
    const { pair, open } = pairOf();
    pair.chooseAmong(listed('augmented', 'dense', 'plain', 'reader'));
    pair.chooseAmong(listed('augmented', 'dense', 'plain', 'reader'));
    await settled();
    expect([nameOf(pair.first), nameOf(pair.second)]).toEqual(['plain', 'augmented']);
    expect(pair.first.network).toEqual({ layers, weights });
    expect(open).toHaveBeenCalledTimes(2);
  });

  it('keeps what was chosen, takes another when that is gone, and does with what there is', async () => {
    const { pair } = pairOf();
    pair.chooseAmong(listed('plain', 'augmented', 'mine'));
    void pair.first.open('mine');
    pair.chooseAmong(listed('plain', 'augmented', 'mine'));
    await settled();
    expect(nameOf(pair.first)).toBe('mine');
    pair.chooseAmong(listed('dense', 'reader'));
    await settled();
    expect([nameOf(pair.first), nameOf(pair.second)]).toEqual(['dense', 'reader']);
    pair.chooseAmong(listed('only'));
    await settled();
    expect([nameOf(pair.first), nameOf(pair.second)]).toEqual(['only', 'only']);
  });

  it('ends with the model that was chosen last, whichever arrives first', async () => {
    const answers = new Map<string, (model: OpenedModel) => void>();
    const { pair } = pairOf((id) => new Promise((resolve) => answers.set(id, resolve)));
    const [first, second] = [pair.first.open('a'), pair.first.open('b')];
    answers.get('b')!({ id: 'b', card: cardOf('b'), layers, weights });
    await second;
    answers.get('a')!({ id: 'a', card: cardOf('a'), layers, weights });
    await first;
    expect(nameOf(pair.first)).toBe('b');
  });

  it('has no network of a model that can’t be opened, says why, and tries again', async () => {
    let fails = true;
    const { pair, open } = pairOf((id) =>
      fails
        ? Promise.reject(new UserError('“plain” is damaged.'))
        : Promise.resolve({ id, card: cardOf(id), layers, weights }),
    );
    await pair.first.open('plain');
    expect(pair.first.opening).toEqual({ kind: 'failed', reason: '“plain” is damaged.' });
    expect(pair.first.network).toBeNull();
    fails = false;
    pair.tryAgain();
    await settled();
    expect(nameOf(pair.first)).toBe('plain');
    expect(open).toHaveBeenCalledTimes(2);
  });

  it('reads with the network that trains, and afterwards with what came of it', async () => {
    const { pair, learning } = pairOf();
    const plan = planLayers(layers);
    pair.chooseAmong(listed('plain', 'augmented'));
    learning.learner = { run: { id: 'run-1', name: 'Mine' }, step: 10, plan, weights };
    void pair.second.open(RUN);
    expect(pair.second.opening).toMatchObject({ kind: 'open', name: 'Mine', network: { weights } });
    pair.chooseAmong(listed('plain', 'augmented'));
    pair.seeToRun(run({ kind: 'running' }), listed('plain', 'augmented'));
    expect(pair.second.id).toBe(RUN);
    const ended = run({ kind: 'ended', modelId: 'mine', reading: null, before: null });
    pair.seeToRun(ended, listed('mine', 'plain', 'augmented'));
    await settled();
    expect([nameOf(pair.first), nameOf(pair.second)]).toEqual(['plain', 'mine']);
    void pair.second.open(RUN);
    pair.seeToRun(run({ kind: 'failed', reason: 'No room.' }), listed('plain', 'augmented'));
    await settled();
    expect(nameOf(pair.second)).toBe('augmented');
  });

  it('tells whether it is augmentation that a model had', async () => {
    const { pair } = pairOf((id) =>
      Promise.resolve({
        id,
        card: cardOf(id, { kind: 'table', name: id === 'plain' ? 'none' : 'wide' }),
        layers,
        weights,
      }),
    );
    expect(isAugmented(pair.first)).toBeNull();
    pair.chooseAmong(listed('plain', 'augmented'));
    await settled();
    expect([isAugmented(pair.first), isAugmented(pair.second)]).toEqual([false, true]);
  });
});
