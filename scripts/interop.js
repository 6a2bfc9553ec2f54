// @ts-check
import './node-version.js';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.js';
import { checkout } from './checkout.js';
import { fail } from './command.js';
import { ensureBrowser } from './ensure-browser.js';
import { install } from './install.js';
import { ensurePython } from './python-environment.js';
import { runVitest } from './run-vitest.js';

/**
 * Opens every export in its own runtime and compares what it reads with what Inkling reads, and prints the table of it.
 * `npm run test:interop -- onnx` does so for the test files with "onnx" in their names.
 */

const results = join(checkout, 'test-results/interop');
const report = join(results, 'report.json');

/** @typedef {{ format: string, network: string, runtime: string, difference: number, winners: number, accuracy: number, verdict: string }} Row */

/**
 * @param {readonly string[]} names parts of the names of the test files to run; none for all
 * @returns {Promise<import('./reports.js').Outcome>}
 */
export async function interop(names = []) {
  const { torch } = await ensurePython();
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const env = { ...process.env, INKLING_TORCH_PYTHON: torch };
  const outcome = await runVitest(report, ['--config', 'vitest.interop.config.ts', ...names], env);
  const table = formatTable(readRows());
  writeFileSync(join(results, 'table.md'), table);
  console.log(`\n${table}`);
  return outcome;
}

/** @returns {readonly Row[]} what the tests noted, each format's in a file of its own */
function readRows() {
  return readdirSync(results)
    .filter((name) => name.endsWith('.rows.json'))
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(join(results, name), 'utf8')));
}

/**
 * A table in Markdown, its columns aligned.
 *
 * @param {readonly Row[]} rows
 */
function formatTable(rows) {
  const cells = [
    ['Format', 'Network', 'Opened by', 'Largest difference', 'Same winner', 'Accuracy', 'Verdict'],
    ...rows.map(({ format, network, runtime, difference, winners, accuracy, verdict }) => [
      ...[format, network, runtime, difference.toExponential(1)],
      ...[`${(100 * winners).toFixed(1)} %`, `${(100 * accuracy).toFixed(1)} %`, verdict],
    ]),
  ];
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (/** @type {readonly string[]} */ row) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = cells;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body.map(line), ''].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await install();
    await build();
    await ensureBrowser();
    const { passed, failures } = await interop(process.argv.slice(2));
    console.log(`${passed} passed, ${failures.length} failed`);
    process.exit(failures.length === 0 ? 0 : 1);
  } catch (error) {
    fail(error);
  }
}
