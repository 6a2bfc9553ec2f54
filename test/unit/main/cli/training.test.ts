import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Evaluation } from '../../../../src/core/training/progress';
import { buildProgram } from '../built-program';
import { temporaryFolder } from '../temporary-folder';
import { terminal } from './terminal';

let trainer: Awaited<ReturnType<typeof buildProgram>>;
let reader: Awaited<ReturnType<typeof buildProgram>>;

beforeAll(async () => {
  trainer = await buildProgram('src/main/workers/trainer.ts');
  reader = await buildProgram('src/main/workers/reader.ts');
});

afterAll(() => Promise.all([trainer.remove(), reader.remove()]));

const QUICK = ['--network', 'dense', '--digits', '600', '--epochs', '1'];
const weightsOf = (folder: string): Promise<Buffer> => readFile(join(folder, 'weights.bin'));

/** A trainer that fails in the way wanted. */
async function failing(program: string): Promise<string> {
  const path = join(await temporaryFolder(), 'trainer.mjs');
  await writeFile(path, `import { parentPort, workerData } from 'node:worker_threads';\n${program}`);
  return path;
}

describe('train', () => {
  it('trains, stores the model under its name, and can use it at once', async () => {
    const { run, home } = await terminal(trainer.path, { reader: reader.path });
    const said = await run('train', ...QUICK, '--name', 'Mine', '--json');
    expect(said).toMatchObject({ code: 0, err: '' });
    const made = JSON.parse(said.out) as { id: string; name: string; folder: string; evaluation: Evaluation };
    expect(made).toMatchObject({ name: 'Mine', folder: join(home, 'models', made.id), evaluation: { count: 10_000 } });
    const { out } = await run('evaluate', 'mine', '--json');
    const { confusion, loss } = made.evaluation;
    expect(JSON.parse(out)).toMatchObject({ model: 'Mine', confusion, loss: expect.closeTo(loss, 5) as number });
  });

  it('makes the same network of the same seed, another of another', async () => {
    const { run, folder } = await terminal(trainer.path, { reader: reader.path });
    const [one, again, other] = ['one', 'again', 'other'].map((name) => join(folder, name)) as [string, string, string];
    await run('train', ...QUICK, '--augmentation', 'mild', '--out', one);
    await run('train', ...QUICK, '--augmentation', 'mild', '--out', again);
    await run('train', ...QUICK, '--augmentation', 'mild', '--seed', '2', '--out', other);
    expect((await weightsOf(one)).equals(await weightsOf(again))).toBe(true);
    expect((await weightsOf(one)).equals(await weightsOf(other))).toBe(false);
  });

  it('replaces a model in a folder only by force, and nothing else ever', async () => {
    const { run, folder } = await terminal(trainer.path, { reader: reader.path });
    const out = join(folder, 'model');
    expect(await run('train', ...QUICK, '--out', out)).toMatchObject({ code: 0 });
    const before = await weightsOf(out);
    const refused = await run('train', ...QUICK, '--seed', '2', '--out', out);
    expect(refused).toMatchObject({ code: 1, err: `${out} is there already; --force replaces the model in it.` });
    expect((await weightsOf(out)).equals(before)).toBe(true);
    expect(await run('train', ...QUICK, '--seed', '2', '--out', out, '--force')).toMatchObject({ code: 0 });
    expect((await weightsOf(out)).equals(before)).toBe(false);
    const home = join(folder, 'precious');
    await mkdir(home);
    await writeFile(join(home, 'letter.txt'), 'dear');
    const kept = await run('train', ...QUICK, '--out', home, '--force');
    expect(kept).toMatchObject({ code: 1, err: `${home} is not a model's folder and is not replaced.` });
    expect(await readdir(home)).toEqual(['letter.txt']);
  });

  it('ends early on Ctrl+C with what it has learned', async () => {
    const { run } = await terminal(trainer.path, { reader: reader.path });
    const training = run('train', '--network', 'dense', '--epochs', '200', '--name', 'Short', '--json');
    // Once, and when it is listened for: the second time would end the program.
    const interrupting = setInterval(() => {
      if (process.listenerCount('SIGINT') === 0) return;
      clearInterval(interrupting);
      setTimeout(() => process.emit('SIGINT'), 3000);
    }, 100);
    const said = await training;
    expect(said.code).toBe(0);
    expect((JSON.parse(said.out) as { stoppedInEpoch: number }).stoppedInEpoch).toBeLessThan(200);
    expect((await run('models')).out).toMatch(/Short +stored .*stopped in epoch/);
  });

  it('goes on from a checkpoint, of the same recipe only, and needs it no more once the model is stored', async () => {
    const { run, folder } = await terminal(trainer.path, { reader: reader.path });
    const file = join(folder, 'run.ckpt');
    const checkpoint = ['train', ...QUICK, '--workers', '1', '--checkpoint', file];
    // A trainer that dies after a checkpoint of the third step.
    const dying = await terminal(
      await failing(`
        parentPort.postMessage({ kind: 'step', step: { kind: 'checkpoint', checkpoint: { ...workerData.task.from, step: 3 } } });
        await new Promise((resolve) => setTimeout(resolve, 200));
        throw new Error('no luck');`),
    );
    expect(await dying.run(...checkpoint)).toMatchObject({ code: 1 });
    expect(await run(...checkpoint, '--seed', '2')).toMatchObject({
      code: 1,
      err: `${file} is the checkpoint of another recipe. Train by that one, or name another file.`,
    });
    expect(await run(...checkpoint)).toMatchObject({ code: 0, err: 'Going on after step 3.' });
    expect(await readdir(folder)).not.toContain('run.ckpt');
    await writeFile(file, 'a letter');
    expect(await run(...checkpoint)).toMatchObject({ err: `${file} is there already, and is not a checkpoint.` });
  });

  it('learns on from a model', async () => {
    const { run, home } = await terminal(trainer.path, { reader: reader.path });
    await run('train', ...QUICK, '--name', 'Mine');
    const options = QUICK.filter((option) => option !== '--network' && option !== 'dense');
    const { out, code } = await run('train', '--from', 'mine', ...options, '--json');
    expect(code).toBe(0);
    const told = JSON.parse(out) as { name: string; before: { test: Evaluation }; evaluation: Evaluation };
    expect(told.name).toBe('Mine, fine-tuned, 1 epoch');
    expect(told.evaluation.accuracy).toBeGreaterThan(told.before.test.accuracy);
    expect(await run('train', '--from', 'nobody', ...options)).toMatchObject({
      code: 1,
      err: 'There is no model “nobody” to train further.',
    });
    expect(await run('train', ...QUICK, '--from', 'mine')).toMatchObject({ code: 2 });
    expect(await readdir(join(home, 'models'))).toHaveLength(2);
  });

  it('learns from what other models answer', async () => {
    const { run } = await terminal(trainer.path, { reader: reader.path });
    await run('train', ...QUICK, '--name', 'Mine');
    const { out, code } = await run('train', ...QUICK, '--teachers', 'Mine, plain', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ recipe: { teachers: [{ name: 'Mine' }, { id: 'plain', name: 'plain' }] } });
    expect(await run('train', ...QUICK, '--teachers', 'plain,nobody')).toMatchObject({
      code: 1,
      err: 'There is no model “nobody” to learn from.',
    });
  });

  it('says so where the trainer fails or dies', async () => {
    const thrown = await terminal(await failing('throw new Error("no luck");'));
    expect(await thrown.run('train', ...QUICK)).toMatchObject({
      code: 1,
      err: 'The training stopped with a fault: no luck',
    });
    const died = await terminal(await failing('process.exit(3);'));
    expect(await died.run('train', ...QUICK)).toMatchObject({ code: 1, err: 'The training ended before it was done.' });
  });

  it('keeps a model that can not be stored in another place, and names it', async () => {
    const { run, home } = await terminal(trainer.path, { reader: reader.path });
    await mkdir(home);
    await writeFile(join(home, 'models'), 'in the way');
    const { code, err } = await run('train', ...QUICK, '--name', 'Homeless');
    expect(code).toBe(1);
    expect(err).toContain(`${join(home, 'models')} is not a folder.`);
    const [, refuge] = /The model is in (\S+) instead\.$/.exec(err)!;
    onTestFinished(() => rm(dirname(refuge!), { recursive: true }));
    expect(await run('evaluate', refuge!, '--json')).toMatchObject({ code: 0 });
  });

  it.runIf(process.platform === 'linux')('keeps one that fails to be written in no known way', async () => {
    const { run } = await terminal(trainer.path, { reader: reader.path });
    const { code, err } = await run('train', ...QUICK, '--out', '/proc/model');
    expect(code).toBe(1);
    const [, refuge] = /^The model was not stored: .* The model is in (\S+) instead\.$/.exec(err)!;
    onTestFinished(() => rm(dirname(refuge!), { recursive: true }));
    expect(await run('evaluate', refuge!, '--json')).toMatchObject({ code: 0 });
  });
});

describe('models --remake', () => {
  it('trains a shipped model again from its recipe: the second time the same weights', async () => {
    const { run, shippedModels } = await terminal(trainer.path, { reader: reader.path });
    expect(await run('train', ...QUICK, '--name', 'tiny', '--out', join(shippedModels, 'tiny'))).toMatchObject({
      code: 0,
    });
    const before = await weightsOf(join(shippedModels, 'tiny'));
    const said = await run('models', '--remake', 'tiny');
    expect(said.code).toBe(0);
    expect(said.out).toMatch(
      /^tiny: reads \d+\.\d\d % of the test digits, trained in .*, with the same weights as before\.$/,
    );
    expect((await weightsOf(join(shippedModels, 'tiny'))).equals(before)).toBe(true);
    expect((await run('models', '--json')).out).toContain('"name":"tiny"');
  });

  it('knows only models that ship', async () => {
    const { run } = await terminal(trainer.path, { reader: reader.path });
    expect(await run('models', '--measure', 'other')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^No model “other” ships/) as string,
    });
    expect(await run('models', '--remake', 'other')).toMatchObject({
      code: 1,
      err: 'No model “other” ships. Those that do are: plain.',
    });
  });
});
