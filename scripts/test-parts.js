// @ts-check
import { parseArgs } from 'node:util';
import { Failure } from './command.js';

/** What the test run is made of, in the order in which it runs. */
export const PARTS = /** @type {const} */ (['types', 'lint', 'unit', 'e2e', 'interop']);

/** @typedef {(typeof PARTS)[number]} Part */

const LIST = `${PARTS.slice(0, -1).join(', ')} and ${PARTS.at(-1)}`;

/**
 * The parts of the test run that its arguments ask for: `--only unit`, given again for each, or with several of them in a list
 * with commas. Without arguments, all of them.
 *
 * @param {readonly string[]} args
 * @returns {ReadonlySet<Part>}
 * @throws {Failure} in one sentence
 */
export function readParts(args) {
  const names = readOnly(args);
  if (names === undefined) return new Set(PARTS);
  return new Set(names.flatMap((name) => name.split(',')).map(readPart));
}

/** @param {readonly string[]} args */
function readOnly(args) {
  try {
    return parseArgs({ args: [...args], options: { only: { type: 'string', multiple: true } } }).values.only;
  } catch {
    throw new Failure(`npm test takes nothing but “--only” and what to run: ${LIST}.`);
  }
}

/**
 * @param {string} name
 * @returns {Part}
 */
function readPart(name) {
  const part = PARTS.find((known) => known === name.trim());
  if (!part) throw new Failure(`The tests have no part “${name.trim()}”, they have ${LIST}.`);
  return part;
}
