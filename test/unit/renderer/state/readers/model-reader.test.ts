import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenedModel } from '../../../../../src/core/contract/api';
import type { Card } from '../../../../../src/core/exchange/card';
import { ARCHITECTURES } from '../../../../../src/core/network/architectures';
import { initialWeights } from '../../../../../src/core/network/initial-weights';
import { DEFAULT_RECIPE } from '../../../../../src/core/training/recipe';
import type { Run } from '../../../../../src/core/training/run';
import { UserError } from '../../../../../src/core/user-error';
import type { ReadyModel } from '../../../../../src/renderer/state/models/model-list.svelte';
import { ModelReader } from '../../../../../src/renderer/state/readers/model-reader.svelte';
import { Toasts } from '../../../../../src/renderer/ui/toasts.svelte';
import { startInstalledBackend } from '../../../backend';

// The window fetches the backend's files from where it was served; here they are read from the package.
vi.mock('../../../../../src/renderer/state/readers/wasm-backend', () => ({
  startWindowBackend: () => startInstalledBackend(),
}));

const card = {} as Card;
const listed = (...ids: string[]): ReadyModel[] =>
  ids.map((id) => ({ id, origin: 'shipped', state: 'ready', card, bytes: 0 }));
const { layers } = ARCHITECTURES.dense;
const model = (id: string): OpenedModel => ({ id, card, layers, weights: initialWeights(layers, id.charCodeAt(0)) });

/** Main's answers to `models.open`, given when the test says so. */
function openings() {
  const answers = new Map<string, { resolve: (model: OpenedModel) => void; reject: (error: Error) => void }>();
  const asked: string[] = [];
  const open = (id: string): Promise<OpenedModel> => {
    asked.push(id);
    return new Promise((resolve, reject) => answers.set(id, { resolve, reject }));
  };
  const toasts = new Toasts();
  return { reading: new ModelReader({ open }, toasts), asked, answers, toasts };
}

const run = (state: Run['state']): Run => ({
  id: 'run-1',
  name: 'Mine',
  recipe: DEFAULT_RECIPE,
  layers: [],
  started: '2026-11-24T20:00:00Z',
  progress: null,
  curve: [],
  validation: [],
  state,
});

beforeEach(() => vi.stubGlobal('requestAnimationFrame', () => 1));
afterEach(() => vi.unstubAllGlobals());

describe('ModelReader', () => {
  it('opens with the reader if it is there, else with the first model', () => {
    const { reading, asked } = openings();
    reading.chooseAmong(listed('plain', 'reader'));
    expect(asked).toEqual(['reader']);
    const other = openings();
    other.reading.chooseAmong(listed('plain', 'dense'));
    expect(other.asked).toEqual(['plain']);
  });

  it('keeps the choice while it is listed, and chooses anew when it is gone', () => {
    const { reading, asked } = openings();
    void reading.open('mine');
    reading.chooseAmong(listed('mine', 'reader'));
    expect(asked).toEqual(['mine']);
    reading.chooseAmong(listed('reader'));
    expect(asked).toEqual(['mine', 'reader']);
  });

  it('ends with the model that was chosen last, whichever arrives first', async () => {
    const { reading, answers } = openings();
    const [first, second] = [reading.open('a'), reading.open('b')];
    answers.get('b')!.resolve(model('b'));
    await second;
    answers.get('a')!.reject(new UserError('“a” is damaged.'));
    await first;
    expect(reading.id).toBe('b');
    expect(reading.opening).toMatchObject({ kind: 'open', weights: model('b').weights });
  });

  it('reads with the model before while another is being opened', async () => {
    const { reading, answers } = openings();
    const first = reading.open('a');
    expect(reading.model).toBeNull();
    answers.get('a')!.resolve(model('a'));
    await first;
    const second = reading.open('b');
    expect(reading.model).toMatchObject({ id: 'a' });
    answers.get('b')!.resolve(model('b'));
    await second;
    expect(reading.model).toMatchObject({ id: 'b' });
  });

  it('says why a model can’t be opened, and tries again when the line is back', async () => {
    const { reading, asked, answers } = openings();
    const opening = reading.open('a');
    answers.get('a')!.reject(new UserError('The connection to Inkling was lost.'));
    await opening;
    expect(reading.opening).toEqual({ kind: 'failed', reason: 'The connection to Inkling was lost.' });
    reading.tryAgain();
    expect(asked).toEqual(['a', 'a']);
  });

  it('goes on with the model that reads when another can’t be opened, and says why', async () => {
    const { reading, answers, toasts } = openings();
    const opening = reading.open('a');
    answers.get('a')!.resolve(model('a'));
    await opening;
    const other = reading.open('b');
    answers.get('b')!.reject(new UserError('The connection to Inkling was lost.'));
    await other;
    expect(reading.id).toBe('a');
    expect(reading.opening.kind).toBe('open');
    expect(toasts.list.at(-1)?.text).toBe('The connection to Inkling was lost.');
  });

  it('refuses weights that don’t fit their layers, and reads with nothing then', async () => {
    const { reading, answers } = openings();
    const opening = reading.open('a');
    answers.get('a')!.resolve({ ...model('a'), weights: [] });
    await opening;
    expect(reading.opening.kind).toBe('failed');
  });

  it('follows a run until it is over, then reads with what came of it', () => {
    const { reading, asked } = openings();
    reading.followRun();
    reading.seeToRun(run({ kind: 'running' }));
    expect(reading.followsRun).toBe(true);
    reading.seeToRun(run({ kind: 'ended', modelId: 'mine', reading: null, before: null }));
    expect(reading.followsRun).toBe(false);
    expect(asked).toEqual(['mine']);
  });

  it('goes back to its model when the run it followed was not kept, or failed', () => {
    for (const state of [
      { kind: 'ended', modelId: null, reading: null, before: null },
      { kind: 'failed', reason: 'No room.' },
    ] as const) {
      const { reading, asked } = openings();
      reading.followRun();
      reading.seeToRun(run(state));
      expect(reading.followsRun).toBe(false);
      expect(asked).toEqual([]);
    }
  });
});
