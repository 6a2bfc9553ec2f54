import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Run } from '../../../../src/core/api';
import type { EventMessage } from '../../../../src/core/envelope';
import { DEFAULT_RECIPE, type Recipe } from '../../../../src/core/training/recipe';
import { ModelLibrary } from '../../../../src/main/services/model-library';
import { TrainingRuns } from '../../../../src/main/services/training-runs';
import { buildProgram } from '../built-program';
import { temporaryFolder } from '../temporary-folder';
import { modelToSave } from '../trained-models';

const QUICK: Recipe = { ...DEFAULT_RECIPE, architecture: 'dense', digits: 600, epochs: 1 };

let trainer: Awaited<ReturnType<typeof buildProgram>>;

beforeAll(async () => {
  trainer = await buildProgram('src/main/workers/trainer.ts');
}, 120_000);

afterAll(() => trainer.remove());

/** Runs with a library in a fresh folder; the trainer is the real one, or a program that fails in the way wanted. */
async function makeRuns(program?: string) {
  const home = await temporaryFolder();
  const library = new ModelLibrary(join(home, 'none'), home);
  let path = trainer.path;
  if (program !== undefined) {
    path = join(home, 'trainer.mjs');
    await writeFile(path, `import { parentPort, workerData } from 'node:worker_threads';\n${program}`);
  }
  const events: EventMessage[] = [];
  const runs = new TrainingRuns(library, path, (event) => events.push(event));
  onTestFinished(() => runs.close());
  return { home, library, runs, events };
}

/** Waits until the newest run is in one of these states. */
async function reach(runs: TrainingRuns, ...kinds: Run['state']['kind'][]): Promise<Run> {
  await vi.waitFor(() => expect(kinds).toContain(runs.list()[0]?.state.kind), { timeout: 25_000, interval: 10 });
  return runs.list()[0]!;
}

/** A trainer that posts one progress, then does what follows. */
const BEGUN = `const progress = { step: 5, steps: 10, epoch: 1, epochs: 1, loss: 1, accuracy: 0.5, imagesPerSecond: 1, secondsLeft: 1 };
parentPort.postMessage({ kind: 'progress', progress });
`;

