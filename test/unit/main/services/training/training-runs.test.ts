import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { digitsBetween, NO_DIGITS, type Digits } from '../../../../../src/core/data/digits';
import type { EventMessage } from '../../../../../src/core/contract/envelope';
import { encodeMessage } from '../../../../../src/core/contract/wire';
import type { Layer } from '../../../../../src/core/network/layer';
import { DEFAULT_RECIPE, type Recipe } from '../../../../../src/core/training/recipe';
import { withProgress, type Run } from '../../../../../src/core/training/run';
import { UserError } from '../../../../../src/core/user-error';
import { ModelLibrary } from '../../../../../src/main/services/models/model-library';
import { loadTestDigits } from '../../../../../src/main/services/digits/mnist';
import { TrainingRuns } from '../../../../../src/main/services/training/training-runs';
import { PATIENCE } from '../../../patience';
import { buildProgram } from '../../built-program';
import { temporaryFolder } from '../../temporary-folder';
import { modelToSave } from '../../trained-models';

const QUICK: Recipe = {
  ...DEFAULT_RECIPE,
  network: { kind: 'table', name: 'dense' },
  data: { mnist: 600, own: false },
  epochs: 1,
  workers: 2,
};

/** Goes on until it is stopped. */
const LONG: Recipe = { ...QUICK, epochs: 200, data: { mnist: 6000, own: false } };

let trainer: Awaited<ReturnType<typeof buildProgram>>;

beforeAll(async () => {
  trainer = await buildProgram('src/main/workers/trainer.ts');
});

afterAll(() => trainer.remove());

/** Runs with a library in a fresh folder; the trainer is the real one, or a program that fails in the way wanted. */
async function makeRuns(program?: string, home?: string) {
  home ??= await temporaryFolder();
  const library = new ModelLibrary(join(home, 'none'), home);
  let path = trainer.path;
  if (program !== undefined) {
    path = join(home, 'trainer.mjs');
    await writeFile(path, `import { parentPort, workerData } from 'node:worker_threads';\n${program}`);
  }
  const events: EventMessage[] = [];
  const runs = new TrainingRuns({
    library,
    ownDigits: () => Promise.resolve(OWN),
    trainer: path,
    folder: join(home, 'runs'),
    send: (event) => events.push(event),
  });
  await runs.load();
  onTestFinished(() => runs.close());
  return { home, library, runs, events };
}

/** Waits until the newest run is in one of these states. */
async function reach(runs: TrainingRuns, ...kinds: Run['state']['kind'][]): Promise<Run> {
  await vi.waitFor(() => expect(kinds).toContain(runs.list()[0]?.state.kind), { timeout: PATIENCE, interval: 10 });
  return runs.list()[0]!;
}

/** The user's own digits: some of MNIST's test digits. */
let OWN: Digits;

beforeAll(async () => {
  OWN = digitsBetween(await loadTestDigits(), 0, 50);
});

/** The run as the events tell it, to whoever knows how it started. */
function retold(started: Run, events: readonly EventMessage[]): Run {
  let run = started;
  for (const { name, data } of events) {
    if (name === 'training.changed') run = data;
    else if (name === 'training.progressed') run = withProgress(run, data.progress);
    else if (name === 'training.validated') run = { ...run, validation: [...run.validation, data.point] };
  }
  return run;
}

/** The leader of a team does what follows; a helper waits. */
const WAITING = `if (workerData.seat.member > 0) await new Promise((resolve) => setTimeout(resolve, 60_000));`;

/** The leader posts one progress, then does what follows. */
const BEGUN = `${WAITING}
const progress = { step: 5, steps: 10, epoch: 1, epochs: 1, loss: 1, accuracy: 0.5, imagesPerSecond: 1, secondsLeft: 1 };
parentPort.postMessage({ kind: 'step', step: { kind: 'progress', progress } });
`;

