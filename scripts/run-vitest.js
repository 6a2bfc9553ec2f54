// @ts-check
import { runPackage } from './command.js';
import { readVitestReport } from './reports.js';

/**
 * Runs Vitest to its end.
 *
 * @param {string} report the file for its report, which is not there yet
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function runVitest(report, args = [], env = process.env) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return readVitestReport(report, await runPackage('vitest/vitest.mjs', ['run', ...reporters, ...args], { env }));
}
