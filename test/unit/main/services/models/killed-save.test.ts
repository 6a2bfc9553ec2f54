import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { ModelSummary } from '../../../../../src/core/contract/api';
import { ModelLibrary } from '../../../../../src/main/services/models/model-library';
import { buildProgram } from '../../built-program';
import { temporaryFolder } from '../../temporary-folder';
import { modelToSave } from '../../trained-models';
import { hasSmallDisk, runOnSmallDisk } from '../disk/small-disk';

/** How many times a saving process is killed, at least. `INKLING_KILLS=500` tries harder than every test run has to. */
const KILLS = Number(process.env.INKLING_KILLS ?? 6);

/** How many of the kills have to come in the middle of a save, for the test to be about that. */
const CUT_SHORT = Math.ceil(KILLS / 3);

/** How long a process has been saving when it is killed, in milliseconds: spread evenly over a few saves (golden ratio). */
const delayOf = (kill: number): number => 60 * ((kill * 0.618034) % 1);

let savingProgram: Awaited<ReturnType<typeof buildProgram>>;
let fullDiskProgram: Awaited<ReturnType<typeof buildProgram>>;

beforeAll(async () => {
  savingProgram = await buildProgram('test/unit/main/services/models/saving-process.ts');
  fullDiskProgram = await buildProgram('test/unit/main/services/models/full-disk-process.ts');
});

afterAll(async () => {
  await savingProgram.remove();
  await fullDiskProgram.remove();
});

/** Starts a process that saves without end, and kills it `delay` milliseconds after it has begun. */
async function killWhileSaving(home: string, id: string, delay: number): Promise<void> {
  const child = spawn(process.execPath, [savingProgram.path, home, id], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  await setTimeout(delay);
  child.kill('SIGKILL');
  await once(child, 'exit');
}

function brief(model: ModelSummary): string {
  return model.state === 'ready' ? model.card.name.replace(/ \d+$/, '') : `damaged: ${model.reason}`;
}

describe('a process killed while it saves', () => {
  it(
    `leaves the old or the new model, whole, whenever that is`,
    async () => {
      const home = await temporaryFolder();
      const models = join(home, 'models');
      const { id } = await new ModelLibrary(join(home, 'none'), home).save(...modelToSave('Even', 2));
      const seen = { cutShort: 0, Odd: 0, Even: 0 };
      for (let kill = 0; kill < KILLS || seen.cutShort < CUT_SHORT; kill++) {
        await killWhileSaving(home, id, delayOf(kill));
        if ((await readdir(models)).some((name) => name.startsWith('.'))) seen.cutShort++;

        // Seen by a process that runs on, then by one that starts and tidies up.
        const library = new ModelLibrary(join(home, 'none'), home);
        for (const when of ['before', 'after'] as const) {
          if (when === 'after') await library.tidy();
          const listed = await library.list();
          expect(listed.map(brief).filter((name) => !['Odd', 'Even', 'New'].includes(name))).toEqual([]);
          const { card, weights } = await library.open(id);
          const [, expected] = modelToSave(card.name, card.name === 'Odd' ? 1 : 2);
          expect(weights).toEqual(expected);
          if (when === 'after') seen[card.name as 'Odd' | 'Even']++;
        }
        expect((await readdir(models)).filter((name) => name.startsWith('.'))).toEqual([]);
      }
      if (process.env.INKLING_KILLS) process.stdout.write(`${JSON.stringify(seen)}\n`);
    },
    60_000 + KILLS * 15_000,
  );

  it('leaves alone what another process is writing at that moment', async () => {
    const home = await temporaryFolder();
    const library = new ModelLibrary(join(home, 'none'), home);
    const { id } = await library.save(...modelToSave('Even', 2));
    const child = spawn(process.execPath, [savingProgram.path, home, id], { stdio: ['ignore', 'pipe', 'pipe'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    let fault = '';
    child.stderr.on('data', (data: Buffer) => (fault += data.toString()));
    await once(child.stdout, 'data');
    for (let round = 0; round < 40; round++) {
      await library.tidy();
      expect((await library.list()).map(brief)).not.toContainEqual(expect.stringContaining('damaged'));
      expect(['Odd', 'Even']).toContain((await library.open(id)).card.name);
      await setTimeout(5);
    }
    expect(fault).toBe('');
    expect(child.exitCode).toBeNull();
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
});

describe.skipIf(!hasSmallDisk)('a disk that is full, and one that is read-only', () => {
  it('get a sentence, keep what was there, and hold nothing half-written', async () => {
    const home = await temporaryFolder();
    const { stdout, stderr } = spawnSync(...runOnSmallDisk(home, fullDiskProgram.path), { encoding: 'utf8' });
    expect(stderr).toBe('');
    const told = JSON.parse(stdout) as Record<string, unknown>;
    const place = join(home, 'models');
    expect(told).toMatchObject({
      full: `UserError: “Second” was not saved. The disk that holds ${place} is full.`,
      replaced: `UserError: “Instead” was not saved. The disk that holds ${place} is full.`,
      afterFull: { models: [{ state: 'ready', card: { name: 'First' } }], entries: [expect.stringMatching(/^first-/)] },
      readOnly: `UserError: “Third” was not saved. ${place} can't be written to.`,
      renamed: `UserError: “First” was not renamed. ${place} can't be written to.`,
      weights: 784 * 64,
    });
  });
});
