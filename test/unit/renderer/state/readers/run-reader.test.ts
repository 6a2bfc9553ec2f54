import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ARCHITECTURES } from '../../../../../src/core/network/architectures';
import { initialWeights } from '../../../../../src/core/network/initial-weights';
import { DEFAULT_RECIPE } from '../../../../../src/core/training/recipe';
import type { Run } from '../../../../../src/core/training/run';
import { RunReader } from '../../../../../src/renderer/state/readers/run-reader.svelte';
import { Runs } from '../../../../../src/renderer/state/training/runs.svelte';
import { startInstalledBackend } from '../../../backend';
import { clientLine } from '../../client-line';

vi.mock('../../../../../src/renderer/state/readers/wasm-backend', () => ({
  startWindowBackend: () => startInstalledBackend(),
}));

const run = (id: string): Run => ({
  id,
  name: id,
  recipe: { ...DEFAULT_RECIPE, network: { kind: 'table', name: 'lenet' } },
  layers: ARCHITECTURES.lenet.layers,
  started: '2026-11-24T20:00:00Z',
  progress: null,
  curve: [],
  validation: [],
  state: { kind: 'running' },
});

const weights = (seed: number) => initialWeights(ARCHITECTURES.lenet.layers, seed);

function readingRuns(...ids: string[]) {
  const { client, send } = clientLine();
  const reading = new RunReader(client, new Runs(client));
  for (const id of ids) send({ kind: 'event', name: 'training.changed', data: run(id) });
  const snapshot = (runId: string, step: number) =>
    send({ kind: 'event', name: 'training.snapshot', data: { runId, step, weights: weights(step) } });
  return { reading, snapshot };
}

beforeAll(startInstalledBackend);
beforeEach(() => vi.stubGlobal('requestAnimationFrame', () => 1));
afterEach(() => vi.unstubAllGlobals());

describe('RunReader', () => {
  it('reads with the newest snapshot, and holds no more than one network', async () => {
    const { reading, snapshot } = readingRuns('a', 'b');
    snapshot('a', 10);
    await expect.poll(() => reading.learner?.step).toBe(10);
    const { plan } = reading.learner!;
    const held = tf.memory().numTensors;
    snapshot('a', 20);
    await expect.poll(() => reading.learner?.step).toBe(20);
    // The same plan, so that the view stays as it is between snapshots.
    expect(reading.learner!.plan).toBe(plan);
    expect(reading.learner!.weights).toEqual(weights(20));
    snapshot('b', 5);
    await expect.poll(() => reading.learner?.run.name).toBe('b');
    expect(tf.memory().numTensors).toBe(held);
  });

  it('passes over a snapshot that a newer one has overtaken, and one of a run it knows nothing of', async () => {
    const { reading, snapshot } = readingRuns('a');
    snapshot('a', 10);
    snapshot('a', 20);
    await expect.poll(() => reading.learner?.step).toBe(20);
    snapshot('unheard-of', 30);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(reading.learner?.step).toBe(20);
  });
});
