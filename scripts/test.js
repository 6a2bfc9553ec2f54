// @ts-check
import './node-version.js';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { build } from './build.js';
import { checkout } from './checkout.js';
import { Failure, fail, npm, runPackage, seconds } from './command.js';
import { ensureBrowser } from './ensure-browser.js';
import { install } from './install.js';
import { interop } from './interop.js';
import { ensurePython, NoPython } from './python-environment.js';
import { readPlaywrightReport } from './reports.js';
import { runVitest } from './run-vitest.js';
import { readParts } from './test-parts.js';

const results = join(checkout, 'test-results');
const unitReport = join(results, 'unit.json');
const journeyReport = join(results, 'journeys.json');

/** @typedef {import('./reports.js').Outcome} Outcome */
/** @typedef {import('./test-parts.js').Part} Part */
/** @typedef {ReadonlySet<Part>} Parts */

/** The steps of the test run, each with the parts that it is for. @type {readonly [string, readonly Part[], (parts: Parts) => Promise<Outcome>][]} */
const STEPS = [
  ['Types and lint', ['types', 'lint'], typesAndLint],
  ['Unit tests', ['unit'], () => runVitest(unitReport)],
  ['Build', ['e2e', 'interop'], () => build().then(() => ({ passed: 1, failures: [], flaky: [] }))],
  ['Journeys', ['e2e'], journeys],
  ['Exports in their own runtimes', ['interop'], interopWhereThereIsPython],
];

/** @param {Parts} parts those asked for */
async function test(parts) {
  await install();
  if (parts.has('e2e') || parts.has('interop')) await ensureBrowser();
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results);
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const [name, isFor, step] of STEPS) {
    if (!isFor.some((part) => parts.has(part))) continue;
    console.log(`\n== ${name}`);
    const start = performance.now();
    const outcome = await step(parts).catch((/** @type {unknown} */ error) => {
      const said = error instanceof Failure ? error.message : inspect(error);
      console.error(said);
      return { passed: 0, failures: [`${name}: ${said}`], flaky: [] };
    });
    outcomes.push(outcome);
    console.log(`${name}: ${outcome.passed} passed, ${outcome.failures.length} failed (${seconds(start)})`);
  }
  sumUp(outcomes);
}

/**
 * Says at the end, where it is read, what went wrong on the way, and ends the program by it.
 *
 * @param {readonly Outcome[]} outcomes
 */
function sumUp(outcomes) {
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failures = outcomes.flatMap((outcome) => outcome.failures);
  const flaky = outcomes.flatMap((outcome) => outcome.flaky);
  if (flaky.length > 0) console.log(`\nPassed only when tried again:\n${flaky.join('\n')}`);
  if (failures.length > 0) console.log(`\nFailed:\n${failures.join('\n')}`);
  console.log(`\n${passed} passed, ${failures.length} failed`);
  process.exit(failures.length === 0 ? 0 : 1);
}

/**
 * At once, and beside them what is fetched for the last step, which says it where that can't be had.
 *
 * @param {Parts} parts
 */
async function typesAndLint(parts) {
  const python = parts.has('interop') ? ensurePython().catch(() => null) : null;
  const scripts = /** @type {const} */ (['types', 'lint']).filter((script) => parts.has(script));
  const codes = await Promise.all(scripts.map((script) => npm(['run', '--silent', script])));
  await python;
  const failures = scripts.filter((_, index) => codes[index] !== 0).map((script) => `npm run ${script}: see above`);
  return { passed: scripts.length - failures.length, failures, flaky: [] };
}

async function journeys() {
  return readPlaywrightReport(journeyReport, await runPackage('@playwright/test/cli.js', ['test']));
}

/** Python is asked of nobody but the machine that checks what is handed in. */
async function interopWhereThereIsPython() {
  try {
    return await interop();
  } catch (error) {
    if (!(error instanceof NoPython) || process.env['CI'] === 'true') throw error;
    console.log(`Skipped: ${error.message}`);
    return { passed: 0, failures: [], flaky: [] };
  }
}

try {
  await test(readParts(process.argv.slice(2)));
} catch (error) {
  fail(error);
}
