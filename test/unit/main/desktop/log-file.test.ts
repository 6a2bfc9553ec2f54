import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lastLines, startLog } from '../../../../src/main/desktop/log-file';
import { offerReport, problemReport } from '../../../../src/main/desktop/problem-report';
import { keepFaults, logFault } from '../../../../src/main/log-fault';
import { temporaryFolder } from '../temporary-folder';

beforeEach(() => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  keepFaults(() => undefined);
  vi.restoreAllMocks();
});

describe('the log', () => {
  it('keeps every fault, with where it came from', async () => {
    const folder = join(await temporaryFolder(), 'not there yet');
    const file = startLog(folder, '1.2.3');
    logFault(new Error('a thread died'));
    logFault('no error at all');
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d Inkling 1\.2\.3 starts\.\n/);
    expect(text).toMatch(/Error: a thread died\n\s+at .*log-file\.test/);
    expect(text).toContain('no error at all');
  });

  it('is put aside when it gets long, and one alone is kept', async () => {
    const folder = await temporaryFolder();
    const file = startLog(folder, '1');
    for (let entry = 0; entry < 40; entry++) logFault('x'.repeat(50_000));
    expect(readFileSync(file).length).toBeLessThan(600_000);
    expect(readFileSync(join(folder, 'inkling.old.log')).length).toBeLessThan(600_000);
  });

  it('stops nothing where the disk takes none', async () => {
    const folder = join(await temporaryFolder(), 'a file');
    writeFileSync(folder, '');
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    const file = startLog(folder, '1');
    logFault('unkept');
    expect(existsSync(file)).toBe(false);
    expect(lastLines(file, 5)).toBe('');
  });

  it('gives its last lines', async () => {
    const file = join(await temporaryFolder(), 'long.log');
    writeFileSync(file, Array.from({ length: 5000 }, (_, line) => `line ${line}\n`).join(''));
    expect(lastLines(file, 2)).toBe('line 4998\nline 4999');
  });
});

describe('a report of a problem', () => {
  it('says what Inkling runs on and what the log ends with, and not whose computer it is', async () => {
    const file = join(await temporaryFolder(), 'inkling.log');
    writeFileSync(file, `Error: ${join(homedir(), 'models')} is full\n`);
    const report = problemReport(file);
    expect(report).toContain(`Node ${process.versions.node}`);
    expect(report).toContain(`Error: ${join('~', 'models')} is full`);
    expect(report).not.toContain(homedir());
  });

  it('is copied if that is wanted', async () => {
    const copied: string[] = [];
    const offer = (answer: number): Promise<void> =>
      offerReport(
        'the report',
        ({ detail }) => Promise.resolve(detail?.endsWith('the report') ? answer : -1),
        (text) => copied.push(text),
      );
    await offer(1);
    expect(copied).toEqual([]);
    await offer(0);
    expect(copied).toEqual(['the report']);
  });
});
