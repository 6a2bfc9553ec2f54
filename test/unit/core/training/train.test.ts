import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { digitsBetween, NO_DIGITS, type Digits } from '../../../../src/core/data/digits';
import { Random } from '../../../../src/core/data/random';
import { ARCHITECTURES, type ArchitectureName } from '../../../../src/core/network/architectures';
import type { Layer } from '../../../../src/core/network/layer';
import { Network } from '../../../../src/core/network/network';
import type { NetworkData } from '../../../../src/core/network/network-data';
import { fromRow, layWeights } from '../../../../src/core/network/weight-row';
import type { Weights } from '../../../../src/core/network/weights';
import type { Checkpoint } from '../../../../src/core/training/checkpoint';
import { evaluate } from '../../../../src/core/training/evaluate';
import type { Outcome, TrainingEvent } from '../../../../src/core/training/progress';
import { DEFAULT_RECIPE, type Recipe } from '../../../../src/core/training/recipe';
import { ask, type Team } from '../../../../src/core/training/team';
import { train } from '../../../../src/core/training/train';
import { beginning, teamFor, type TrainingTask } from '../../../../src/core/training/training-task';
import { UserError } from '../../../../src/core/user-error';
import { loadTestDigits, loadTrainingDigits } from '../../../../src/main/services/digits/mnist';
import { startInstalledBackend } from '../../backend';

let mnist: Digits;
let test: Digits;

beforeAll(async () => {
  await startInstalledBackend();
  mnist = await loadTrainingDigits();
  test = first(500, await loadTestDigits());
});

afterEach(() => void vi.useRealTimers());

const first = (count: number, digits: Digits): Digits => digitsBetween(digits, 0, count);

const recipeOf = (name: ArchitectureName, digits: number, change: Partial<Recipe> = {}): Recipe => ({
  ...DEFAULT_RECIPE,
  network: { kind: 'table', name },
  data: { mnist: digits, own: false },
  ...change,
});

interface Start {
  readonly learnsOn?: Weights;
  readonly teachers?: readonly NetworkData[];
  readonly own?: Digits;
  readonly digits?: Digits;
  readonly from?: Checkpoint;
}

/** A run of a team of one; `heard` hears of each event before the run goes on. */
function run(
  recipe: Recipe,
  { learnsOn, teachers = [], own = NO_DIGITS, digits = mnist, from }: Start = {},
  heard: (event: TrainingEvent, team: Team) => void = () => undefined,
): TrainingEvent[] {
  if (recipe.network.kind === 'model') throw new Error('These tests give the weights of a model themselves.');
  const { layers } = recipe.network.kind === 'built' ? recipe.network : ARCHITECTURES[recipe.network.name];
  const start = from ?? beginning(recipe, layers, learnsOn ?? null);
  const task: TrainingTask = {
    recipe,
    layers,
    learnsOn: learnsOn ?? null,
    teachers,
    mnist: digits,
    test,
    own,
    from: start,
  };
  const team = teamFor(task);
  const events: TrainingEvent[] = [];
  for (const event of train(task, { team, member: 0 })) {
    events.push(event);
    heard(event, team);
  }
  return events;
}

function outcomeOf(events: readonly TrainingEvent[]): Outcome {
  const last = events.at(-1);
  if (last?.kind !== 'finished') throw new Error('The run did not finish.');
  return last.outcome;
}

const valuesOf = (events: readonly TrainingEvent[]) => outcomeOf(events).weights.map(({ values }) => [...values]);

/** How many of the validation digits a dense network with these weights reads rightly, 0..1. */
function validationAccuracy(weights: Weights): number {
  const network = Network.fromWeights(ARCHITECTURES.dense.layers, weights);
  const { accuracy } = evaluate(network, digitsBetween(mnist, 55_000, 60_000));
  network.dispose();
  return accuracy;
}

