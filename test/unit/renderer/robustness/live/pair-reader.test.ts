import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NO_VARIATION } from '../../../../../src/core/ink/variation';
import type { NetworkData } from '../../../../../src/core/network/network-data';
import type { PairedModel } from '../../../../../src/renderer/robustness/live/model-pair.svelte';
import { PairReader } from '../../../../../src/renderer/robustness/live/pair-reader.svelte';
import type { ReaderWorker } from '../../../../../src/renderer/robustness/live/variant-reader.svelte';
import type { ToWorker } from '../../../../../src/renderer/robustness/live/worker-messages';
import { SEVEN, ZERO } from '../../../core/ink/drawings';

const WANTED = { outline: [NO_VARIATION], detail: [] };
const networkData = (): NetworkData => ({ layers: [], weights: [] });

/** A reader of two models, `second` not there yet; and what its workers were told. */
function reading() {
  const modelOf = (network: NetworkData | null) => ({ network, fault: null as string | null });
  const models = [modelOf(networkData()), modelOf(null)] as const;
  const told: ToWorker[] = [];
  const terminate = vi.fn();
  const start = (): ReaderWorker => ({
    postMessage: (message: ToWorker) => void told.push(message),
    terminate,
    onmessage: null,
    onerror: null,
  });
  const reader = new PairReader(() => models as unknown as readonly [PairedModel, PairedModel], start);
  /** The drawings that were asked for, once for each network. */
  const asked = () => told.flatMap((message) => (message.kind === 'read' ? [message.request.drawing] : []));
  return { reader, models, told, asked, terminate };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => (frame(), 1));
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('reads at once with each of the two that is there', () => {
  const { reader, models, told, asked, terminate } = reading();
  reader.read(SEVEN, WANTED);
  expect(asked()).toEqual([SEVEN]);
  expect(reader.drawing).toBe(SEVEN);
  models[1].network = networkData();
  reader.read(ZERO, WANTED);
  expect(asked()).toEqual([SEVEN, ZERO, ZERO]);
  expect(told.filter(({ kind }) => kind === 'use')).toHaveLength(2);
  reader.close();
  expect(terminate).toHaveBeenCalledTimes(2);
});

it('reads after a rest, unless it is called off', () => {
  const { reader, asked } = reading();
  reader.readAfter(18, SEVEN, WANTED);
  vi.advanceTimersByTime(17);
  expect(asked()).toEqual([]);
  expect(reader.drawing).toBeNull();
  vi.advanceTimersByTime(1);
  expect(asked()).toEqual([SEVEN]);
  expect(reader.drawing).toBe(SEVEN);
  const callOff = reader.readAfter(18, ZERO, WANTED);
  callOff();
  vi.advanceTimersByTime(100);
  expect(asked()).toEqual([SEVEN]);
});

it('says why one of the two can’t be read with', () => {
  const { reader, models } = reading();
  expect(reader.fault).toBeNull();
  models[1].fault = 'The model “mine” is damaged.';
  expect(reader.fault).toBe('The model “mine” is damaged.');
});