describe('a training run', () => {
  it('trains for real, tells how it goes, and stores what it learned', async () => {
    const { library, runs, events } = await makeRuns();
    const started = await runs.start('Mine', { ...QUICK, epochs: 2 });
    expect(started).toMatchObject({ name: 'Mine', state: { kind: 'starting' }, progress: null });
    const ended = await reach(runs, 'ended', 'failed');
    expect(ended.state).toMatchObject({ kind: 'ended', reading: { test: { count: 10_000 }, own: null }, before: null });
    expect(ended.validation).toHaveLength(2);
    expect(ended.curve.length).toBeGreaterThan(0);
    expect(ended.curve.at(-1)!.epoch).toBeLessThanOrEqual(2);

    const [model] = await library.list();
    expect(model).toMatchObject({
      state: 'ready',
      card: { name: 'Mine', recipe: { epochs: 2, data: { mnist: 600 } } },
    });
    expect(ended.state).toMatchObject({ modelId: model!.id });
    // 600 digits, seen twice, teach far more than guessing.
    expect(model!.state === 'ready' && model!.card.evaluation.accuracy).toBeGreaterThan(0.5);
    const snapshots = events.filter(({ name }) => name === 'training.snapshot');
    expect(snapshots.length).toBeGreaterThan(0);
    expect(events.filter(({ name }) => name === 'training.changed').at(-1)?.data).toEqual(ended);
    expect(retold(started, events)).toEqual(ended);
  });

  it('learns the same in several threads as in one, but for rounding', async () => {
    const learned: number[][] = [];
    for (const workers of [1, 2, 3]) {
      const { library, runs } = await makeRuns();
      // A batch that no two members can share evenly, and steps that don't amplify how it is rounded.
      const change = { workers, batch: 32 + 1, optimizer: { kind: 'sgd', momentum: 0.9 }, learningRate: 0.02 } as const;
      await runs.start('Mine', { ...QUICK, ...change });
      learned.push((await weightsOf(library, await reach(runs, 'ended', 'failed'))).flat());
    }
    const [alone, ...together] = learned;
    for (const weights of together)
      expect(Math.max(...weights.map((weight, at) => Math.abs(weight - alone![at]!)))).toBeLessThan(1e-4);
  });

  it('ends early with what it has, where that is to be kept', async () => {
    const { library, runs } = await makeRuns();
    const { id } = await runs.start('Mine', LONG);
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
    const { id } = await runs.start('Mine', QUICK);
    await reach(runs, 'running');
    await runs.stop(id, { keep: false });
    expect(runs.list()[0]!.state).toEqual({ kind: 'ended', modelId: null, reading: null, before: null });
    expect(await library.list()).toEqual([]);
    await expect(runs.start('Next', QUICK)).resolves.toBeDefined();
  });

  it('can still be thrown away after it was asked to end and does not', async () => {
    const { runs } = await makeRuns(`${BEGUN} while (true);`);
    const { id } = await runs.start('Mine', QUICK);
    await reach(runs, 'running');
    await runs.stop(id, { keep: true });
    expect(runs.list()[0]!.state.kind).toBe('stopping');
    await runs.stop(id, { keep: false });
    expect(runs.list()[0]!.state.kind).toBe('ended');
  });

  it('is refused while another one trains, which is named', async () => {
    const { runs } = await makeRuns('setInterval(() => undefined, 1000);');
    await runs.start('Mine', QUICK);
    await expect(runs.start('Next', QUICK)).rejects.toThrow('“Mine” is still training.');
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
    await runs.start('Mine', QUICK);
    const failed = await reach(runs, 'failed', 'ended');
    expect(failed.state).toMatchObject({ kind: 'failed', reason: expect.stringContaining(reason) as string });
    expect(await library.list()).toMatchObject([{ state: 'ready', card: { name: 'Stored' } }]);
    await expect(runs.start('Next', QUICK)).resolves.toBeDefined();
  });

  it('keeps what it learned while it can not be stored, and stores it when asked again', async () => {
    const { home, library, runs } = await makeRuns();
    // A file where the models' folder is to be.
    await writeFile(join(home, 'models'), '');
    const { id } = await runs.start('Mine', QUICK);
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

  it('ends with its model where it is to be thrown away while that is being stored', async () => {
    const { library, runs } = await makeRuns();
    const save = library.save.bind(library);
    vi.spyOn(library, 'save').mockImplementation(async (...model) => {
      await runs.stop(id, { keep: false });
      return save(...model);
    });
    const { id } = await runs.start('Mine', QUICK);
    const ended = await reach(runs, 'ended', 'failed');
    expect(await library.list()).toMatchObject([{ id: ended.state.kind === 'ended' && ended.state.modelId }]);
  });

  it('has a curve of a few hundred points, however long it is', async () => {
    const { runs } = await makeRuns(`${WAITING}
      for (let step = 1; step <= 5000; step++)
        parentPort.postMessage({ kind: 'step', step: { kind: 'progress', progress: { step, steps: 5000, epoch: 1, epochs: 1, loss: 1 / step, accuracy: 1, imagesPerSecond: 1, secondsLeft: 1 } } });
      setInterval(() => undefined, 1000);`);
    await runs.start('Mine', QUICK);
    await vi.waitFor(() => expect(runs.list()[0]!.progress?.step).toBe(5000), PATIENCE);
    const { curve } = runs.list()[0]!;
    expect(curve.length).toBeGreaterThan(100);
    expect(curve.length).toBeLessThanOrEqual(400);
    expect(curve[0]!.epoch).toBeLessThan(0.01);
    expect(curve.at(-1)!.epoch).toBeGreaterThan(0.9);
    expect(curve.map(({ epoch }) => epoch)).toEqual(
      [...curve.map(({ epoch }) => epoch)].sort((one, other) => one - other),
    );
  });

  it('is told of by what is new, in as many bytes at its 50th point as at its second', async () => {
    const { runs, events } = await makeRuns(`${WAITING}
      for (let step = 1; step <= 50; step++)
        parentPort.postMessage({ kind: 'step', step: { kind: 'progress', progress: { step, steps: 500, epoch: 1, epochs: 1, loss: 1 / step, accuracy: 1, imagesPerSecond: 1, secondsLeft: 1 } } });
      setInterval(() => undefined, 1000);`);
    const started = await runs.start('Mine', QUICK);
    await vi.waitFor(() => expect(runs.list()[0]!.progress?.step).toBe(50), PATIENCE);
    expect(retold(started, events)).toEqual(runs.list()[0]);
    const sizes = events.map((event) => encodeMessage(event).length);
    const [whole, ...progressed] = sizes;
    expect(progressed).toHaveLength(49);
    expect(Math.max(...progressed)).toBeLessThan(300);
    expect(whole).toBeLessThan(encodeMessage(runs.list()[0]).length);
  });

  it('is not known under another id', async () => {
    const { runs } = await makeRuns('');
    await expect(runs.stop('run-none', { keep: true })).rejects.toThrow('not known');
  });
});

/** Every thread that was started, the newest last. */
const threads: Worker[] = [];
process.on('worker', (worker) => threads.push(worker));

/** Ends a thread of the newest team of two, as a fault of the system would. */
const killThread = (member: number): Promise<number> => threads.at(member - 2)!.terminate();

/** The weights of the model that a run ended with. */
async function weightsOf(library: ModelLibrary, { state }: Run): Promise<number[][]> {
  if (state.kind !== 'ended' || state.modelId === null) throw new Error(`The run has no model: ${state.kind}.`);
  const { weights } = await library.open(state.modelId);
  return weights.map(({ values }) => [...values]);
}

/** Reads quickly, but has weights that are averaged and chance in how it learns. */
const SMALL: readonly Layer[] = [
  { kind: 'convolution', name: 'convolution', filters: 4, kernelSize: 5, stride: 1, padding: 'valid', bias: false },
  { kind: 'maxPool', name: 'pool', size: 2, stride: 2, padding: 'valid' },
  { kind: 'batchNorm', name: 'norm', momentum: 0.99, epsilon: 1e-3 },
  { kind: 'relu', name: 'relu' },
  { kind: 'flatten', name: 'flatten' },
  { kind: 'dropout', name: 'dropout', rate: 0.25 },
  { kind: 'dense', name: 'logits', units: 10 },
  { kind: 'softmax', name: 'probabilities' },
];

describe('a run that goes on', () => {
  /** Long enough to be interrupted, and with everything that depends on the order of things. */
  const recipe: Recipe = {
    ...QUICK,
    network: { kind: 'built', layers: SMALL },
    augmentation: { kind: 'table', name: 'wide' },
    data: { mnist: 2400, own: true },
    epochs: 2,
    patience: 2,
  };

  it('ends where an undisturbed one does: paused, killed with a helper, killed with the leader, killed with the program', async () => {
    const undisturbed = await makeRuns();
    await undisturbed.runs.start('Undisturbed', recipe);
    const expected = await weightsOf(undisturbed.library, await reach(undisturbed.runs, 'ended', 'failed'));

    const before = await makeRuns();
    const { id } = await before.runs.start('Disturbed', recipe);
    await reach(before.runs, 'running');
    before.runs.pause(id);
    const paused = await reach(before.runs, 'paused', 'failed', 'ended');
    expect(paused.state).toEqual({ kind: 'paused' });

    for (const member of [1, 0]) {
      await before.runs.resume(id);
      await reach(before.runs, 'running', 'ended');
      await killThread(member);
      const failed = await reach(before.runs, 'failed', 'ended');
      expect(failed.state).toMatchObject({ kind: 'failed', resumable: true });
    }

    await before.runs.resume(id);
    await reach(before.runs, 'running', 'ended');
    // Another process would find just this on the disk.
    const after = await makeRuns(undefined, before.home);
    expect(after.runs.list()).toMatchObject([{ id, name: 'Disturbed', state: { kind: 'paused' } }]);
    await before.runs.close();
    await after.runs.resume(id);
    const ended = await reach(after.runs, 'ended', 'failed');
    expect(await weightsOf(after.library, ended)).toEqual(expected);
    expect(ended.validation.map(({ epoch }) => epoch)).toEqual([1, 2]);
  });

  it('can be kept as far as it came, or thrown away, while it is paused', async () => {
    const { runs, library, home } = await makeRuns();
    for (const keep of [true, false]) {
      const { id } = await runs.start(keep ? 'Kept' : 'Dropped', LONG);
      await reach(runs, 'running');
      runs.pause(id);
      await reach(runs, 'paused');
      await runs.stop(id, { keep });
      await reach(runs, 'ended');
    }
    expect(await library.list()).toMatchObject([{ card: { name: 'Kept', epochsDone: expect.any(Number) as number } }]);
    await runs.close();
    const folders = await readdir(join(home, 'runs'));
    expect(folders).toHaveLength(2);
    for (const folder of folders) expect(await readdir(join(home, 'runs', folder))).toEqual(['run.json']);
  });

  it('is known after a restart, and can be forgotten', async () => {
    const { runs, home, events } = await makeRuns();
    const { id } = await runs.start('Mine', QUICK);
    const ended = await reach(runs, 'ended', 'failed');
    await runs.close();
    const { runs: later } = await makeRuns(undefined, home);
    expect(later.list()).toEqual([ended]);
    await runs.forget(id);
    expect(events.at(-1)).toMatchObject({ name: 'training.forgotten', data: { runId: id } });
    const { runs: latest } = await makeRuns(undefined, home);
    expect(latest.list()).toEqual([]);
  });

  it("learns on from a stored model and from the user's own digits, and tells what that changed", async () => {
    const { runs, library } = await makeRuns();
    await runs.start('First', QUICK);
    const first = await reach(runs, 'ended', 'failed');
    if (first.state.kind !== 'ended') throw new Error('The first run did not end.');
    const network = { kind: 'model', id: first.state.modelId!, name: 'First' } as const;
    await runs.start('Second', { ...QUICK, network, data: { mnist: 600, own: true }, learningRate: 0.0005 });
    await vi.waitFor(
      () => expect(runs.list()[0]).toMatchObject({ name: 'Second', state: { kind: 'ended' } }),
      PATIENCE,
    );
    const { state } = runs.list()[0]!;
    expect(state).toMatchObject({ before: { test: first.state.reading!.test, own: { count: 10 } } });
    expect(state).toMatchObject({ reading: { own: { count: 10 } } });
    const models = await library.list();
    expect(models.map((model) => model.state === 'ready' && model.card.description)).toContain(
      '“First”, trained further without augmentation for 1 epoch.',
    );
  });

  it('is refused where the digits or the model that it asks for are not there', async () => {
    const { runs } = await makeRuns();
    OWN = NO_DIGITS;
    await expect(runs.start('Mine', { ...QUICK, data: { mnist: 0, own: true } })).rejects.toThrow(
      'no digits of your own',
    );
    const network = { kind: 'model', id: 'gone', name: 'Gone' } as const;
    await expect(runs.start('Mine', { ...QUICK, network })).rejects.toThrow();
    const built = { kind: 'built', layers: [{ kind: 'flatten', name: 'flatten' }] } as const;
    await expect(runs.start('Mine', { ...QUICK, network: built })).rejects.toThrow(UserError);
    expect(runs.list()).toEqual([]);
    await expect(runs.resume('run-none')).rejects.toThrow('not known');
  });
});
