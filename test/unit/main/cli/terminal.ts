import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runInkling } from '../../../../src/main/cli/run';
import type { ProgramFiles } from '../../../../src/main/program-files';
import { putFolder } from '../../../../src/main/services/disk/durable-folder';
import { modelFiles } from '../../../../src/main/services/models/model-folder';
import { temporaryFolder } from '../temporary-folder';
import { modelToSave } from '../trained-models';

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

type OtherPrograms = Partial<Pick<ProgramFiles, 'reader' | 'exchanger'>>;

/** A terminal with a data folder and shipped models of its own: `plain`, which has learned nothing. */
export async function terminal(trainer = 'no-trainer', others: OtherPrograms = {}) {
  return terminalIn(await temporaryFolder(), trainer, others);
}

/** The same in a folder that the caller clears away. */
export async function terminalIn(folder: string, trainer: string, others: OtherPrograms = {}) {
  const home = join(folder, 'home');
  const shippedModels = join(folder, 'shipped');
  await mkdir(shippedModels, { recursive: true });
  await putFolder(join(shippedModels, 'plain'), modelFiles(...modelToSave('plain')), 'refuse');
  const none = { reader: 'no-reader', exchanger: 'no-exchanger', preload: 'none', window: 'none' };
  const program = { ...none, ...others, shippedModels, trainer };
  /** What comes in on stdin next. */
  const stdin: { bytes: Uint8Array } = { bytes: new Uint8Array() };
  const run = async (...args: string[]): Promise<Said> => {
    const out: string[] = [];
    const err: string[] = [];
    const code = await runInkling(args, {
      home,
      program,
      input: () => Promise.resolve(stdin.bytes),
      print: (text) => out.push(text),
      note: (text) => err.push(text),
    });
    return { code, out: out.join('\n'), err: err.join('\n') };
  };
  return { folder, home, shippedModels, run, stdin };
}