describe('a training run', () => {
  it('trains for real, tells how it goes, and stores what it learned', async () => {
    const { library, runs, events } = await makeRuns();
    const started = runs.start('Mine', { ...QUICK, epochs: 2 });
    expect(started).toMatchObject({ name: 'Mine', state: { kind: 'starting' }, progress: null });
    const ended = await reach(runs, 'ended', 'failed');
    expect(ended.state).toMatchObject({ kind: 'ended', evaluation: { count: 10_000 } });
    expect(ended.validation).toHaveLength(2);
    expect(ended.curve.length).toBeGreaterThan(0);
    expect(ended.curve.at(-1)!.epoch).toBeLessThanOrEqual(2);

    const [model] = await library.list();
    expect(model).toMatchObject({ state: 'ready', card: { name: 'Mine', recipe: { epochs: 2, digits: 600 } } });
    expect(ended.state).toMatchObject({ modelId: model!.id });
    // 600 digits, seen twice, teach far more than guessing.
    expect(model!.state === 'ready' && model!.card.evaluation.accuracy).toBeGreaterThan(0.5);
    const snapshots = events.filter(({ name }) => name === 'training.snapshot');
    expect(snapshots.length).toBeGreaterThan(0);
    expect(events.filter(({ name }) => name === 'training.changed').at(-1)?.data).toEqual(ended);
  });

  it('ends early with what it has, where that is to be kept', async () => {
    const { library, runs } = await makeRuns();
    const { id } = runs.start('Mine', { ...QUICK, epochs: 200, digits: 6000 });
    await reach(runs, 'running');
    await runs.stop(id, { keep: true });
    const ended = await reach(runs, 'ended', 'failed');
    expect(ended.state.kind).toBe('ended');
    const [model] = await library.list();
    expect(model).toMatchObject({
      card: { description: expect.stringMatching(/stopped in epoch \d+ of 200/) as string },
    });
  });

  it('leaves nothing where it is not to be kept, and makes room for another', async () => {
    const { library, runs } = await makeRuns(`${BEGUN} while (true);`);
    const { id } = runs.start('Mine', QUICK);
    await reach(runs, 'running');
    await runs.stop(id, { keep: false });
    expect(runs.list()[0]!.state).toEqual({ kind: 'ended', modelId: null, evaluation: null });
    expect(await library.list()).toEqual([]);
    expect(() => runs.start('Next', QUICK)).not.toThrow();
  });

  it('can still be thrown away after it was asked to end and does not', async () => {
    const { runs } = await makeRuns(`${BEGUN} while (true);`);
    const { id } = runs.start('Mine', QUICK);
    await reach(runs, 'running');
    await runs.stop(id, { keep: true });
    expect(runs.list()[0]!.state.kind).toBe('stopping');
    await runs.stop(id, { keep: false });
    expect(runs.list()[0]!.state.kind).toBe('ended');
  });

  it('is refused while another one trains, which is named', async () => {
    const { runs } = await makeRuns('setInterval(() => undefined, 1000);');
    runs.start('Mine', QUICK);
    expect(() => runs.start('Next', QUICK)).toThrow('“Mine” is still training.');
    expect(runs.list()).toHaveLength(1);
  });

  it.each([
    ['throws', `${BEGUN} throw new Error('out of memory');`, 'out of memory'],
    ['throws before it has begun', `throw new Error('no digits');`, 'no digits'],
    ['ends before it is done', `${BEGUN} process.exit(1);`, 'ended before it was done'],
    ['is not there', null, 'Cannot find module'],
  ])('whose thread %s has failed, with the reason; what is stored stays', async (_, program, reason) => {
    const { library, runs, home } = await makeRuns(program ?? '');
    if (program === null) await rm(join(home, 'trainer.mjs'));
    await library.save(...modelToSave('Stored'));
    runs.start('Mine', QUICK);
    const failed = await reach(runs, 'failed', 'ended');
    expect(failed.state).toMatchObject({ kind: 'failed', reason: expect.stringContaining(reason) as string });
    expect(await library.list()).toMatchObject([{ state: 'ready', card: { name: 'Stored' } }]);
    expect(() => runs.start('Next', QUICK)).not.toThrow();
  });

  it('keeps what it learned while it can not be stored, and stores it when asked again', async () => {
    const { home, library, runs } = await makeRuns();
    // A file where the models' folder is to be.
    await writeFile(join(home, 'models'), '');
    const { id } = runs.start('Mine', QUICK);
    const failed = await reach(runs, 'failed', 'ended');
    expect(failed.state).toMatchObject({
      kind: 'failed',
      unsaved: true,
      reason: expect.stringContaining('“Mine” was not saved') as string,
    });
    await rm(join(home, 'models'));
    await runs.stop(id, { keep: true });
    expect(runs.list()[0]!.state.kind).toBe('ended');
    expect(await readdir(join(home, 'models'))).toEqual([expect.stringMatching(/^mine-/)]);
    await library.list();
    await runs.stop(id, { keep: true });
    expect(await readdir(join(home, 'models'))).toHaveLength(1);
  });

  it('has a curve of a few hundred points, however long it is', async () => {
    const { runs } = await makeRuns(`
      for (let step = 1; step <= 5000; step++)
        parentPort.postMessage({ kind: 'progress', progress: { step, steps: 5000, epoch: 1, epochs: 1, loss: 1 / step, accuracy: 1, imagesPerSecond: 1, secondsLeft: 1 } });
      setInterval(() => undefined, 1000);`);
    runs.start('Mine', QUICK);
    await vi.waitFor(() => expect(runs.list()[0]!.progress?.step).toBe(5000));
    const { curve } = runs.list()[0]!;
    expect(curve.length).toBeGreaterThan(100);
    expect(curve.length).toBeLessThanOrEqual(400);
    expect(curve[0]!.epoch).toBeLessThan(0.01);
    expect(curve.at(-1)!.epoch).toBeGreaterThan(0.9);
    expect(curve.map(({ epoch }) => epoch)).toEqual(
      [...curve.map(({ epoch }) => epoch)].sort((one, other) => one - other),
    );
  });

  it('is not known under another id', async () => {
    const { runs } = await makeRuns('');
    await expect(runs.stop('run-none', { keep: true })).rejects.toThrow('not known');
  });
});
