import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { digitsBetween, NO_DIGITS, type Digits } from '../../../../../src/core/data/digits';
import type { EventMessage } from '../../../../../src/core/contract/envelope';
import { encodeMessage } from '../../../../../src/core/contract/wire';
import { curvesOf } from '../../../../../src/core/exchange/card';
import { Network } from '../../../../../src/core/network/network';
import { CHANGE_AMOUNTS, type Sweep, withNews } from '../../../../../src/core/training/robustness';
import { sweep } from '../../../../../src/core/training/sweep';
import { putFolder } from '../../../../../src/main/services/disk/durable-folder';
import { loadTestDigits } from '../../../../../src/main/services/digits/mnist';
import { modelFiles } from '../../../../../src/main/services/models/model-folder';
import { ModelLibrary } from '../../../../../src/main/services/models/model-library';
import { RobustnessSweeps } from '../../../../../src/main/services/models/robustness-sweeps';
import { startInstalledBackend } from '../../../backend';
import { PATIENCE } from '../../../patience';
import { buildProgram } from '../../built-program';
import { temporaryFolder } from '../../temporary-folder';
import { modelToSave } from '../../trained-models';

let reader: Awaited<ReturnType<typeof buildProgram>>;
let test: Digits;

beforeAll(async () => {
  reader = await buildProgram('src/main/workers/reader.ts');
  test = await loadTestDigits();
});

afterAll(() => reader.remove());

/** Sweeps over a shipped and a stored model; the reader is the real one, or a program that fails in the way wanted. */
async function makeSweeps({ program, own = digitsBetween(test, 0, 40) }: { program?: string; own?: Digits } = {}) {
  const folder = await temporaryFolder();
  const [home, shipped] = [join(folder, 'home'), join(folder, 'shipped')];
  await putFolder(join(shipped, 'plain'), modelFiles(...modelToSave('plain')), 'refuse');
  const library = new ModelLibrary(shipped, home);
  const stored = await library.save(...modelToSave('Mine', 2));
  let path = reader.path;
  if (program !== undefined) {
    path = join(folder, 'reader.mjs');
    await writeFile(path, `import { parentPort, workerData } from 'node:worker_threads';\n${program}`);
  }
  const events: EventMessage[] = [];
  const needs = {
    library,
    digitsOf: (set: 'test' | 'own') => Promise.resolve(set === 'test' ? test : own),
    reader: path,
    send: (event: EventMessage) => void events.push(event),
  };
  const sweeps = new RobustnessSweeps(needs);
  onTestFinished(() => sweeps.close());
  const cardOf = async (id: string) => {
    const model = (await new ModelLibrary(shipped, home).list()).find((one) => one.id === id)!;
    if (model.state !== 'ready') throw new Error(model.reason);
    return model.card;
  };
  return { folder, home, shipped, library, stored, sweeps, events, cardOf };
}

/** Waits until the sweep is over. */
async function over(sweeps: RobustnessSweeps): Promise<Sweep> {
  await vi.waitFor(() => expect(sweeps.current()!.state.kind).not.toBe('running'), { timeout: PATIENCE, interval: 10 });
  return sweeps.current()!;
}

/** The sweep as the events tell it. */
function retold(events: readonly EventMessage[]): Sweep | null {
  let sweep: Sweep | null = null;
  for (const { name, data } of events) {
    if (name === 'robustness.changed') sweep = data;
    else if (name === 'robustness.progressed' && data.sweepId === sweep?.id) sweep = withNews(sweep, data.news);
  }
  return sweep;
}

/** The program of a reader that measures the first change whole and then waits. */
const ONE_CHANGE = `
const [change] = workerData.task.changes;
const points = ${JSON.stringify(CHANGE_AMOUNTS)}[change];
points.forEach((at, index) => parentPort.postMessage({ kind: 'step', step: {
  read: index + 1, images: 1000, point: { change, at, accuracies: workerData.task.networks.map((_, place) => place / 10) }, score: null } }));
setInterval(() => undefined, 1000);`;