describe('training', () => {
  it('learns to read digits it has not seen, and leaves no tensor', () => {
    const before = tf.memory().numTensors;
    const events = run(recipeOf('lenet', 3_000, { epochs: 2, learningRate: 0.005 }));
    expect(outcomeOf(events).reading.test.accuracy).toBeGreaterThan(0.75);
    expect(events.some(({ kind }) => kind === 'progress')).toBe(true);
    expect(events.some(({ kind }) => kind === 'snapshot')).toBe(true);
    expect(events.filter(({ kind }) => kind === 'validation')).toHaveLength(2);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('leaves the number of tensors where it was, a thousand steps on', () => {
    vi.useFakeTimers();
    const counts: number[] = [];
    const recipe = recipeOf('lenet', 1_000, { batch: 4, epochs: 4 });
    run(recipe, {}, ({ kind }) => {
      if (kind !== 'snapshot') return;
      counts.push(tf.memory().numTensors);
      // The next step has one too, however fast it is.
      vi.advanceTimersByTime(500);
    });
    expect(counts).toHaveLength(1_000);
    expect(new Set(counts).size).toBe(1);
  });

  it.each<[string, Partial<Recipe>]>([
    ['momentum', { optimizer: { kind: 'sgd', momentum: 0.9 }, learningRate: 0.05 }],
    ['one cycle', { schedule: { kind: 'oneCycle' }, learningRate: 0.01 }],
    ['weight decay and smoothed labels', { weightDecay: 0.1, labelSmoothing: 0.1, learningRate: 0.005 }],
  ])('learns by %s', (_, change) => {
    const events = run(recipeOf('lenet', 3_000, { epochs: 2, ...change }));
    expect(outcomeOf(events).reading.test.accuracy).toBeGreaterThan(0.75);
  });

  it('gives the same weights for the same recipe, and others for another seed', () => {
    const short = recipeOf('cnn', 100, { epochs: 1, batch: 25, augmentation: { kind: 'table', name: 'wide' } });
    const [one, again, other] = [short, short, { ...short, seed: 2 }].map((recipe) =>
      valuesOf(run(recipe, { digits: first(100, mnist) })),
    );
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
  });

  it.each<[string, ArchitectureName, Partial<Recipe>]>([
    ['cnn', 'cnn', { augmentation: { kind: 'table', name: 'wide' } }],
    ['dense network that may stop early', 'dense', { patience: 2, optimizer: { kind: 'sgd', momentum: 0.9 } }],
  ])('of a %s goes on from a pause, and ends as if there had been none', (_, name, change) => {
    const recipe = recipeOf(name, 200, { epochs: 3, batch: 40, ...change });
    // Without patience there is nothing to validate for.
    const digits = change.patience === undefined ? first(200, mnist) : mnist;
    const undisturbed = run(recipe, { digits });
    let checkpoint: Checkpoint | undefined;
    const paused = run(recipe, { digits }, (event, team) => {
      if (event.kind === 'snapshot') ask(team, 'pause');
      if (event.kind === 'checkpoint') checkpoint = event.checkpoint;
    });
    expect(paused.at(-1)!.kind).toBe('paused');
    expect(checkpoint).toMatchObject({ step: 2 });
    const rest = run(recipe, { digits, from: checkpoint! });
    expect(valuesOf(rest)).toEqual(valuesOf(undisturbed));
    const validations = (events: readonly TrainingEvent[]) => events.filter(({ kind }) => kind === 'validation');
    expect([...validations(paused), ...validations(rest)]).toEqual(validations(undisturbed));
  });

  it('has a checkpoint to go on from every ten seconds', () => {
    vi.useFakeTimers();
    const recipe = recipeOf('dense', 600, { epochs: 2 });
    const kinds = run(recipe, {}, ({ kind }) => kind === 'snapshot' && vi.advanceTimersByTime(4_000)).map(
      ({ kind }) => kind,
    );
    // Eighteen steps of four seconds: each third one is followed by a checkpoint.
    expect(kinds.filter((kind) => kind === 'checkpoint')).toHaveLength(6);
  });

  it('stops after the step under way and keeps what it has learned', () => {
    const events = run(recipeOf('lenet', 3_000, { epochs: 50 }), {}, (_, team) => ask(team, 'stop'));
    expect(outcomeOf(events)).toMatchObject({ stopped: true, epoch: 1 });
    expect(events.length).toBeLessThan(6);
  });

  it('validates only on digits that it does not learn from', () => {
    const digits = first(5_500, mnist);
    const kinds = (count: number) => run(recipeOf('dense', count), { digits }).map(({ kind }) => kind);
    expect(kinds(500)).toContain('validation');
    expect(kinds(501)).not.toContain('validation');
  });

  it('validates the averaged network, and learns on as if it had not', () => {
    const recipe = recipeOf('dense', 500, { epochs: 3 });
    const validated = run(recipe);
    const { weights } = outcomeOf(validated);
    const last = validated.findLast((event) => event.kind === 'validation');
    expect(last?.evaluation.accuracy).toBe(validationAccuracy(weights));
    // The logits have a temperature in them, which takes validation to find.
    const hidden = ([kernel, bias]: Weights) => [kernel, bias];
    expect(hidden(weights)).toEqual(hidden(outcomeOf(run(recipe, { digits: first(500, mnist) })).weights));
  });

  it('ends with the best weights once its patience is at its end', () => {
    // A learning rate that stays high overlearns a hundred digits soon.
    const recipe = recipeOf('dense', 100, {
      ...{ epochs: 200, batch: 10, learningRate: 0.02, patience: 3 },
      schedule: { kind: 'constant', warmUp: 0 },
    });
    const events = run(recipe);
    const validations = events.flatMap((event) => (event.kind === 'validation' ? [event.evaluation] : []));
    const losses = validations.map(({ loss }) => loss);
    const { epoch, stopped, weights } = outcomeOf(events);
    expect(losses.length).toBeLessThan(200);
    expect(epoch).toBe(losses.length - 3);
    expect(losses[epoch - 1]).toBe(Math.min(...losses));
    expect(validationAccuracy(weights)).toBe(validations[epoch - 1]!.accuracy);
    expect(stopped).toBe(false);
  });

  it('ends as sure of itself as it is right', () => {
    const events = run(recipeOf('dense', 1_000, { epochs: 20, labelSmoothing: 0.3 }));
    const { reading, temperature } = outcomeOf(events);
    // Smoothed labels make a network far less sure than it is right: by some 20 points if it were left so.
    expect(reading.test.calibration.error).toBeLessThan(0.06);
    expect(temperature).toBeLessThan(1);
  });

  it('says that no temperature is in the weights where none could be, or there is nothing to find it with', () => {
    const layers: Layer[] = [...ARCHITECTURES.dense.layers];
    layers.splice(-1, 0, { kind: 'tanh', name: 'tanh' });
    const tamed = recipeOf('dense', 100, { epochs: 1, network: { kind: 'built', layers } });
    expect(outcomeOf(run(tamed)).temperature).toBeNull();
    const all = recipeOf('dense', 100, { epochs: 1 });
    expect(outcomeOf(run(all, { digits: first(100, mnist) })).temperature).toBeNull();
  });

  it('learns on from a model, and tells what that one read', () => {
    const { layers } = ARCHITECTURES.dense;
    const learnsOn = outcomeOf(run(recipeOf('dense', 1_000))).weights;
    const { reading, before } = outcomeOf(run(recipeOf('dense', 5_000, { seed: 2 }), { learnsOn }));
    const network = Network.fromWeights(layers, learnsOn);
    expect(before).toEqual({ test: evaluate(network, test), own: null });
    network.dispose();
    expect(reading.test.accuracy).toBeGreaterThan(before!.test.accuracy);
  });

  it('learns from teachers what labels that say nothing do not teach', () => {
    const { layers } = ARCHITECTURES.dense;
    const teacher = { layers, weights: outcomeOf(run(recipeOf('dense', 3_000))).weights };
    const random = Random.fromSeed(1);
    const digits = { ...mnist, labels: mnist.labels.map(() => random.integer(10)) };
    const recipe = recipeOf('dense', 3_000, { seed: 2 });
    expect(outcomeOf(run(recipe, { digits })).reading.test.accuracy).toBeLessThan(0.3);
    expect(outcomeOf(run(recipe, { digits, teachers: [teacher] })).reading.test.accuracy).toBeGreaterThan(0.7);
  });

  it("learns the user's own digits, and is measured on those that it does not learn from", () => {
    // Every digit is told to be the next one, which MNIST does not teach.
    const some = first(500, mnist);
    const own = { ...some, labels: some.labels.map((label) => (label + 1) % 10) };
    const { reading } = outcomeOf(
      run(recipeOf('dense', 0, { epochs: 10, learningRate: 0.01, data: { mnist: 0, own: true } }), { own }),
    );
    expect(reading.own).toMatchObject({ count: 100 });
    expect(reading.own!.accuracy).toBeGreaterThan(0.6);
    expect(reading.test.accuracy).toBeLessThan(0.2);
  });

  it('says so where the loss is no number any more', () => {
    const { layers } = ARCHITECTURES.dense;
    const { weights } = beginning(recipeOf('dense', 100), layers, null);
    const huge = fromRow(layWeights(layers), weights.fill(1e38));
    expect(() => run(recipeOf('dense', 100), { learnsOn: huge })).toThrow(UserError);
  });
});
