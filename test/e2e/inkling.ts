import { expect, test as base, type Browser, type Page } from '@playwright/test';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { PACKS_ITSELF } from '../package/packed-app';
import { startBrowserHost } from './browser-host';
import { browserOptions, WINDOW } from './browser-options';
import { startDesktopHost } from './desktop-host';
import { leavesApp } from './leaves-app';
import { ended, type DesktopProcess, type RunningHost } from './host';

/** Which of the two hosts a journey runs on. */
export interface HostOptions {
  host: 'browser' | 'desktop';
  /** Whether the desktop host is the packed app, not the one in the checkout. */
  packed: boolean;
  /** What the desktop host finds in its environment besides what is there. */
  surroundings: NodeJS.ProcessEnv;
}

/** Inkling as one journey uses it: a host with a data folder of its own, and its window. */
export class Inkling {
  /** What went wrong in the window without anyone having been told: faults, and requests that leave the app. */
  readonly faults: string[] = [];
  #running: RunningHost;
  #args: readonly string[] = [];

  private constructor(
    readonly home: string,
    readonly start: (args: readonly string[]) => Promise<RunningHost>,
    running: RunningHost,
  ) {
    this.#running = running;
    this.#watch();
  }

  static async start(home: string, start: (args: readonly string[]) => Promise<RunningHost>): Promise<Inkling> {
    return new Inkling(home, start, await start([]));
  }

  get page(): Page {
    return this.#running.page;
  }

  get runtime(): string {
    return this.#running.runtime;
  }

  /** The main process, on the desktop. */
  get desktop(): DesktopProcess | null {
    return this.#running.desktop;
  }

  /** Ends it as a user does, and starts it again with the same data folder. */
  async restart(): Promise<void> {
    await this.#running.close();
    await this.#startAgain();
  }

  /** Has the desktop host get these arguments when it is started again. */
  startWith(...args: string[]): void {
    this.#args = args;
  }

  /** Chooses from the desktop's menu. */
  async chooseFromMenu(id: string): Promise<void> {
    await this.desktop!.evaluate(({ Menu }, item) => {
      (Menu.getApplicationMenu()!.getMenuItemById(item)!.click as () => void)();
    }, id);
  }

  /** Ends the program as a crash or a power cut would. */
  async kill(): Promise<void> {
    this.#running.process.kill('SIGKILL');
    await ended(this.#running.process);
  }

  /** Sends it signals as a terminal or a supervisor does, and gives the code that it ends with. */
  async endBy(...signals: NodeJS.Signals[]): Promise<number | null> {
    const { process: program } = this.#running;
    for (const signal of signals) {
      program.kill(signal);
      // Two that wait at the same time are one to the system.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await ended(program);
    return program.exitCode;
  }

  /** Starts it again after {@link kill} or {@link endBy}. */
  async startAgain(): Promise<void> {
    await this.#startAgain();
  }

  /** What an act in the window saves: answers the desktop's dialog, or takes the browser's download. */
  async saved(act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
    if (!this.desktop) {
      const [download] = await Promise.all([this.page.waitForEvent('download'), act()]);
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    }
    const folder = await mkdtemp(join(this.home, 'saved-'));
    await this.desktop.evaluate(({ dialog }, target) => {
      const answer = (options: { defaultPath?: string }) => {
        const name = (options.defaultPath ?? '').replace(/^.*[\\/]/, '');
        return Promise.resolve({ canceled: false, filePath: `${target}/${name}` });
      };
      Object.assign(dialog, {
        showSaveDialog: (_window: unknown, options: { defaultPath?: string }) => answer(options),
      });
    }, folder);
    await act();
    const said = this.page.getByText(folder);
    await said.first().waitFor();
    const path = /Saved as (.+)$/m.exec(await said.first().innerText())![1]!;
    return { name: basename(path), bytes: await readFile(path) };
  }

  async close(): Promise<void> {
    await this.#running.close();
  }

  async #startAgain(): Promise<void> {
    this.#running = await this.start(this.#args);
    this.#watch();
  }

  #watch(): void {
    const { page } = this.#running;
    const home = page.url();
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('request', (request) => {
      const url = request.url();
      if (leavesApp(url, home)) this.faults.push(`a request for ${url}`);
    });
  }
}

interface TestFixtures extends HostOptions {
  inkling: Inkling;
}

interface WorkerFixtures {
  /** Starts the browser that the browser host's windows are shown in, when it is first asked for. */
  openBrowser: () => Promise<Browser>;
}

/** A journey: it gets Inkling, started afresh on the project's host, with nothing stored yet. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  host: ['browser', { option: true }],
  packed: [false, { option: true }],
  surroundings: [{}, { option: true }],

  openBrowser: [
    async ({ playwright }, use) => {
      const opened: { browser?: Promise<Browser> } = {};
      await use(() => (opened.browser ??= playwright.chromium.launch(browserOptions())));
      await (await opened.browser)?.close();
    },
    { scope: 'worker' },
  ],

  inkling: async ({ host, packed, surroundings, openBrowser }, use, info) => {
    test.skip(
      packed && PACKS_ITSELF && process.platform !== 'linux',
      'Tests pack the app on Linux alone by themselves',
    );
    const home = await mkdtemp(join(tmpdir(), 'inkling-journey-'));
    const start =
      host === 'desktop'
        ? (args: readonly string[]) => startDesktopHost(home, surroundings, packed, args)
        : async () => startBrowserHost(home, await (await openBrowser()).newPage({ viewport: WINDOW }));
    const inkling = await Inkling.start(home, start);
    info.annotations.push({ type: 'runtime', description: `${host} host on ${inkling.runtime}` });
    await use(inkling);
    await inkling.close();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
    expect(inkling.faults).toEqual([]);
  },
});

export { expect };
