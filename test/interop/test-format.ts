import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digitsBetween } from '../../src/core/data/digits';
import { EXPORT_FORMATS, type ExportFormatId } from '../../src/core/exchange/export-formats';
import { exportedModel } from '../../src/core/exchange/exported-model';
import { EXPORTERS } from '../../src/core/exchange/exporters';
import { loadTrainingDigits } from '../../src/main/services/digits/mnist';
import { startInstalledBackend } from '../unit/backend';
import { type Closeness, compare, inklingReads, judge, SAME_ANSWERS } from './agreement';
import { testDigits } from './digits';
import { NETWORK_NAMES, networkNamed, type NetworkName } from './networks';
import { RESULTS } from './places';

/** What a runtime read of the images with each export, in the order of the folders, `[count, 10]`. */
export interface Opening {
  /** The runtime's name and version. */
  readonly runtime: string;
  readonly probabilities: readonly Float32Array[];
}

/** A format, and how its exports are opened. */
export interface TestedFormat {
  readonly format: ExportFormatId;
  /** Opens the export in each folder with the format's own runtime. The README is there too, as README.md. */
  readonly open: (folders: readonly string[], images: Float32Array) => Promise<Opening>;
  /** Does what the README in a folder says, as it stands, and returns what that printed. */
  readonly followReadMe: (folder: string, readMe: string) => Promise<string>;
  /** All of them, unless it says less. */
  readonly networks?: readonly NetworkName[];
  /** How close it has to come; {@link SAME_ANSWERS} unless it says otherwise. */
  readonly close?: Closeness;
}

/** Holds that every network's export is read by the format's own runtime as Inkling reads it, and notes it for the table. */
export function testFormat({ format, open, followReadMe, ...choice }: TestedFormat): void {
  const { networks = NETWORK_NAMES, close = SAME_ANSWERS } = choice;
  const folderOf = (name: string): string => join(RESULTS, format, name);
  const rows: object[] = [];
  let opening: Opening;
  let digits: Awaited<ReturnType<typeof testDigits>>;

  describe(EXPORT_FORMATS[format].title, () => {
    beforeAll(async () => {
      await startInstalledBackend();
      digits = await testDigits();
      for (const name of networks) await writeExport(format, name, folderOf(name));
      opening = await open(networks.map(folderOf), digits.images);
    });

    afterAll(() => writeFile(join(RESULTS, `${format}.rows.json`), JSON.stringify(rows)));

    it.each(networks.map((name, place) => [name, place] as const))('reads as Inkling does: %s', async (name, place) => {
      const inklings = inklingReads(await networkNamed(name), digits.images);
      const agreement = compare(opening.probabilities[place]!, inklings, digits.digits.labels);
      judge({ format, network: name, runtime: opening.runtime }, agreement, close, rows);
    });

    it('has a README that can be followed as it stands', async () => {
      const readMe = await readFile(join(folderOf('reader'), 'README.md'), 'utf8');
      // What the README's program draws is a one.
      expect(await followReadMe(folderOf('reader'), readMe)).toMatch(/\b1\b/);
    });
  });
}

async function writeExport(format: ExportFormatId, name: NetworkName, folder: string): Promise<void> {
  const { files, readMe } = await EXPORTERS[format](exportedModel(await networkNamed(name), name), {
    calibration: async (count) => digitsBetween(await loadTrainingDigits(), 0, count),
    progress: () => undefined,
  });
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const file of files) await writeFile(join(folder, file.name), file.bytes);
  await writeFile(join(folder, 'README.md'), readMe);
}

/** The first program of a language in a README, as it stands there. */
export function programIn(readMe: string, language: string): string {
  const found = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'ms').exec(readMe);
  if (found?.[1] === undefined) throw new Error(`The README has no ${language} program.`);
  return found[1];
}
