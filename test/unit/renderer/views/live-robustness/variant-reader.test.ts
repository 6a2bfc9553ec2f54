import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { rasterize } from '../../../../../src/core/ink/rasterize';
import { NO_VARIATION, type Variation } from '../../../../../src/core/ink/variation';
import { ARCHITECTURES } from '../../../../../src/core/network/architectures';
import { initialWeights } from '../../../../../src/core/network/initial-weights';
import { Network } from '../../../../../src/core/network/network';
import type { NetworkData } from '../../../../../src/core/network/network-data';
import type { WorkerPort } from '../../../../../src/renderer/state/workers/window-worker';
import { Batches } from '../../../../../src/renderer/views/live-robustness/batches';
import { VariantReader } from '../../../../../src/renderer/views/live-robustness/variant-reader.svelte';
import type { Wanted } from '../../../../../src/renderer/views/live-robustness/wanted';
import type { FromCurveWorker, ToCurveWorker } from '../../../../../src/renderer/views/live-robustness/worker-messages';
import { startInstalledBackend } from '../../../backend';
import { difference, SEVEN, ZERO } from '../../../core/ink/drawings';

const { layers } = ARCHITECTURES.lenet;
const networkData = (seed: number): NetworkData => ({ layers, weights: initialWeights(layers, seed) });
const angles = (...degrees: number[]): Variation[] => degrees.map((angle) => ({ ...NO_VARIATION, angle }));
const ROUND = angles(...Array.from({ length: 73 }, (_, index) => 5 * index - 180));
/** Wanted in this order, each by itself. */
const oneByOne = (...detail: Variation[]): Wanted<Variation> => ({ outline: [], detail });

/** A worker that reads a batch when the test says so, as the real one does between two messages. */
class SteppedWorker implements WorkerPort {
  onmessage: WorkerPort['onmessage'] = null;
  onerror: WorkerPort['onerror'] = null;
  readonly heard: ToCurveWorker[] = [];
  terminate = vi.fn();
  #batches = new Batches();

  postMessage(message: ToCurveWorker): void {
    // What can't be cloned can't be posted.
    const received = structuredClone(message);
    this.heard.push(received);
    if (received.kind === 'read') this.#batches.ask(received.request);
    else this.#batches.use(Network.fromWeights(received.network.layers, received.network.weights));
  }

  /** Reads one batch; false where nothing is left. */
  step(): boolean {
    const batch = this.#batches.read();
    if (batch === null) return false;
    this.answer({ kind: 'read', ...batch });
    return true;
  }

  answer(data: FromCurveWorker): void {
    this.onmessage?.call(this as unknown as Worker, { data } as MessageEvent);
  }

  finish(): void {
    while (this.step());
  }
}

function reading() {
  const worker = new SteppedWorker();
  const start = vi.fn(() => worker);
  return { reader: new VariantReader(start), worker, start };
}

beforeAll(startInstalledBackend);
beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => (frame(), 1));
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
});
afterEach(() => vi.unstubAllGlobals());

