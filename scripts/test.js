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

const results = join(checkout, 'test-results');
const unitReport = join(results, 'unit.json');
const journeyReport = join(results, 'journeys.json');

/** @typedef {import('./reports.js').Outcome} Outcome */

/** The steps of the test run. @type {readonly [string, () => Promise<Outcome>][]} */
const STEPS = [
  ['Types and lint', typesAndLint],
  ['Unit tests', () => runVitest(unitReport)],
  ['Build', () => build().then(() => ({ passed: 1, failures: [], flaky: [] }))],
  ['Journeys', journeys],
  ['Exports in their own runtimes', interopWhereThereIsPython],
];

async function test() {
  await install();
  await ensureBrowser();
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results);
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const [name, step] of STEPS) {
    console.log(`\n== ${name}`);
    const start = performance.now();
    const outcome = await step().catch((/** @type {unknown} */ error) => {
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

/** At once, and beside them what is fetched for the last step, which says it where that can't be had. */
async function typesAndLint() {
  const python = ensurePython().catch(() => null);
  const scripts = ['types', 'lint'];
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

await test().catch(fail);
