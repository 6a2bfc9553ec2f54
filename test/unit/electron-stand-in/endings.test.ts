import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const appModule = new URL('../../electron-stand-in/app.js', import.meta.url).href;

/** What the stand-in's app says of its end in a process of its own, with one window; `act` is what ends it. */
async function orderOf(act: string): Promise<string[]> {
  const program = `
    import { app } from ${JSON.stringify(appModule)};
    const say = (text) => console.log(text);
    const window = {
      isKept: false,
      close() { say('close'); if (this.isKept) app.closeWasCancelled(); else this.destroy(); },
      destroy() { say('closed'); app.forget(this); },
    };
    app.windows.add(window);
    for (const event of ['before-quit', 'will-quit', 'window-all-closed']) app.on(event, () => say(event));
    app.on('quit', (_event, code) => say('quit ' + code));
    await app.whenReady();
    setInterval(() => undefined, 1000);
    ${act}`;
  const options = ['--input-type=module', '--eval', program];
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, options).catch((failed: unknown) => failed as { stdout: string });
  return stdout.trim().split('\n');
}

describe('the stand-in’s end', () => {
  it('is asked for, closes the windows, and passes over window-all-closed when it quits', async () => {
    expect(await orderOf('app.quit();')).toEqual(['before-quit', 'close', 'closed', 'will-quit', 'quit 0']);
  });

  it('asks nobody where it exits', async () => {
    expect(await orderOf('app.exit(3);')).toEqual(['closed', 'quit 3']);
  });

  it('is put off by a window that stays, and by will-quit', async () => {
    const kept = `window.isKept = true; app.quit(); say('stays'); window.isKept = false; app.quit();`;
    expect(await orderOf(kept)).toEqual([
      'before-quit',
      'close',
      'stays',
      'before-quit',
      'close',
      'closed',
      'will-quit',
      'quit 0',
    ]);
    const late = `app.once('will-quit', (event) => { event.preventDefault(); setTimeout(() => app.exit(), 10); }); app.quit();`;
    expect(await orderOf(late)).toEqual(['before-quit', 'close', 'closed', 'will-quit', 'quit 0']);
  });

  it('comes with the first signal, and on the spot with the second of its kind', async () => {
    const signal = `const signal = () => process.kill(process.pid, 'SIGTERM');`;
    const kept = `window.isKept = true; ${signal} signal(); setTimeout(signal, 50);`;
    expect(await orderOf(kept)).toEqual(['before-quit', 'close']);
    const own = `process.on('SIGTERM', () => say('own')); ${signal} signal(); setTimeout(signal, 50); setTimeout(() => app.exit(), 100);`;
    expect(await orderOf(own)).toEqual(['own', 'own', 'closed', 'quit 0']);
  });
});
