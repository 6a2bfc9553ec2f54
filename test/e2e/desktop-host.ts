import { _electron, chromium } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import type * as Electron from 'electron';
import { join } from 'node:path';
import { checkout } from '../../scripts/checkout.js';
import { electronEnvironment, electronRuntime, electronVersion } from '../../scripts/electron-runtime.js';
import { EXTRACTED, PACKS_ITSELF, packedApp } from '../package/packed-app';
import { chosenDesktop } from './chosen-desktop';
import { ended, type DesktopProcess, type RunningHost } from './host';

/** A container's root can have no sandbox. */
const SWITCHES = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/**
 * Starts the desktop host with a data folder: on Electron or on its stand-in, see {@link chosenDesktop}. The packed app runs on the
 * Electron that it was packed with, unless that is made up.
 */
export function startDesktopHost(
  home: string,
  surroundings: NodeJS.ProcessEnv,
  packed: boolean,
  args: readonly string[],
): Promise<RunningHost> {
  const env = { ...electronEnvironment(process.env), ...surroundings, INKLING_HOME: home };
  const hasDisplay =
    process.platform !== 'linux' || Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);
  const present = packed ? (PACKS_ITSELF ? null : packedApp().program) : electronRuntime();
  const wanted = packed && PACKS_ITSELF ? 'stand-in' : process.env['INKLING_TEST_DESKTOP'];
  const runtime = chosenDesktop(wanted, present, hasDisplay);
  if (runtime === null) return startOnStandIn(env, args, packed ? EXTRACTED : checkout);
  return startOnElectron(runtime, [...(packed ? [] : [checkout]), ...args], env);
}

async function startOnElectron(runtime: string, args: string[], env: NodeJS.ProcessEnv): Promise<RunningHost> {
  const app = await _electron.launch({
    executablePath: runtime,
    args: [...args, ...SWITCHES],
    env: env as Record<string, string>,
  });
  return {
    runtime: `Electron ${electronVersion()}`,
    page: await app.firstWindow(),
    process: app.process(),
    desktop: app as unknown as DesktopProcess,
    async close() {
      await quit(app);
      await ended(app.process());
    },
  };
}

async function startOnStandIn(env: NodeJS.ProcessEnv, args: readonly string[], folder: string): Promise<RunningHost> {
  const program = startStandIn(env, args, folder);
  const shown = await new Promise<{ debugger: string }>((resolve, reject) => {
    program.on('message', (message: { kind?: string; debugger: string }) => {
      if (message.kind === 'loaded') resolve(message);
    });
    program.on('exit', (code) => reject(new Error(`The desktop host ended with code ${String(code)}.`)));
  });
  const browser = await chromium.connectOverCDP(shown.debugger);
  const [page] = browser.contexts()[0]!.pages();
  const desktop = evaluatorOf(program);
  return {
    runtime: `a stand-in for Electron ${electronVersion()}${folder === checkout ? '' : ' with the packed app'}, showing its window in Chromium ${browser.version()}`,
    page: page!,
    process: program,
    desktop,
    async close() {
      if (program.connected) await quit(desktop);
      await ended(program);
    },
  };
}

/** Quits as a user does who has nothing against losing a run. */
async function quit(desktop: DesktopProcess): Promise<void> {
  const act = ({ app, dialog }: typeof Electron): void => {
    Object.assign(dialog, { showMessageBox: () => Promise.resolve({ response: 1 }) });
    app.quit();
  };
  // It may be gone before it can say that it goes.
  await desktop.evaluate(act, null).catch(() => undefined);
}

/**
 * Starts the built desktop program in Node, with the stand-in in the place of Electron.
 * @param folder the app's, where it lies as in the checkout
 */
export function startStandIn(
  env: NodeJS.ProcessEnv,
  args: readonly string[] = [],
  folder: string = checkout,
): ChildProcess {
  const standIn = new URL('../electron-stand-in/register.js', import.meta.url).href;
  return spawn(process.execPath, ['--import', standIn, join(folder, 'out/main/desktop.js'), ...SWITCHES, ...args], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

function evaluatorOf(program: ChildProcess): DesktopProcess {
  let last = 0;
  return {
    evaluate(act, argument) {
      const id = ++last;
      return new Promise((resolve, reject) => {
        const hear = (reply: { id?: number; result?: unknown; error?: string }): void => {
          if (reply.id !== id) return;
          program.off('message', hear);
          if (reply.error === undefined) resolve(reply.result as never);
          else reject(new Error(reply.error));
        };
        program.on('message', hear);
        program.once('exit', () => reject(new Error('The desktop host has ended.')));
        program.send({ id, source: act.toString(), argument }, (error) => {
          if (error) reject(error);
        });
      });
    },
  };
}
