import { expect, it } from 'vitest';
import { EMPTY_DRAWING } from '../../../../../src/core/ink/drawing';
import { NO_VARIATION } from '../../../../../src/core/ink/variation';
import { CLASSES } from '../../../../../src/core/network/layer';
import type { Network } from '../../../../../src/core/network/network';
import { Batches } from '../../../../../src/renderer/views/live-robustness/batches';

/** A network that gives every class the same number, and keeps whether it was disposed of. */
function network(probability: number) {
  const said = { isDisposed: false };
  const network = {
    recognize: (_images: Float32Array, count: number) => new Float32Array(count * CLASSES).fill(probability),
    dispose: () => void (said.isDisposed = true),
  };
  return { said, network: network as unknown as Network };
}

const request = (id: number, outline: number, count: number) => ({
  id,
  drawing: EMPTY_DRAWING,
  variations: Array.from({ length: count }, (_, angle) => ({ ...NO_VARIATION, angle })),
  outline,
});

it('reads the outline at once, and then the rest of the newest request', () => {
  const batches = new Batches();
  batches.use(network(0.5).network);
  batches.ask(request(1, 3, 1000));
  expect(batches.read()).toMatchObject({ id: 1, from: 0, read: { probabilities: { length: 3 * CLASSES } } });
  expect(batches.read()).toMatchObject({ id: 1, from: 3 });
  batches.ask(request(2, 2, 2));
  expect(batches.read()).toMatchObject({ id: 2, from: 0, read: { probabilities: { length: 2 * CLASSES } } });
  expect(batches.isDone).toBe(true);
  expect(batches.read()).toBeNull();
});

it('never reads with a network what another one was asked', () => {
  const batches = new Batches();
  const before = network(0.25);
  batches.use(before.network);
  batches.ask(request(1, 3, 1000));
  batches.read();
  batches.use(network(0.75).network);
  expect(before.said.isDisposed).toBe(true);
  expect(batches.isDone).toBe(true);
  expect(batches.read()).toBeNull();
  batches.ask(request(2, 1, 1));
  expect(batches.read()?.read.probabilities[0]).toBe(0.75);
});
