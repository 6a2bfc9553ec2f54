import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { terminal } from './terminal';

const COMMANDS = ['train', 'evaluate', 'robustness', 'recognize', 'export', 'import', 'models', 'digits', 'serve'];

describe('the terminal', () => {
  it.each(COMMANDS)('explains %s with examples', async (command) => {
    const { run } = await terminal();
    const { code, out, err } = await run(command, '--help');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(`Usage: inkling ${command}`);
    expect(out).toContain('Examples:');
    expect(out).toContain(`  inkling ${command}`);
  });

  it('lists its commands and its version', async () => {
    const { run } = await terminal();
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    for (const command of COMMANDS) expect(out).toContain(command);
    expect(await run('--version')).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string });
  });

  it.each([
    [[], /Usage/],
    [['fly'], /unknown command 'fly'/],
    [['evaluate'], /missing required argument 'model'/],
    [['evaluate', 'plain', '--rotate', 'far'], /It takes a number\./],
    [['evaluate', 'plain', '--rotate', ''], /It takes a number\./],
    [['evaluate', 'plain', '--shift', '3'], /two numbers with a comma/],
    [['evaluate', 'plain', '--scale', '0'], /above 0/],
    [['evaluate', 'plain', '--labels', 'l.idx'], /^--labels goes with --images\.$/],
    [
      ['evaluate', 'plain', '--images', 'i', '--normalize'],
      /^--normalize is for the images of IDX files, with --labels\.$/,
    ],
    [['evaluate', 'plain', '--images', 'i', '--strokes', 's'], /cannot be used with/],
    [['evaluate', 'plain', '--own', '--strokes', 's'], /cannot be used with/],
    [['robustness'], /missing required argument 'models'/],
    [['robustness', 'plain', '--digits', '0'], /a whole number from 1 to 10000/],
    [['robustness', 'plain', '--digits', '20', '--own'], /cannot be used with/],
    [['robustness', 'plain', '--changes', 'colour'], /Allowed choices are angle, shift, scale, thickness, noise/],
    [['robustness', 'plain', '--csv', 'f.csv', '--json'], /cannot be used with/],
    [['digits', 'import'], /missing required argument 'files'/],
    [['train', '--network', 'giant'], /Allowed choices are dense, lenet, small, cnn, deep/],
    [['train', '--epochs', '0'], /^--epochs can't be 0: the least is 1\.$/],
    [['train', '--learning-rate', '2'], /^--learning-rate can't be 2: the most is 1\.$/],
    [['train', '--batch', '1.5'], /^--batch can't be 1\.5: it takes a whole number\.$/],
    [['train', '--name', ' '], /^--name was refused: a model needs a name\.$/],
    [['train', '--name', 'two\nlines'], /^--name was refused: a model's name has no line breaks/],
    [['train', '--out', ''], /^--out takes a folder\.$/],
    [['export', 'plain', '--format', 'word'], /Allowed choices are tfjs, keras, onnx/],
    [
      ['export', 'plain', '--out', 'model.docx'],
      /^--out ends with \.docx, which is no format's: name one with --format\.$/,
    ],
    [
      ['export', 'plain', '--format', 'tfjs', '--out', 'model.json'],
      /^TensorFlow\.js is written to a \.zip file; --out ends with \.json\.$/,
    ],
    [['import'], /missing required argument 'files'/],
    [['import', 'model.zip', '--name', ' '], /^--name was refused: a model needs a name\.$/],
    [['serve', '--port', '70000'], /up to 65535/],
  ])('does not understand %j: says so and ends with 2', async (args, message) => {
    const { run } = await terminal();
    const { code, out, err } = await run(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(message);
  });

  it('says in one sentence what went wrong, and where only if asked', async () => {
    const { run } = await terminal();
    const { code, out, err } = await run('evaluate', 'nobody');
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe('There is no model “nobody”, and no folder by that name. The models are: plain.');
    process.env.INKLING_DEBUG = '1';
    onTestFinished(() => {
      delete process.env.INKLING_DEBUG;
    });
    expect((await run('evaluate', 'nobody')).err).toMatch(/\n\s+at /);
  });

  it('lists models, damaged ones with the reason', async () => {
    const { run, shippedModels } = await terminal();
    expect((await run('models')).out).toMatch(
      /^Name +Origin +Test +What it is\nplain +shipped +100\.00 % +A Dense network/,
    );
    await writeFile(join(shippedModels, 'plain/weights.bin'), 'broken');
    expect((await run('models')).out).toMatch(/plain +shipped +damaged +weights\.bin/);
    expect(JSON.parse((await run('models', '--json')).out)).toMatchObject([{ id: 'plain', state: 'damaged' }]);
    const evaluated = await run('evaluate', 'plain');
    expect(evaluated.code).toBe(1);
    expect(evaluated.err).toContain('weights.bin');
    await rm(join(shippedModels, 'plain'), { recursive: true });
    expect((await run('models')).out).toBe('There are no models yet.');
  });
});
