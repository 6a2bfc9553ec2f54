import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const checkout = join(import.meta.dirname, '../../../..');

const filesIn = (folder: string): string[] =>
  readdirSync(join(checkout, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
const sources = filesIn('src').filter((name) => /\.(ts|svelte|html)$/.test(name));
const tests = new Set([...filesIn('test')].map((name) => basename(name)));
const holding = (pattern: RegExp): string[] =>
  sources.filter((name) => pattern.test(readFileSync(join(checkout, name), 'utf8')));

describe('what Electron’s checklist asks', () => {
  it('not to be set is set nowhere', () => {
    expect(
      holding(/allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|allowpopups|webviewTag|<webview/),
    ).toEqual([]);
    expect(holding(/openExternal/)).toEqual([join('src/main', 'desktop.ts')]);
  });

  it('is in the table, all twenty, with files and tests that there are', () => {
    const rows = [...readFileSync(join(checkout, 'SECURITY.md'), 'utf8').matchAll(/^\| (\d+) +\|.*$/gm)];
    expect(rows.map(([, number]) => Number(number))).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    for (const [row] of rows) {
      for (const [, file = ''] of row.matchAll(/`((?:src|packaging)\/[^`]+)`/g))
        expect(existsSync(join(checkout, file)), file).toBe(true);
      for (const [, test = ''] of row.matchAll(/`([\w-]+\.(?:test|spec)\.ts)`/g))
        expect(tests.has(test), test).toBe(true);
    }
  });
});
