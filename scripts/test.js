// @ts-check
import './node-version.js';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.js';
import { checkout } from './checkout.js';
import { Failure, fail, npm, runPackage, seconds } from './command.js';
import { ensureBrowser } from './ensure-browser.js';
import { install } from './install.js';
import { interop } from './interop.js';
import { ensurePython, NoPython } from './python-environment.js';
import { readReport, runVitest } from './run-vitest.js';

const results = join(checkout, 'test-results');
const unitReport = join(results, 'unit.json');
const journeyReport = join(results, 'journeys.json');

/** @typedef {{ passed: number, failed: number }} Count */

/** One step of the test run; it says how many of its checks passed. @type {readonly [string, () => Promise<Count>][]} */
const STEPS = [
  ['Types and lint', typesAndLint],
  ['Unit tests', () => runVitest(unitReport)],
  ['Build', () => build().then(() => one(0))],
  ['Journeys', journeys],
  ['Exports in their own runtimes', interopWhereThereIsPython],
];

async function test() {
  await install();
  await ensureBrowser();
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results);
  const total = { passed: 0, failed: 0 };
  for (const [name, step] of STEPS) {
    console.log(`\n== ${name}`);
    const start = performance.now();
    const count = await step().catch((/** @type {unknown} */ error) => {
      console.error(error instanceof Failure ? error.message : error);
      return one(1);
    });
    total.passed += count.passed;
    total.failed += count.failed;
    console.log(`${name}: ${count.passed} passed, ${count.failed} failed (${seconds(start)})`);
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed === 0 ? 0 : 1);
}

/**
 * The count of a step that either passes or fails.
 *
 * @param {number} code its exit code
 * @returns {Count}
 */
function one(code) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** At once, and beside them what is fetched for the last step, which says it where that can't be had. */
async function typesAndLint() {
  const python = ensurePython().catch(() => null);
  const codes = await Promise.all(['types', 'lint'].map((script) => npm(['run', '--silent', script])));
  await python;
  const passed = codes.filter((code) => code === 0).length;
  return { passed, failed: codes.length - passed };
}

async function journeys() {
  const code = await runPackage('@playwright/test/cli.js', ['test']);
  /** @type {{ expected: number, unexpected: number, flaky: number }} */
  const { expected, unexpected, flaky } = readReport(journeyReport).stats;
  return { passed: expected, failed: Math.max(unexpected + flaky, code === 0 ? 0 : 1) };
}

/** Python is asked of nobody but the machine that checks what is handed in. */
async function interopWhereThereIsPython() {
  try {
    return await interop();
  } catch (error) {
    if (!(error instanceof NoPython) || process.env['CI'] === 'true') throw error;
    console.log(`Skipped: ${error.message}`);
    return { passed: 0, failed: 0 };
  }
}

await test().catch(fail);
