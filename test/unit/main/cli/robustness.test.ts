import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NamedCurve } from '../../../../src/core/exchange/robustness-csv';
import { putFolder } from '../../../../src/main/services/disk/durable-folder';
import { modelFiles } from '../../../../src/main/services/models/model-folder';
import { modelToSave } from '../trained-models';
import { terminal } from './terminal';

async function twoModels() {
  const place = await terminal();
  await putFolder(join(place.shippedModels, 'other'), modelFiles(...modelToSave('other', 2)), 'refuse');
  return place;
}

describe('robustness', () => {
  it('prints what each model reads, and the same to a file and as JSON', async () => {
    const { run, folder } = await twoModels();
    const ask = ['robustness', 'plain', 'other', '--digits', '40', '--changes', 'scale', 'noise'];
    const json = await run(...ask, '--json');
    expect(json).toMatchObject({ code: 0, err: '' });
    const curves = JSON.parse(json.out) as NamedCurve[];
    expect(curves.map(({ model, digits, count, change }) => [model, digits, count, change])).toEqual([
      ['plain', 'test', 40, 'scale'],
      ['plain', 'test', 40, 'noise'],
      ['other', 'test', 40, 'scale'],
      ['other', 'test', 40, 'noise'],
    ]);
    const unchanged = curves[0]!.points.find(({ at }) => at === 1)!.accuracy;
    expect(curves[1]!.points[0]).toEqual({ at: 0, accuracy: unchanged });

    const { out } = await run(...ask);
    expect(out).toMatch(
      /^Read rightly of 40 MNIST test digits\n\nScaled: factor\n +plain +other\n +0\.4 +\d+\.\d\d % /,
    );
    expect(out).toContain(`  1${`${(100 * unchanged).toFixed(2)} %`.padStart(10)}`);

    const file = join(folder, 'curves.csv');
    expect(await run(...ask, '--csv', file)).toMatchObject({ code: 0, out: `Wrote ${file}.` });
    const lines = (await readFile(file, 'utf8')).trim().split('\r\n');
    expect(lines).toHaveLength(1 + curves.reduce((sum, { points }) => sum + points.length, 0));
    expect(lines).toContain(`plain,test,40,scale,factor,1,${unchanged}`);
    expect(await run(...ask, '--csv', file)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/--force/) as string,
    });
  });

  it('puts models to standard tests and writing habits, beside published figures', async () => {
    const { run } = await twoModels();
    const ask = ['robustness', 'plain', 'other', '--digits', '20', '--standard', '--habits'];
    const { out } = await run(...ask);
    expect(out).toMatch(/^Read rightly of 20 MNIST test digits\n\nMNIST-C \(Mu and Gilmer 2019/);
    expect(out).toMatch(/\n +plain +other\nShot noise +\d+\.\d\d % +\d+\.\d\d %\n/);
    expect(out).toContain('Published: Affine changes 66.00 %, a CNN trained on shifted digits');
    expect(out).toMatch(/\n7, crossed +\d+\.\d\d %/);
    expect(out).not.toContain('Scaled: factor');

    const json = JSON.parse((await run(...ask, '--json')).out) as readonly {
      readonly model: string;
      readonly suites: readonly { readonly suite: string; readonly mean: object; readonly tests: readonly object[] }[];
    }[];
    expect(
      json.map(({ model, suites }) => [model, ...suites.map(({ suite, tests }) => `${suite} ${tests.length}`)]),
    ).toEqual(['plain', 'other'].map((model) => [model, 'mnist-c 15', 'affnist 1', 'n-mnist 3', 'habits 25']));
    expect(json[0]!.suites[0]!.tests[0]).toMatchObject({ test: 'shot-noise', title: 'Shot noise', read: 20 });
    expect(await run(...ask, '--csv', 'tests.csv')).toMatchObject({ code: 2 });
  });

  it('says that there are no own digits', async () => {
    const { run } = await terminal();
    expect(await run('robustness', 'plain', '--own')).toMatchObject({
      code: 1,
      err: 'You have kept no digits of your own yet.',
    });
  });
});
