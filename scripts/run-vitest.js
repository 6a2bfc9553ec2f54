// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { Failure, runPackage } from './command.js';

/**
 * Runs Vitest to its end, and counts its tests.
 *
 * @param {string} report the file for its report, which is not there yet
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runVitest(report, args = [], env = process.env) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runPackage('vitest/vitest.mjs', ['run', ...reporters, ...args], { env });
  /** @type {{ numPassedTests: number, numFailedTests: number }} */
  const { numPassedTests, numFailedTests } = readReport(report);
  // A file that does not even load fails the run without a failed test in it.
  return { passed: numPassedTests, failed: Math.max(numFailedTests, code === 0 ? 0 : 1) };
}

/**
 * @param {string} file a report in JSON
 * @throws {Failure} where it was not written
 */
export function readReport(file) {
  if (!existsSync(file)) throw new Failure('It ended without a report.');
  return JSON.parse(readFileSync(file, 'utf8'));
}
