import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NO_VARIATION } from '../../../../../src/core/ink/variation';
import type { NetworkData } from '../../../../../src/core/network/network-data';
import type { PairedModel } from '../../../../../src/renderer/state/readers/model-pair.svelte';
import type { WorkerPort } from '../../../../../src/renderer/state/workers/window-worker';
import { PairReader } from '../../../../../src/renderer/views/live-robustness/pair-reader.svelte';
import type { ToCurveWorker } from '../../../../../src/renderer/views/live-robustness/worker-messages';
import { SEVEN, ZERO } from '../../../core/ink/drawings';

const WANTED = { outline: [NO_VARIATION], detail: [{ ...NO_VARIATION, angle: 5 }] };
const DRAWN = { isDrawing: false, isTraining: false };
const DRAWING = { isDrawing: true, isTraining: false };
const networkData = (): NetworkData => ({ layers: [], weights: [] });

/** A reader of two models, `second` not there yet; and what its workers were told. */
function reading() {
  const modelOf = (network: NetworkData | null) => ({ network, fault: null as string | null });
  const models = [modelOf(networkData()), modelOf(null)] as const;
  const told: ToCurveWorker[] = [];
  const terminate = vi.fn();
  const start = (): WorkerPort => ({
    postMessage: (message: ToCurveWorker) => void told.push(message),
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

it('reads what is drawn at once with each of the two that is there', () => {
  const { reader, models, told, asked, terminate } = reading();
  reader.follow(SEVEN, WANTED, DRAWN);
  expect(asked()).toEqual([SEVEN]);
  models[1].network = networkData();
  reader.follow(ZERO, WANTED, DRAWN);
  expect(asked()).toEqual([SEVEN, ZERO, ZERO]);
  expect(told.filter(({ kind }) => kind === 'use')).toHaveLength(2);
  reader.close();
  expect(terminate).toHaveBeenCalledTimes(2);
});

it('reads the outline of a growing drawing now and then, and all of it once the pen is lifted', () => {
  const { reader, told, asked } = reading();
  const drawings = Array.from({ length: 20 }, () => ({ ...SEVEN }));
  let callOff: (() => void) | null = null;
  for (const drawing of drawings) {
    callOff?.();
    callOff = reader.follow(drawing, WANTED, DRAWING);
    vi.advanceTimersByTime(16);
  }
  const inDrawing = asked().map((drawing) => drawings.indexOf(drawing));
  expect(inDrawing).toEqual([0, 6, 12, 18]);
  callOff?.();
  reader.follow(drawings.at(-1)!, WANTED, DRAWN);
  expect(asked().at(-1)).toBe(drawings.at(-1));
  const counts = told.flatMap((message) => (message.kind === 'read' ? message.request.variations.length : []));
  expect(counts).toEqual([1, 1, 1, 1, 2]);
});

it('reads a growing drawing less often while a network trains', () => {
  const { reader, asked } = reading();
  const around = { ...DRAWING, isTraining: true };
  reader.follow(SEVEN, WANTED, around);
  reader.follow(ZERO, WANTED, around);
  vi.advanceTimersByTime(240);
  expect(asked()).toEqual([SEVEN]);
  vi.advanceTimersByTime(20);
  expect(asked()).toEqual([SEVEN, ZERO]);
});

it('reads other variants of the same drawing in their turn, and none that are called off', () => {
  const { reader, asked } = reading();
  reader.follow(SEVEN, WANTED, DRAWN);
  const other = { outline: [{ ...NO_VARIATION, angle: 30 }], detail: [] };
  reader.follow(SEVEN, other, DRAWN)();
  vi.advanceTimersByTime(500);
  expect(asked()).toHaveLength(1);
  reader.follow(SEVEN, other, DRAWN);
  expect(asked()).toHaveLength(2);
});

it('says why one of the two can’t be read with', () => {
  const { reader, models } = reading();
  expect(reader.fault).toBeNull();
  models[1].fault = 'The model “mine” is damaged.';
  expect(reader.fault).toBe('The model “mine” is damaged.');
});
