// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { checkout } from './checkout.js';
import { Failure } from './command.js';

/**
 * What a step of the test run came to.
 *
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {readonly string[]} failures where each was, and what it said
 * @property {readonly string[]} flaky what passed only when it was tried again, and is among the passed
 */

/** How many lines of a failure are said again at the end of the run. */
const LINES = 8;

/**
 * @param {string} file Vitest's report in JSON
 * @param {number} code how Vitest ended: a file that does not even load is no failed test
 * @returns {Outcome}
 * @throws {Failure} where there is no report
 */
export function readVitestReport(file, code) {
  /** @type {{ numPassedTests: number, testResults: { name: string, status: string, message: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }[] }} */
  const { numPassedTests, testResults } = read(file);
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const place = relative(checkout, name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [failure(place, message)];
    return failed.map(({ fullName, failureMessages }) => failure(`${place}: ${fullName}`, failureMessages.join('\n')));
  });
  return { passed: numPassedTests, failures: orExitCode(failures, code), flaky: [] };
}

/** @typedef {{ suites?: Suite[], specs?: { title: string, file: string, tests: { projectName: string, status: string, results: { error?: { message?: string } }[] }[] }[] }} Suite */

/**
 * @param {string} file Playwright's report in JSON
 * @param {number} code how Playwright ended
 * @returns {Outcome}
 * @throws {Failure} where there is no report
 */
export function readPlaywrightReport(file, code) {
  /** @type {{ suites: Suite[], errors: { message?: string }[] }} */
  const { suites, errors } = read(file);
  const tests = suites.flatMap(testsOf);
  const saying = (/** @type {string} */ status) =>
    tests.filter((test) => test.status === status).map(({ said }) => said);
  const failures = [...errors.map(({ message = '' }) => failure('Playwright', message)), ...saying('unexpected')];
  const flaky = saying('flaky');
  return { passed: saying('expected').length + flaky.length, failures: orExitCode(failures, code), flaky };
}

/**
 * @param {Suite} suite
 * @returns {{ status: string, said: string }[]}
 */
function testsOf({ suites = [], specs = [] }) {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests.map(({ projectName, status, results }) => {
      const message = results.find(({ error }) => error)?.error?.message ?? '';
      return { status, said: failure(`${file}, ${projectName} host: ${title}`, message) };
    }),
  );
  return [...own, ...suites.flatMap(testsOf)];
}

/**
 * @param {readonly string[]} failures
 * @param {number} code
 */
function orExitCode(failures, code) {
  return failures.length > 0 || code === 0 ? failures : [`It ended with exit code ${code} and no failed test.`];
}

/**
 * @param {string} place
 * @param {string} message
 */
function failure(place, message) {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return [place, ...lines.slice(0, LINES).map((line) => `    ${line}`)].join('\n');
}

/** @param {string} file */
function read(file) {
  if (!existsSync(file)) throw new Failure('It ended without a report.');
  return JSON.parse(readFileSync(file, 'utf8'));
}
