import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { PATIENCE } from '../../patience';
import { buildProgram } from '../built-program';
import { temporaryFolder } from '../temporary-folder';

let program: Awaited<ReturnType<typeof buildProgram>>;

beforeAll(async () => {
  program = await buildProgram('test/unit/main/browser-host/host-process.ts');
});

afterAll(() => program.remove());

async function makeFolders(): Promise<{ home: string; window: string; note: string }> {
  const folder = await temporaryFolder();
  const window = join(folder, 'window');
  await mkdir(window);
  await writeFile(join(window, 'index.html'), '<title>Inkling</title>');
  return { home: join(folder, 'home'), window, note: join(folder, 'home/browser-host.json') };
}

interface Started {
  readonly process: ChildProcess;
  lines(): string[];
}

/** Starts a host as a process of its own, which ends with the test at the latest. */
function start(home: string, window: string, port?: number): Started {
  const args = [program.path, home, window, ...(port === undefined ? [] : [String(port)])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
  onTestFinished(() => void child.kill('SIGKILL'));
  return { process: child, lines: () => output.split('\n') };
}

/** The address that it prints on a line of its own. */
async function addressOf(started: Started): Promise<string> {
  return vi.waitFor(
    () => {
      const address = started.lines().find((line) => /^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+$/.test(line));
      if (address === undefined) throw new Error(started.lines().join('\n'));
      return address;
    },
    { timeout: PATIENCE },
  );
}

async function end(started: Started, signal: NodeJS.Signals): Promise<number | null> {
  const exit = once(started.process, 'exit') as Promise<[number | null]>;
  started.process.kill(signal);
  return (await exit)[0];
}

describe('a browser host as a process', () => {
  it('prints its address on a line of its own, serves there, and ends clean', async () => {
    const { home, window, note } = await makeFolders();
    const host = start(home, window);
    const page = await fetch(await addressOf(host));
    expect(await page.text()).toBe('<title>Inkling</title>');
    if (process.platform !== 'win32') expect((await stat(note)).mode & 0o077).toBe(0);
    expect(await end(host, 'SIGTERM')).toBe(0);
    await expect(readFile(note)).rejects.toThrow('ENOENT');
  });

  it('prints another address once the first one is used', async () => {
    const { home, window } = await makeFolders();
    const host = start(home, window);
    // As a browser goes to a page, which `fetch` can't.
    await once(get(await addressOf(host), { headers: { 'sec-fetch-mode': 'navigate' } }), 'response');
    const addresses = () => host.lines().filter((line) => line.startsWith('http'));
    await expect.poll(addresses).toHaveLength(2);
    const [, second] = addresses();
    expect((await fetch(second!)).status).toBe(200);
  });

  it('is found by a second start, which prints an address of it and is done', async () => {
    const { home, window } = await makeFolders();
    const first = start(home, window);
    const { port } = new URL(await addressOf(first));
    const second = start(home, window);
    const exit = once(second.process, 'exit');
    const address = await addressOf(second);
    expect(await exit).toEqual([0, null]);
    expect(second.lines()[0]).toContain('running already');
    expect(new URL(address).port).toBe(port);
    expect((await fetch(address)).status).toBe(200);
  });

  it('takes another port that is asked for outright, beside the one that runs', async () => {
    const { home, window } = await makeFolders();
    const first = start(home, window);
    const { port } = new URL(await addressOf(first));
    const second = start(home, window, 0);
    expect(new URL(await addressOf(second)).port).not.toBe(port);
    expect(await end(second, 'SIGINT')).toBe(0);
    // The first one is still the one to be found.
    expect(new URL(await addressOf(start(home, window))).port).toBe(port);
  });

  it('starts anew after one that was killed', async () => {
    const { home, window, note } = await makeFolders();
    const first = start(home, window);
    await addressOf(first);
    await end(first, 'SIGKILL');
    await readFile(note);
    const second = start(home, window);
    expect((await fetch(await addressOf(second))).status).toBe(200);
    expect(JSON.parse(await readFile(note, 'utf8'))).toMatchObject({ pid: second.process.pid });
  });

  it.each([
    ['is cut short', '{"pid":'],
    ['names a process that is not Inkling', JSON.stringify({ pid: process.pid, port: 1, key: 'none' })],
  ])('starts anew where the note of the last one %s', async (_, text) => {
    const { home, window, note } = await makeFolders();
    await mkdir(home);
    await writeFile(note, text);
    const host = start(home, window);
    await addressOf(host);
    expect(JSON.parse(await readFile(note, 'utf8'))).toMatchObject({ pid: host.process.pid });
  });
});
