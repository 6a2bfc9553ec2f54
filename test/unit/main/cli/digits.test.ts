import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { startInstalledBackend } from '../../backend';
import { terminal } from './terminal';

let place: Awaited<ReturnType<typeof terminal>>;
let file: string;
beforeEach(async () => {
  place = await terminal();
  file = join(place.folder, 'pen.jsonl');
});

const line = (label: number, lean: number): string =>
  `{"label":${label},"strokes":[[[10,10],[${10 + lean},80]],[[5,40],[40,41]]]}\n`;

describe('digits', () => {
  it('are imported once, counted and exported', async () => {
    expect((await place.run('digits', 'list')).out).toMatch(/^You have kept no digits yet/);
    await writeFile(file, line(7, 1) + line(7, 2) + line(4, 3));
    expect(await place.run('digits', 'import', file)).toEqual({ code: 0, out: 'Added 3 of 3 digits.', err: '' });
    await writeFile(file, line(7, 1) + line(2, 9));
    const again = await place.run('digits', 'import', file);
    expect(again.out).toBe('Added 1 of 2 digits; 1 was here already.');
    expect((await place.run('digits', 'list')).out).toMatch(/^4 own digits\n/);
    const { counts } = JSON.parse((await place.run('digits', 'list', '--json')).out) as { counts: number[] };
    expect(counts).toEqual([0, 0, 1, 0, 1, 0, 0, 2, 0, 0]);

    const out = join(place.folder, 'out.jsonl');
    expect((await place.run('digits', 'export', out)).out).toBe(`Wrote 4 digits to ${out}.`);
    const text = await readFile(out, 'utf8');
    expect(text.match(/"label":/g)).toHaveLength(4);
    expect((await place.run('digits', 'export', out)).err).toContain('--force');
    const other = await terminal();
    expect((await other.run('digits', 'import', out, '--json')).out).toBe('{"added":4,"known":0,"notes":[]}');
    expect(await readFile(join(other.home, 'digits/digits.jsonl'), 'utf8')).toBe(text);
  });

  it('are imported as a folder of pictures and recordings has them', async () => {
    const set = join(place.folder, 'set');
    await mkdir(join(set, '7'), { recursive: true });
    await mkdir(join(set, '1'));
    const png = new PNG({ width: 60, height: 80 });
    for (let pixel = 0; pixel < 60 * 80; pixel++) {
      const light = Math.abs((pixel % 60) - 30) < 4 && pixel > 60 * 10 && pixel < 60 * 70 ? 0 : 255;
      png.data.set([light, light, light, 255], 4 * pixel);
    }
    await writeFile(join(set, '1', 'a.png'), PNG.sync.write(png));
    await writeFile(join(set, '7', 'a.svg'), '<svg><path fill="none" d="M0 0h50l-20 60"/></svg>');
    await writeFile(join(set, 'README.md'), 'my digits');
    const said = await place.run('digits', 'import', set);
    expect(said).toEqual({ code: 0, out: 'Added 2 of 2 digits.', err: '' });
    const { counts } = JSON.parse((await place.run('digits', 'list', '--json')).out) as { counts: number[] };
    expect(counts).toEqual([0, 1, 0, 0, 0, 0, 0, 1, 0, 0]);
    await writeFile(join(set, 'b.png'), PNG.sync.write(png));
    expect((await place.run('digits', 'import', set)).err).toMatch(/^set\/b\.png doesn't say which digit it is: /);
    await mkdir(join(place.folder, 'none'));
    const none = await place.run('digits', 'import', join(place.folder, 'none'));
    expect(none.err).toBe(`There is no file in ${join(place.folder, 'none')}.`);
  });

  it('are exported as images and imported again', async () => {
    await writeFile(file, line(7, 1) + line(4, 3));
    await place.run('digits', 'import', file);
    for (const name of ['sheet.png', 'mnist.zip']) {
      const out = join(place.folder, name);
      const said = await place.run('digits', 'export', out);
      expect([said.out, said.err]).toEqual([
        `Wrote 2 digits to ${out}.`,
        expect.stringContaining('strokes are not in'),
      ]);
      const other = await terminal();
      expect((await other.run('digits', 'import', out, '--json')).out).toBe('{"added":2,"known":0,"notes":[]}');
      expect((await other.run('digits', 'list')).out).toMatch(/^2 own digits\n/);
    }
    const odd = join(place.folder, 'digits');
    const said = await place.run('digits', 'export', odd, '--format', 'idx', '--json');
    expect(JSON.parse(said.out)).toMatchObject({ file: odd, format: 'idx', count: 2 });
  });

  it('of a file with a bad line are left out, all of them', async () => {
    await writeFile(file, `${line(7, 1)}{"label":7}\n`);
    const { code, err } = await place.run('digits', 'import', file);
    expect(code).toBe(1);
    expect(err).toBe(`${file}, line 2 is not a pen digit: "strokes" must be a list of strokes, at least one.`);
    expect((await place.run('digits', 'list', '--json')).out).toContain('"count":0');
    expect((await place.run('digits', 'import', join(place.folder, 'none'))).err).toMatch(/^There is no file/);
  });

  it('say which line can’t be read', async () => {
    await writeFile(file, line(7, 1));
    await place.run('digits', 'import', file);
    await appendFile(join(place.home, 'digits/digits.jsonl'), 'nonsense\n');
    const { out, err } = await place.run('digits', 'list');
    expect(out).toMatch(/^1 own digit\n/);
    expect(err).toMatch(/^Line 2 of .*digits\.jsonl can't be read/);
  });

  it('are read by a model', async () => {
    await startInstalledBackend();
    expect((await place.run('evaluate', 'plain', '--own')).err).toBe('You have kept no digits of your own yet.');
    await writeFile(file, line(7, 1) + line(4, 3));
    await place.run('digits', 'import', file);
    const { out } = await place.run('evaluate', 'plain', '--own');
    expect(out).toMatch(/^plain on 2 own digits\n\nAccuracy .* \(\d of 2\), loss .*, expected calibration error \d/);
  });
});
