// @ts-check
import { spawn } from 'node:child_process';
import { checkout } from './checkout.js';

/**
 * A failure that the person at the terminal has been told of, or is told of by its message: no stack trace.
 */
export class Failure extends Error {}

/**
 * Runs a program in the checkout until it ends. What it says goes to the terminal; if `quiet`, only if it fails, and then
 * to stderr.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 * @returns {Promise<number>} its exit code; 128 and more if a signal ended it
 */
export function run(program, args, { quiet = false, env = process.env, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: checkout, env, shell, stdio: quiet ? 'pipe' : 'inherit' });
    /** @type {Buffer[]} */
    const said = [];
    child.stdout?.on('data', (chunk) => said.push(chunk));
    child.stderr?.on('data', (chunk) => said.push(chunk));
    child.on('error', (error) => reject(new Failure(`${program} does not start: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (quiet && code !== 0) process.stderr.write(Buffer.concat(said));
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}

/**
 * Runs a program, and fails where that does.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {string} failure what is said then, after what the program has said
 */
export async function mustRun(program, args, failure) {
  if ((await run(program, args)) !== 0) throw new Failure(failure);
}

/**
 * Runs one of the installed packages' programs, without the shell scripts that npm makes for them.
 *
 * @param {string} path of its script inside `node_modules`
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, env?: NodeJS.ProcessEnv }} [options]
 */
export function runPackage(path, args, options) {
  return run(process.execPath, [`node_modules/${path}`, ...args], options);
}

/**
 * Runs npm: the one that started this program, if npm did.
 *
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean }} [options]
 */
export function npm(args, options) {
  const script = process.env['npm_execpath'];
  return script?.endsWith('.js')
    ? run(process.execPath, [script, ...args], options)
    : run('npm', args, { ...options, shell: process.platform === 'win32' });
}

/**
 * Hands the terminal over to a program and ends with it, as it ended.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<never>}
 */
export async function become(program, args) {
  // Ctrl+C reaches the program too, since it is in the same group; it decides how to end.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGHUP'])) process.on(signal, () => undefined);
  const child = spawn(program, args, { stdio: 'inherit' });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (status) => resolve(status ?? 1));
  });
  process.exit(code);
}

/** @param {number} start by `performance.now()` */
export function seconds(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

/**
 * Ends the program with the sentence of a {@link Failure}; anything else is a fault of ours and keeps its stack trace.
 *
 * @param {unknown} error
 * @returns {never}
 */
export function fail(error) {
  if (error instanceof Failure) console.error(error.message);
  else console.error(error);
  process.exit(1);
}
