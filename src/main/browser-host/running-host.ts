import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { isSystemFault } from '../services/disk/disk-fault';
import { isRunning } from '../services/disk/is-running';
import { putFile } from '../services/disk/put-file';

/** A browser host that runs with a data folder, as it is noted in there for the next start to find. */
const runningHostSchema = v.object({
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65535)),
  /** Asks that host for an address, see {@link requestAddress}. The note can be read by its user only. */
  key: v.string(),
});

export type RunningHost = v.InferOutput<typeof runningHostSchema>;

/** How long a host gets to answer, in milliseconds. */
const PATIENCE = 3000;

const noteIn = (home: string): string => join(home, 'browser-host.json');

/** The host that runs with this data folder with an address to open it by; null if none does, or it doesn't answer. */
export async function findRunningHost(home: string): Promise<{ host: RunningHost; address: string } | null> {
  const host = await readNote(home);
  if (!host || !isRunning(host.pid)) return null;
  const address = await requestAddress(host);
  return address === null ? null : { host, address };
}

/** Notes the host in its data folder; false where another one that runs is noted. */
export async function noteRunningHost(home: string, host: RunningHost): Promise<boolean> {
  await mkdir(home, { recursive: true });
  for (let attempt = 1; attempt <= 2; attempt++) {
    try {
      await putFile(noteIn(home), Buffer.from(JSON.stringify(host)), { existing: 'refuse', mode: 0o600 });
      return true;
    } catch (error) {
      if (!isSystemFault(error, 'EEXIST')) throw error;
      if (await findRunningHost(home)) return false;
      // Left behind by a host that was killed.
      await rm(noteIn(home), { force: true });
    }
  }
  return false;
}

/** Takes the host's note away, if it is its own. */
export async function forgetRunningHost(home: string, { key }: RunningHost): Promise<void> {
  if ((await readNote(home))?.key === key) await rm(noteIn(home), { force: true });
}

async function readNote(home: string): Promise<RunningHost | null> {
  try {
    const checked = v.safeParse(runningHostSchema, JSON.parse(await readFile(noteIn(home), 'utf8')));
    return checked.success ? checked.output : null;
  } catch {
    // No note, or one that can't be read: nobody to be found by it.
    return null;
  }
}

async function requestAddress({ port, key }: RunningHost): Promise<string | null> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/address`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      signal: AbortSignal.timeout(PATIENCE),
    });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}
