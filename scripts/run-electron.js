// @ts-check
import { spawn } from 'node:child_process';
import { electronEnvironment } from './electron-runtime.js';

/**
 * Runs the desktop app on Electron until its end. Whether it came up is what the app itself tells, once its window is there: an
 * Electron that ends before could not start here, one that ends later was the app's to end.
 *
 * @param {string} program Electron's
 * @param {readonly string[]} args
 * @returns {Promise<{ kind: 'ran', code: number } | { kind: 'not started', reason: string }>}
 */
export async function runElectron(program, args) {
  const child = spawn(program, args, {
    env: electronEnvironment(process.env),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  // A terminal's signals reach the app by themselves, and once is what it should hear them.
  const endings = /** @type {const} */ (['SIGINT', 'SIGHUP']);
  const leaveToApp = () => undefined;
  const passOn = () => child.kill('SIGTERM');
  for (const signal of endings) process.on(signal, leaveToApp);
  process.on('SIGTERM', passOn);

  const heard = { shown: false };
  child.on('message', (/** @type {{ kind?: string } | null} */ message) => {
    heard.shown ||= message?.kind === 'window shown';
  });
  /** @type {{ code: number | null, signal: string | null, error?: Error }} */
  const end = await new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: null, signal: null, error }));
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  for (const signal of endings) process.off(signal, leaveToApp);
  process.off('SIGTERM', passOn);

  // One that was asked to end before it came up has not failed, nor one that left its place to the app that runs already.
  const wasAsked = end.signal === 'SIGINT' || end.signal === 'SIGHUP' || end.signal === 'SIGTERM';
  if (heard.shown || wasAsked || end.code === 0) return { kind: 'ran', code: end.code ?? 1 };
  return { kind: 'not started', reason: end.error?.message ?? end.signal ?? `exit code ${end.code}` };
}