describe('VariantReader', () => {
  it('reads each variant as the network reads that image by itself', () => {
    const { reader, worker } = reading();
    const data = networkData(1);
    const network = Network.fromWeights(data.layers, data.weights);
    reader.read(data, SEVEN, oneByOne(...ROUND));
    worker.finish();
    for (const variation of angles(-180, -45, 0, 40, 90, 180, 400)) {
      const { image, probabilities } = reader.readings!.of(variation)!;
      expect(difference(image, rasterize(SEVEN, variation)!)).toBeLessThan(1e-3);
      network
        .trace(image)
        .answer.probabilities.forEach((probability, digit) => expect(probabilities[digit]).toBeCloseTo(probability, 5));
    }
    network.dispose();
  });

  it('reads what is most wanted first, and what comes to the same once', () => {
    const { reader, worker } = reading();
    reader.read(networkData(1), SEVEN, oneByOne(...angles(90, 450, 180, -180), ...ROUND));
    const [asked] = worker.heard.flatMap((message) => (message.kind === 'read' ? [message.request.variations] : []));
    expect(asked!.slice(0, 2).map(({ angle }) => ((angle % 360) + 360) % 360)).toEqual([90, 180]);
    expect(asked).toHaveLength(72);
    worker.step();
    expect(reader.readings!.of(angles(90)[0]!)).not.toBeNull();
    expect(reader.readings!.of(angles(175)[0]!)).toBeNull();
  });

  it('reads an outline at once and fills it in afterwards', () => {
    const { reader, worker } = reading();
    reader.read(networkData(1), SEVEN, { outline: ROUND, detail: angles(41, 42) });
    worker.step();
    expect(ROUND.every((variation) => reader.readings!.of(variation))).toBe(true);
    worker.finish();
    expect(reader.readings!.of(angles(42)[0]!)).not.toBeNull();
  });

  it('finishes no more than the batch under way for an older drawing, and shows that until there is more', () => {
    const { reader, worker } = reading();
    const data = networkData(1);
    reader.read(data, SEVEN, oneByOne(...ROUND));
    worker.step();
    reader.read(data, ZERO, oneByOne(...ROUND));
    expect(reader.readings!.drawing).toBe(SEVEN);
    worker.step();
    expect(reader.readings!.drawing).toBe(ZERO);
    worker.finish();
    expect(ROUND.every((variation) => reader.readings!.of(variation))).toBe(true);
    expect(reader.readings!.of(angles(40)[0]!)!.image).toEqual(rasterize(ZERO, angles(40)[0]));
  });

  it('keeps what it knows of a drawing when other variants are wanted, and asks for the rest only', () => {
    const { reader, worker } = reading();
    const data = networkData(1);
    reader.read(data, SEVEN, oneByOne(...ROUND));
    worker.finish();
    reader.read(data, SEVEN, oneByOne(...ROUND, ...angles(41)));
    const last = worker.heard.at(-1)!;
    expect(last.kind === 'read' && last.request.variations).toEqual(angles(41));
    worker.finish();
    expect(reader.readings!.of(angles(90)[0]!)).not.toBeNull();
    expect(reader.readings!.of(angles(41)[0]!)).not.toBeNull();
  });

  it('has nothing without ink, even when an answer comes late, and reads on when there is some again', () => {
    const { reader, worker, start } = reading();
    const data = networkData(1);
    reader.read(data, null, oneByOne(...ROUND));
    expect(start).not.toHaveBeenCalled();
    reader.read(data, SEVEN, oneByOne(...ROUND));
    worker.step();
    reader.read(data, null, oneByOne(...ROUND));
    worker.step();
    expect(reader.readings).toBeNull();
    reader.read(data, SEVEN, oneByOne(...ROUND));
    worker.finish();
    expect(reader.readings!.of(angles(90)[0]!)).not.toBeNull();
    expect(start).toHaveBeenCalledTimes(1);
  });

  it('reads anew with another network, which it sends once', () => {
    const { reader, worker } = reading();
    const [one, other] = [networkData(1), networkData(2)];
    reader.read(one, SEVEN, oneByOne(...angles(30)));
    worker.finish();
    const before = reader.readings!.of(angles(30)[0]!)!.probabilities;
    reader.read(other, SEVEN, oneByOne(...angles(30)));
    reader.read(other, ZERO, oneByOne(...angles(30)));
    worker.finish();
    expect(reader.readings!.of(angles(30)[0]!)!.probabilities).not.toEqual(before);
    expect(worker.heard.filter(({ kind }) => kind === 'use')).toHaveLength(2);
  });

  it('says what went wrong in the worker, and tries again with the next drawing', () => {
    const { reader, worker } = reading();
    const data = networkData(1);
    reader.read(data, SEVEN, oneByOne(...ROUND));
    worker.answer({ kind: 'failed', reason: 'No room.' });
    expect(reader.readings).toBeNull();
    expect(reader.fault).toBe('This network can’t be read with here: No room.');
    reader.read(data, ZERO, oneByOne(...angles(10)));
    worker.finish();
    expect(reader.fault).toBeNull();
    expect(reader.readings!.of(angles(10)[0]!)).not.toBeNull();
  });

  it('ends its worker', () => {
    const { reader, worker } = reading();
    reader.read(networkData(1), SEVEN, oneByOne(...ROUND));
    reader.close();
    expect(worker.terminate).toHaveBeenCalled();
  });
});
