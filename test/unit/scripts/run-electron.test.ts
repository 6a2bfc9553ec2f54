import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { runElectron } from '../../../scripts/run-electron.js';

/** Runs a program in the place of Electron. */
const run = (source: string): ReturnType<typeof runElectron> =>
  runElectron(process.execPath, ['--input-type=module', '--eval', source]);

describe('Electron as npm start runs it', () => {
  it('has come up once the app says that its window is there, however soon it ends', async () => {
    const crash = `process.send({ kind: 'window shown' }, () => process.exit(3));`;
    expect(await run(crash)).toEqual({ kind: 'ran', code: 3 });
  });

  it('has not where it ends before, however late', async () => {
    expect(await run(`setTimeout(() => process.exit(3), 300);`)).toEqual({
      kind: 'not started',
      reason: 'exit code 3',
    });
    expect(await run(`process.kill(process.pid, 'SIGTRAP');`)).toEqual({ kind: 'not started', reason: 'SIGTRAP' });
    expect(await runElectron('/no/such/electron', [])).toMatchObject({ kind: 'not started' });
  });

  it('has not failed where it leaves its place to the app that runs already', async () => {
    expect(await run('')).toEqual({ kind: 'ran', code: 0 });
  });

  it('hears a terminal’s signals from the terminal alone, and a supervisor’s from here', async () => {
    const app = `
      process.on('SIGINT', () => console.log('SIGINT'));
      process.on('SIGTERM', () => { console.log('SIGTERM'); process.exit(0); });
      setInterval(() => undefined, 1000);
      console.log('ready');`;
    const starter = `
      import { runElectron } from ${JSON.stringify(new URL('../../../scripts/run-electron.js', import.meta.url).href)};
      const { code } = await runElectron(process.execPath, ['--input-type=module', '--eval', ${JSON.stringify(app)}]);
      process.exit(code);`;
    const program = spawn(process.execPath, ['--input-type=module', '--eval', starter], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said: string[] = [];
    for await (const line of createInterface(program.stdout)) {
      said.push(line);
      if (line !== 'ready') continue;
      program.kill('SIGINT');
      setTimeout(() => program.kill('SIGTERM'), 100);
    }
    expect(said).toEqual(['ready', 'SIGTERM']);
  });
});
