import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measureAccuracy } from './accuracy';
import { measureDrawing } from './drawing';
import { measureLatency } from './latency';
import type { Part } from './part';
import { measureSweep } from './sweep';
import { measureTraining } from './training';

/** `npm run bench`: measures how fast Inkling is on this machine, and prints it. */

const PARTS: Readonly<Record<string, Part>> = {
  training: measureTraining,
  accuracy: measureAccuracy,
  latency: measureLatency,
  sweep: measureSweep,
  drawing: measureDrawing,
};

const HELP = `npm run bench                     measures everything, in about seven minutes; let nothing else run meanwhile
npm run bench -- NAME ...         only these parts: ${Object.keys(PARTS).join(', ')}
npm run bench -- --json FILE      writes the figures to a file too`;

/** Above this many programs that want a core, the figures are not worth much. */
const BUSY = 0.5;

async function bench(): Promise<void> {
  const options = readOptions();
  if (options === null) return;
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.versions.node}`;
  console.log(machine);
  const load = loadavg()[0]!;
  if (load > BUSY)
    console.log(`Other programs are busy on this machine (load ${load.toFixed(1)}): the figures will be too low.`);
  const figures: Record<string, unknown> = { machine, load };
  for (const name of options.names) {
    const { text, figures: own } = await PARTS[name]!((line) => console.error(`  ${line}`));
    console.log(`\n${text}`);
    figures[name] = own;
  }
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
}

/** What was asked for; null where it has been answered already. */
function readOptions(): { names: readonly string[]; json: string | undefined } | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    const unknown = positionals.find((name) => !Object.hasOwn(PARTS, name));
    if (unknown !== undefined) throw new Error(`There is no part “${unknown}”`);
    if (values.help) {
      console.log(HELP);
      return null;
    }
    return {
      names: Object.keys(PARTS).filter((name) => positionals.length === 0 || positionals.includes(name)),
      json: values.json,
    };
  } catch (error) {
    console.error(`${(error as Error).message.split('. ')[0]}.\n${HELP}`);
    process.exitCode = 2;
    return null;
  }
}

await bench();
