import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Layer } from '../src/core/network/layer';
import { ROUNDS } from './timing';

/** Seen from the built program in `out/bench`. */
const PROGRAM = join(import.meta.dirname, '../../bench/pytorch.py');

/** Debian's own Python is looked at too: a version manager's may stand before it. */
const PYTHONS = ['python3', '/usr/bin/python3'];

/** A Python that has PyTorch. */
export interface PyTorch {
  readonly python: string;
  readonly version: string;
}

/** The first Python with PyTorch; null where there is none. */
export function findPyTorch(): PyTorch | null {
  for (const python of PYTHONS) {
    const asked = spawnSync(python, ['-c', 'import torch; print(torch.__version__)'], { encoding: 'utf8' });
    if (asked.status === 0) return { python, version: asked.stdout.trim() };
  }
  return null;
}

/** A network to train, and the batches to train it with. */
export interface PyTorchNetwork {
  readonly name: string;
  readonly layers: readonly Layer[];
  readonly batches: readonly number[];
}

/** What `pytorch.py` prints. */
export interface PyTorchFigure {
  readonly network: string;
  readonly threads: number;
  readonly batch: number;
  readonly imagesPerSecond: number;
}

/** Trains the networks with PyTorch, each with each number of threads and with each of its batches. */
export async function* measurePyTorch(
  { python }: PyTorch,
  networks: readonly PyTorchNetwork[],
  threads: readonly number[],
): AsyncGenerator<PyTorchFigure> {
  const child = spawn(python, [PROGRAM], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  child.stdin.end(JSON.stringify({ networks, threads, ...ROUNDS }));
  for await (const line of createInterface(child.stdout)) yield JSON.parse(line) as PyTorchFigure;
  if ((await ended) !== 0) throw new Error('PyTorch could not train: the reason is above.');
}