describe('a sweep of stored models', () => {
  it('measures each as the sweep alone does, tells how it goes, and keeps the curves with the cards', async () => {
    const { sweeps, stored, events, cardOf, library, home, shipped } = await makeSweeps();
    const started = await sweeps.start(['plain', stored.id], ['thickness', 'noise'], { set: 'own' });
    expect(started).toMatchObject({
      state: { kind: 'running' },
      models: [
        { id: 'plain', name: 'plain' },
        { id: stored.id, name: 'Mine' },
      ],
      digits: { set: 'own', count: 40 },
      progress: null,
    });
    const ended = await over(sweeps);
    expect(ended.state).toEqual({ kind: 'ended' });

    await startInstalledBackend();
    for (const id of ['plain', stored.id]) {
      const { layers, weights } = await library.open(id);
      const network = Network.fromWeights(layers, weights);
      const alone = [...sweep([network], digitsBetween(test, 0, 40), ['thickness', 'noise'])].map(
        ({ point }) => point!,
      );
      network.dispose();
      for (const change of ['thickness', 'noise'] as const) {
        const points = alone
          .filter((point) => point.change === change)
          .map(({ at, accuracies }) => ({ at, accuracy: accuracies[0]! }));
        expect(ended.curves.find((curve) => curve.modelId === id && curve.change === change)!.points).toEqual(points);
        expect(curvesOf(await cardOf(id))).toContainEqual({
          ...{ change, digits: 'own', count: 40, points, measured: expect.any(String) as string },
        });
      }
    }
    const reads = events.flatMap(({ name, data }) =>
      name === 'robustness.progressed' ? [data.news.progress.read] : [],
    );
    expect(reads).toEqual([...reads].sort((one, other) => one - other));
    expect(events.at(-1)).toEqual({ kind: 'event', name: 'robustness.changed', data: ended });
    expect(retold(events.slice(0, -1))).toEqual({ ...ended, state: { kind: 'running' } });
    // The shipped folder is as it was.
    expect((await readdir(join(shipped, 'plain'))).sort()).toEqual(['card.json', 'model.json', 'weights.bin']);
    expect(await readFile(join(shipped, 'plain/card.json'), 'utf8')).not.toContain('"measured"');
    expect(await readdir(join(home, 'robustness'))).toEqual(['plain.json']);
  });

  it('goes on while nobody listens, and keeps a curve that is whole when it is stopped', async () => {
    const { sweeps, stored, cardOf } = await makeSweeps({ program: ONE_CHANGE });
    const { id } = await sweeps.start(['plain', stored.id], ['scale', 'angle'], { set: 'test', count: 500 });
    await vi.waitFor(() => expect(sweeps.current()!.progress?.read).toBe(CHANGE_AMOUNTS.scale.length), PATIENCE);
    expect(sweeps.current()!.progress!.images).toBe(1000);
    await expect(sweeps.start(['plain'], ['angle'], { set: 'own' })).rejects.toThrow(
      'Other models are being measured.',
    );
    await sweeps.stop(id);
    expect(sweeps.current()!.state).toEqual({ kind: 'stopped' });
    for (const [place, model] of ['plain', stored.id].entries()) {
      const [curve, ...others] = curvesOf(await cardOf(model));
      expect(others).toEqual([]);
      expect(curve).toMatchObject({ change: 'scale', digits: 'test', count: 500 });
      expect(curve!.points).toEqual(CHANGE_AMOUNTS.scale.map((at) => ({ at, accuracy: place / 10 })));
    }
    await expect(sweeps.start(['plain'], ['scale'], { set: 'own' })).resolves.toBeDefined();
    await expect(sweeps.stop(id)).rejects.toThrow('not known any more');
  });

  it('is told of by what is new, in as many bytes at its last point as at its first', async () => {
    const { sweeps, stored, events } = await makeSweeps({ program: ONE_CHANGE });
    await sweeps.start(['plain', stored.id], ['angle'], { set: 'test', count: 500 });
    const points = CHANGE_AMOUNTS.angle.length;
    await vi.waitFor(() => expect(sweeps.current()!.progress?.read).toBe(points), PATIENCE);
    expect(retold(events)).toEqual(sweeps.current());
    const [whole, ...progressed] = events.map((event) => encodeMessage(event).length);
    expect(progressed).toHaveLength(points);
    expect(Math.max(...progressed)).toBeLessThan(300);
    expect(whole).toBeLessThan(encodeMessage(sweeps.current()).length);
  });

  it('has failed with the reason where its thread dies, and takes nothing with it', async () => {
    for (const [program, reason] of [
      [`${ONE_CHANGE} setTimeout(() => { throw new Error('out of memory'); }, 50);`, 'out of memory'],
      ['process.exit(1);', 'ended before it was done'],
    ] as const) {
      const { sweeps, cardOf, stored } = await makeSweeps({ program });
      await sweeps.start([stored.id], ['noise', 'angle'], { set: 'test', count: 500 });
      const failed = await over(sweeps);
      expect(failed.state).toMatchObject({ kind: 'failed', reason: expect.stringContaining(reason) as string });
      expect(curvesOf(await cardOf(stored.id))).toHaveLength(reason === 'out of memory' ? 1 : 0);
      await expect(sweeps.start(['plain'], ['angle'], { set: 'own' })).resolves.toBeDefined();
      await sweeps.close();
    }
  });

  it('says what could not be kept, and keeps the rest', async () => {
    const { sweeps, stored, library, cardOf } = await makeSweeps({ program: ONE_CHANGE });
    const starting = sweeps.start([stored.id, 'plain'], ['noise'], { set: 'test', count: 500 });
    const { id } = await starting;
    await library.delete(stored.id);
    await vi.waitFor(() => expect(sweeps.current()!.progress?.read).toBe(CHANGE_AMOUNTS.noise.length), PATIENCE);
    await sweeps.stop(id);
    expect(sweeps.current()!.state).toEqual({ kind: 'failed', reason: `There is no model “${stored.id}” any more.` });
    expect(curvesOf(await cardOf('plain'))).toHaveLength(1);
  });

  it('is refused without digits, and for a model that is not there', async () => {
    const { sweeps } = await makeSweeps({ own: NO_DIGITS });
    await expect(sweeps.start(['plain'], ['angle'], { set: 'own' })).rejects.toThrow('no digits of your own yet');
    await expect(sweeps.start(['gone'], ['angle'], { set: 'test', count: 500 })).rejects.toThrow('no model “gone”');
    expect(sweeps.current()).toBeNull();
  });
});

