// @ts-check
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { aptInstall } from './apt-install.js';
import { checkout } from './checkout.js';
import { Failure, run, seconds } from './command.js';

/** The Python programs that open the exports, kept out of git, and made again when what they need changes. */

const cache = join(checkout, 'node_modules/.cache/inkling-interop');
const interop = join(checkout, 'test/interop');

/** Python with the runtimes of `requirements.txt`. */
export const RUNTIMES_PYTHON = join(
  cache,
  'runtimes',
  process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python',
);

/** The packages that PyTorch's Python finds beside its own, a value for `PYTHONPATH`. */
export const TORCH_PACKAGES = join(cache, 'torch');

/** Where PyTorch may be. Debian's is a small build for the processor; PyPI's brings gigabytes for graphics cards. */
const TORCH_PYTHONS = ['/usr/bin/python3', 'python3', 'python'];

/** The versions that `requirements.txt` is made for. */
const PYTHONS = ['python3.11', 'python3.12', 'python3.13', 'python3', 'python'];
const CAN_MAKE_ENVIRONMENTS = 'import sys, venv, ensurepip; assert (3, 11) <= sys.version_info[:2] <= (3, 13)';

/** What is missing for them, in a sentence. */
export class NoPython extends Failure {}

/**
 * The Python programs, set up where they are not yet.
 *
 * @returns {Promise<{ torch: string }>} the Python that has PyTorch
 * @throws {NoPython}
 */
export async function ensurePython() {
  await ensureRuntimes();
  return { torch: await ensureTorch() };
}

async function ensureRuntimes() {
  const requirements = join(interop, 'requirements.txt');
  if (isMade('runtimes', requirements) && (await runs(RUNTIMES_PYTHON, 'import onnx'))) return;
  const start = performance.now();
  const base = (await findPython()) ?? ((await aptInstall('python3-venv')) ? await findPython() : null);
  if (base === null) throw new NoPython('The runtimes need Python 3.11 to 3.13 with its venv module.');
  console.log('Installing the runtimes that open the exports ...');
  const folder = join(cache, 'runtimes');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  const made =
    (await run(base, ['-m', 'venv', folder], { quiet: true })) === 0 &&
    (await pip(RUNTIMES_PYTHON, ['--requirement', requirements])) === 0;
  if (!made) throw new NoPython('The runtimes could not be installed: Python says why above.');
  markMade('runtimes', requirements);
  console.log(`Installed the runtimes in ${seconds(start)}.`);
}

/** @returns {Promise<string>} the Python that has PyTorch */
async function ensureTorch() {
  const found = (await findTorch()) ?? ((await aptInstall('python3-torch')) ? await findTorch() : null);
  if (found === null) throw new NoPython('PyTorch is missing: install it for python3 (on Debian: python3-torch).');
  const requirements = join(interop, 'requirements-torch.txt');
  if (!isMade('torch', requirements)) {
    rmSync(TORCH_PACKAGES, { recursive: true, force: true });
    const args = ['--no-deps', '--target', TORCH_PACKAGES, '--requirement', requirements];
    if ((await pip(RUNTIMES_PYTHON, args)) !== 0)
      throw new NoPython('What PyTorch needs beside it could not be installed: Python says why above.');
    markMade('torch', requirements);
  }
  return found;
}

/**
 * @param {string} python
 * @param {readonly string[]} args
 */
function pip(python, args) {
  const options = ['--quiet', '--disable-pip-version-check', '--no-input', '--only-binary', ':all:'];
  return run(python, ['-m', 'pip', 'install', ...options, ...args]);
}

const findPython = () => firstThatRuns(PYTHONS, CAN_MAKE_ENVIRONMENTS);
const findTorch = () => firstThatRuns(TORCH_PYTHONS, 'import torch');

/**
 * @param {readonly string[]} pythons
 * @param {string} program
 */
async function firstThatRuns(pythons, program) {
  for (const python of pythons) if (await runs(python, program)) return python;
  return null;
}

/**
 * @param {string} python
 * @param {string} program
 */
async function runs(python, program) {
  try {
    await promisify(execFile)(python, ['-c', program]);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether a folder of the cache was made, to its end, of the requirements as they are now.
 *
 * @param {string} name
 * @param {string} requirements
 */
function isMade(name, requirements) {
  try {
    return readFileSync(stamp(name), 'utf8') === readFileSync(requirements, 'utf8');
  } catch {
    return false;
  }
}

/**
 * @param {string} name
 * @param {string} requirements
 */
function markMade(name, requirements) {
  writeFileSync(stamp(name), readFileSync(requirements));
}

/** @param {string} name */
const stamp = (name) => join(cache, name, 'made-of.txt');
