import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../../src/core/user-error';
import { exchange, StandingExchanger } from '../../../../src/main/workers/exchange-thread';
import { temporaryFolder } from '../temporary-folder';

/** A program that behaves as a hostile file might make the real one behave. */
async function program(body: string): Promise<string> {
  const path = join(await temporaryFolder(), 'exchanger.mjs');
  await writeFile(path, `import { parentPort } from 'node:worker_threads';\n${body}`);
  return path;
}

const task = { kind: 'import', files: [] } as const;

describe('a thread that brings in a file', () => {
  it('is ended where it takes too long', async () => {
    const endless = await program('for (;;);');
    const failed: unknown = await exchange(endless, task, { seconds: 0.3 }).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(UserError);
    expect((failed as UserError).message).toBe('The file was not brought in: after 0.3 seconds it was not done.');
  });

  it('is ended where it takes too much memory, and nothing else with it', async () => {
    const greedy = await program('const all = []; for (;;) all.push(new Array(1e6).fill({}));');
    const failed: unknown = await exchange(greedy, task, { megabytes: 40 }).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(UserError);
    expect((failed as UserError).message).toContain('it takes more memory than there is');
  });

  it('is ended where it is called off, with the reason', async () => {
    const controller = new AbortController();
    const waiting = exchange(await program('setInterval(() => {}, 1000);'), task, { signal: controller.signal });
    controller.abort(new UserError('Nothing was brought in.'));
    await expect(waiting).rejects.toThrow('Nothing was brought in.');
  });

  it('tells how far it is, and what came of it', async () => {
    const done = await program(
      `parentPort.postMessage({ kind: 'step', step: 0.5 }); parentPort.postMessage({ kind: 'done', result: 7 });`,
    );
    const shares: number[] = [];
    expect(await exchange(done, task, { progress: (share) => shares.push(share) })).toBe(7);
    expect(shares).toEqual([0.5]);
    const refused = await program(`parentPort.postMessage({ kind: 'refused', reason: 'It is no model.' });`);
    await expect(exchange(refused, task)).rejects.toThrow(new UserError('It is no model.'));
    await expect(exchange(await program(''), task)).rejects.toThrow('ended before it was done');
    await expect(exchange(await program('throw new TypeError("a fault")'), task)).rejects.toThrow('a fault');
  });

  it('stands by for the next task, and is replaced after one that failed', async () => {
    const standing = new StandingExchanger(
      await program(
        `let tasks = 0;
         parentPort.on('message', (task) => {
           if (task.files.length > 0) throw new TypeError('a fault');
           tasks += 1;
           parentPort.postMessage({ kind: 'done', result: tasks });
         });`,
      ),
    );
    expect(await standing.exchange(task)).toBe(1);
    expect(await standing.exchange(task)).toBe(2);
    const files = [{ name: 'a', bytes: new Uint8Array() }];
    await expect(standing.exchange({ kind: 'import', files })).rejects.toThrow('a fault');
    expect(await standing.exchange(task)).toBe(1);
    const calledOff = standing.exchange(task, { signal: AbortSignal.abort(new UserError('Inkling is ending.')) });
    await expect(calledOff).rejects.toThrow('Inkling is ending.');
    expect(await standing.exchange(task)).toBe(2);
    standing.close();
  });
});
