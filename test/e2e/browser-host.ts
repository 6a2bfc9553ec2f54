import type { Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { checkout } from '../../scripts/checkout.js';
import { ended, type RunningHost } from './host';

/**
 * Starts the browser host with a data folder, and goes to its address.
 * @param serve the host's program, built
 */
export async function startBrowserHost(
  home: string,
  page: Page,
  serve = join(checkout, 'out/main/serve.js'),
): Promise<RunningHost> {
  const program = spawn(process.execPath, [serve, '--no-open', '--port', '0'], {
    env: { ...process.env, INKLING_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    program.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const line = /^http:\/\/\S+$/m.exec(said)?.[0];
      if (line) resolve(line);
    });
    program.on('exit', () => reject(new Error(`The browser host ended, having said: ${said}`)));
  });
  await page.goto(address);
  return {
    runtime: `Chromium ${page.context().browser()?.version() ?? ''}`,
    page,
    process: program,
    desktop: null,
    async close() {
      program.kill('SIGTERM');
      await ended(program);
    },
  };
}
