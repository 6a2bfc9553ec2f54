import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { OpenedModel } from '../../../../../../src/core/contract/api';
import type { Card } from '../../../../../../src/core/exchange/card';
import { featureCount } from '../../../../../../src/core/likeness/feature-source';
import { featureSources } from '../../../../../../src/core/likeness/features';
import { GAUGE_VERSION } from '../../../../../../src/core/likeness/gauge';
import { ARCHITECTURES } from '../../../../../../src/core/network/architectures';
import { initialWeights } from '../../../../../../src/core/network/initial-weights';
import { AskedNetwork } from '../../../../../../src/renderer/places/lessons/12-one-of-ten/asked-network.svelte';
import type { ReadyModel } from '../../../../../../src/renderer/state/models/model-list.svelte';
import { Toasts } from '../../../../../../src/renderer/ui/toasts.svelte';
import { startInstalledBackend } from '../../../../backend';

// The window fetches the backend's files from where it was served; here they are read from the package.
vi.mock('../../../../../../src/renderer/state/readers/wasm-backend', () => ({
  startWindowBackend: () => startInstalledBackend(),
}));

beforeEach(() => vi.stubGlobal('requestAnimationFrame', () => 1));
afterEach(() => vi.unstubAllGlobals());

const { layers } = ARCHITECTURES.dense;
const weights = initialWeights(layers, 1);

const listed = (id: string, likeness?: Card['likeness']): ReadyModel => ({
  id,
  origin: 'shipped',
  state: 'ready',
  card: (likeness ? { likeness } : {}) as Card,
  bytes: 0,
});

/** A gauge that finds every image as likely a digit as not, and calls none of them one. */
const gauge = {
  version: GAUGE_VERSION,
  weights: new Array<number>(featureCount(featureSources(layers))).fill(0),
  bias: 0,
  threshold: Math.log(3),
};

function asking(ready: readonly ReadyModel[]) {
  const opened: string[] = [];
  const calls: string[] = [];
  /** What fetching the digit comes to. */
  const line = { digit: (): Promise<Uint8Array> => Promise.resolve(new Uint8Array(784).fill(255, 300, 400)) };
  const app = {
    connection: {
      call: (name: string): Promise<Uint8Array> => {
        calls.push(name);
        return line.digit();
      },
      whenOpen: () => undefined,
    },
    modelList: { ready },
    openedModels: {
      open: (id: string): Promise<OpenedModel> => {
        opened.push(id);
        return Promise.resolve({ id, card: {} as Card, layers, weights });
      },
    },
    toasts: new Toasts(),
  };
  return {
    asked: new AskedNetwork(app as unknown as ConstructorParameters<typeof AskedNetwork>[0]),
    opened,
    calls,
    line,
  };
}

it('asks the network that knows digits alone if it is there, and else what there is, once', async () => {
  const ready = [listed('reader'), listed('plain')];
  const { asked, opened } = asking(ready);
  asked.chooseAmong(ready);
  asked.chooseAmong(ready);
  expect(opened).toEqual(['plain']);
  const other = asking([listed('mine')]);
  other.asked.chooseAmong([listed('mine')]);
  expect(other.opened).toEqual(['mine']);
  await vi.waitFor(() => expect(other.asked.asked.model).not.toBeNull());
});

it('has traced every ink that is no digit once the network is open, and the digit once it is fetched', async () => {
  const { asked, line, calls } = asking([listed('reader')]);
  expect(asked.traceOf('heart')).toBeNull();
  asked.chooseAmong([listed('reader')]);
  await vi.waitFor(() => expect(asked.traceOf('heart')).not.toBeNull());
  const images = (['heart', 'letter', 'dot', 'scribble'] as const).map((name) => asked.traceOf(name)!.image.join());
  expect(new Set(images).size).toBe(4);
  expect(asked.traceOf('heart')!.answer.probabilities.reduce((sum, share) => sum + share)).toBeCloseTo(1, 5);

  const fetched = line.digit;
  line.digit = () => Promise.reject(new Error('The line is lost.'));
  await asked.ensureFour();
  expect(asked.traceOf('four')).toBeNull();
  line.digit = fetched;
  await asked.ensureFour();
  await asked.ensureFour();
  expect(calls).toEqual(['digits.images', 'digits.images']);
  expect(Array.from(asked.traceOf('four')!.image.subarray(299, 301))).toEqual([0, 1]);
});

it('gauges an ink where the list has a gauge of the network, and says from when it counts as a digit', async () => {
  const { asked } = asking([listed('reader', gauge)]);
  expect(asked.limit).toBeNull();
  asked.chooseAmong([listed('reader')]);
  await vi.waitFor(() => expect(asked.likenessOf('heart')).toEqual({ score: 0, share: 0.5, isDigit: false }));
  expect(asked.limit).toBeCloseTo(0.75, 9);
  const without = asking([listed('reader')]);
  without.asked.chooseAmong([listed('reader')]);
  await vi.waitFor(() => expect(without.asked.traceOf('heart')).not.toBeNull());
  expect([without.asked.likenessOf('heart'), without.asked.limit]).toEqual([null, null]);
});
