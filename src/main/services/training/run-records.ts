import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { evaluationsSchema } from '../../../core/exchange/card';
import { modelName } from '../../../core/model-name';
import { layersSchema } from '../../../core/network/layers-schema';
import { type Checkpoint, checkpointSchema } from '../../../core/training/checkpoint';
import { recipeSchema } from '../../../core/training/recipe';
import type { Run } from '../../../core/training/run';
import { decodeMessage, encodeMessage } from '../../../core/contract/wire';
import { logFault } from '../../log-fault';
import { clearLeftovers, putFolder, standingFolders } from '../disk/durable-folder';
import { putFile } from '../disk/put-file';
import type { TrainingSource } from './training-source';

const points = v.array(v.object({ epoch: v.number(), loss: v.number(), accuracy: v.number() }));

const progressSchema = v.object({
  step: v.number(),
  steps: v.number(),
  epoch: v.number(),
  epochs: v.number(),
  loss: v.number(),
  accuracy: v.number(),
  imagesPerSecond: v.number(),
  secondsLeft: v.number(),
});

const stateSchema = v.variant('kind', [
  ...(['starting', 'running', 'pausing', 'stopping'] as const).map((kind) => v.object({ kind: v.literal(kind) })),
  v.object({ kind: v.literal('paused'), reason: v.exactOptional(v.string()) }),
  v.object({
    kind: v.literal('ended'),
    modelId: v.nullable(v.string()),
    reading: v.nullable(evaluationsSchema),
    before: v.nullable(evaluationsSchema),
  }),
  v.object({
    kind: v.literal('failed'),
    reason: v.string(),
    unsaved: v.exactOptional(v.literal(true)),
    resumable: v.exactOptional(v.literal(true)),
  }),
]);

const runSchema: v.GenericSchema<unknown, Run> = v.object({
  id: v.string(),
  name: modelName,
  recipe: recipeSchema,
  layers: layersSchema,
  started: v.string(),
  progress: v.nullable(progressSchema),
  curve: points,
  validation: points,
  state: stateSchema,
});

const numbers = v.custom<Float32Array>((input) => input instanceof Float32Array);
const bytes = v.pipe(
  v.instance(Uint8Array),
  v.transform((view) => new Uint8Array(view)),
);

const weights = v.array(v.object({ name: v.string(), shape: v.array(v.number()), values: numbers }));

const sourceSchema: v.GenericSchema<unknown, TrainingSource> = v.object({
  learnsOn: v.nullable(weights),
  // Runs from before there were teachers have none.
  teachers: v.optional(v.array(v.object({ layers: layersSchema, weights })), []),
  own: v.object({ count: v.number(), images: bytes, labels: bytes }),
});

/**
 * The runs on the disk, each a folder: `run.json` as the window is told it, and until the run is over `source.bin` and
 * `checkpoint.bin`, from which it goes on after the program was ended in whatever way.
 */
export class RunRecords {
  constructor(private readonly folder: string) {}

  /** Clears up after a process that ended while it wrote. */
  tidy(): Promise<void> {
    return clearLeftovers(this.folder);
  }

  /** Every run that can be read, the oldest first; one that can't is left where it is. */
  async list(): Promise<Run[]> {
    const folders = [...(await standingFolders(this.folder)).values()];
    const runs = await Promise.all(folders.map(readRun));
    return runs.filter((run) => run !== null).sort((a, b) => a.started.localeCompare(b.started));
  }

  /** Writes a new run down. */
  async create(run: Run, source: TrainingSource): Promise<void> {
    const files = { 'run.json': runBytes(run), 'source.bin': encodeMessage(source) };
    await putFolder(join(this.folder, run.id), files, 'refuse');
  }

  /** Writes down how a run stands. */
  async save(run: Run): Promise<void> {
    await this.#place(run.id, 'run.json', runBytes(run));
  }

  async saveCheckpoint(run: Run, checkpoint: Checkpoint): Promise<void> {
    await this.#place(run.id, 'checkpoint.bin', encodeMessage(checkpoint));
    await this.save(run);
  }

  /** What a run goes on from; the checkpoint is null where none was written yet. */
  async open(id: string): Promise<{ readonly source: TrainingSource; readonly checkpoint: Checkpoint | null }> {
    const source = v.parse(sourceSchema, decodeMessage(await readFile(join(this.folder, id, 'source.bin'))));
    const written = await readFile(join(this.folder, id, 'checkpoint.bin')).catch(() => null);
    return { source, checkpoint: written && v.parse(checkpointSchema, decodeMessage(written)) };
  }

  /** Keeps what a run was, and drops what it would go on from. */
  async close(run: Run): Promise<void> {
    await this.save(run);
    for (const name of ['source.bin', 'checkpoint.bin']) await rm(join(this.folder, run.id, name), { force: true });
  }

  async remove(id: string): Promise<void> {
    await rm(join(this.folder, id), { recursive: true, force: true });
  }

  /** By way of the folder above, which is the one that {@link tidy} clears up. */
  #place(id: string, name: string, content: Uint8Array): Promise<void> {
    return putFile(join(this.folder, id, name), content, { passingIn: this.folder });
  }
}

async function readRun(folder: string): Promise<Run | null> {
  try {
    return v.parse(runSchema, JSON.parse(await readFile(join(folder, 'run.json'), 'utf8')));
  } catch (error) {
    logFault(error);
    return null;
  }
}

const runBytes = (run: Run): Uint8Array => Buffer.from(`${JSON.stringify(run)}\n`);