describe('the curves of a model that ships', () => {
  it('are of these weights only, and none where their file is broken', async () => {
    const { library, cardOf, home, shipped } = await makeSweeps();
    const { checksums } = await cardOf('plain');
    const curve = {
      change: 'noise',
      digits: 'test',
      count: 500,
      measured: new Date().toISOString(),
      points: [],
    } as const;
    await library.keepMeasured('plain', checksums['weights.bin'], { curves: [curve], tests: [] });
    expect((await cardOf('plain')).measured).toEqual([curve]);
    await expect(library.keepMeasured('plain', 'other', { curves: [curve], tests: [] })).rejects.toThrow(
      'another model by that name',
    );

    await rm(join(shipped, 'plain'), { recursive: true });
    await putFolder(join(shipped, 'plain'), modelFiles(...modelToSave('plain', 9)), 'refuse');
    expect((await cardOf('plain')).measured).toBeUndefined();
    await writeFile(join(home, 'robustness/plain.json'), '{');
    expect((await cardOf('plain')).measured).toBeUndefined();
  });

  it('outlast a renaming of a model that is stored', async () => {
    const { library, stored, cardOf } = await makeSweeps();
    const curve = { change: 'angle', digits: 'own', count: 3, measured: new Date().toISOString(), points: [] } as const;
    const { checksums } = await cardOf(stored.id);
    await library.keepMeasured(stored.id, checksums['weights.bin'], { curves: [curve], tests: [] });
    await library.rename(stored.id, 'Renamed');
    expect(await cardOf(stored.id)).toMatchObject({ name: 'Renamed', measured: [curve] });
  });
});
