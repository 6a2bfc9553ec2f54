import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlaywrightReport, readVitestReport } from '../../../scripts/reports.js';
import { temporaryFolder } from '../main/temporary-folder';

async function reportOf(content: unknown): Promise<string> {
  const file = join(await temporaryFolder(), 'report.json');
  await writeFile(file, JSON.stringify(content));
  return file;
}

/** A report of Vitest as it writes it, with what is read of it. */
const vitestReport = (...testResults: readonly object[]) => reportOf({ numPassedTests: 3, testResults });

describe('the end of a test run', () => {
  it('names a failed test of Vitest with what it said, without colours', async () => {
    const failed = {
      status: 'failed',
      fullName: 'a pad > is empty',
      failureMessages: ['\u001b[31mAssertionError: 1\u001b[39m'],
    };
    const passed = { status: 'passed', fullName: 'a pad > is full', failureMessages: [] };
    const file = await vitestReport({
      name: join(process.cwd(), 'test/pad.test.ts'),
      status: 'failed',
      message: '',
      assertionResults: [failed, passed],
    });
    expect(readVitestReport(file, 1)).toEqual({
      passed: 3,
      failures: ['test/pad.test.ts: a pad > is empty\n    AssertionError: 1'],
      flaky: [],
    });
  });

  it('counts a file that does not load, and a run that ends ill without a failed test, as failures', async () => {
    const name = join(process.cwd(), 'test/pad.test.ts');
    const unloaded = await vitestReport({ name, status: 'failed', message: 'No such module', assertionResults: [] });
    expect(readVitestReport(unloaded, 1).failures).toEqual(['test/pad.test.ts\n    No such module']);
    expect(readVitestReport(await vitestReport(), 1).failures).toEqual([
      'It ended with exit code 1 and no failed test.',
    ]);
    expect(readVitestReport(await vitestReport(), 0).failures).toEqual([]);
  });

  it('counts a journey that passed when tried again as passed, and names it', async () => {
    const journey = (title: string, status: string, ...messages: readonly string[]) => ({
      title,
      file: 'draw.spec.ts',
      tests: [
        { projectName: 'browser', status, results: [...messages.map((message) => ({ error: { message } })), {}] },
      ],
    });
    const file = await reportOf({
      errors: [],
      suites: [
        { title: 'draw.spec.ts', specs: [journey('draws', 'expected'), journey('undoes', 'flaky', 'Timed out')] },
        { title: 'more', suites: [{ title: 'inner', specs: [journey('turns', 'unexpected', 'Not 40')] }] },
      ],
    });
    expect(readPlaywrightReport(file, 1)).toEqual({
      passed: 2,
      failures: ['draw.spec.ts, browser host: turns\n    Not 40'],
      flaky: ['draw.spec.ts, browser host: undoes\n    Timed out'],
    });
  });
});
