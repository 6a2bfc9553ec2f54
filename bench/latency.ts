import { IMAGE_PIXELS } from '../src/core/data/digits';
import type { Drawing } from '../src/core/ink/drawing';
import { rasterize } from '../src/core/ink/rasterize';
import { startBackend } from '../src/core/network/backend';
import { ARCHITECTURES } from '../src/core/network/architectures';
import { Network } from '../src/core/network/network';
import { WASM_FOLDER } from '../src/main/wasm-folder';
import type { Part } from './part';
import { formatTable } from './table';
import { durations, percentile } from './timing';

const TIMES = 500;

/** A three as a mouse or a pen would draw it in three quarters of a second: two bows, 90 points. */
const DRAWING: Drawing = {
  marks: [
    {
      kind: 'stroke',
      tool: 'pen',
      width: 20,
      points: Array.from({ length: 90 }, (_, index) => {
        const upper = index < 45;
        const turn = (-0.75 + ((index % 45) / 44) * 1.25) * Math.PI;
        const radius = upper ? 42 : 50;
        return { x: 135 + radius * Math.cos(turn), y: (upper ? 92 : 184) + radius * Math.sin(turn), pressure: 0.5 };
      }),
    },
  ],
};

/** What a drawing waits for: its image, and the network's pass over it, with and without every layer's output. */
export const measureLatency: Part = async (note) => {
  await startBackend(WASM_FOLDER);
  const rows: { what: string; p50: number; p95: number }[] = [];
  const measure = (what: string, work: () => void): void => {
    const times = durations(work, TIMES);
    const row = { what, p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
    note(`${what}: ${milliseconds(row.p50)}`);
    rows.push(row);
  };

  measure('rasterize a drawing', () => void rasterize(DRAWING));
  const image = rasterize(DRAWING) ?? new Float32Array(IMAGE_PIXELS);
  for (const [name, { layers }] of Object.entries(ARCHITECTURES)) {
    const network = Network.create(layers, 1);
    measure(`${name}: recognize`, () => void network.recognize(image, 1));
    measure(`${name}: trace`, () => void network.trace(image));
    network.dispose();
  }
  return {
    text: formatTable(
      ['Latency of one image', 'p50', 'p95'],
      rows.map(({ what, p50, p95 }) => [what, milliseconds(p50), milliseconds(p95)]),
    ),
    figures: { unit: 'milliseconds', rows },
  };
};

const milliseconds = (value: number): string => `${value.toFixed(2)} ms`;
