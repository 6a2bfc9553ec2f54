import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { featureCount } from '../../../../../src/core/likeness/feature-source';
import { featureSources } from '../../../../../src/core/likeness/features';
import { type Gauge, GAUGE_VERSION } from '../../../../../src/core/likeness/gauge';
import { featuresOfTrace } from '../../../../../src/core/likeness/read-likeness';
import { Network } from '../../../../../src/core/network/network';
import { imagesAt } from '../../../../../src/main/services/digits/mnist';
import { loadSharedMnist } from '../../../../../src/main/services/digits/shared-mnist';
import { ModelGauges } from '../../../../../src/main/services/models/model-gauges';
import { ModelLibrary } from '../../../../../src/main/services/models/model-library';
import { NearestTrainingDigits } from '../../../../../src/main/services/models/nearest-digits';
import { startInstalledBackend } from '../../../backend';
import { buildProgram } from '../../built-program';
import { temporaryFolder } from '../../temporary-folder';
import { modelToSave } from '../../trained-models';

let reader: Awaited<ReturnType<typeof buildProgram>>;
beforeAll(async () => {
  reader = await buildProgram('src/main/workers/reader.ts');
});
afterAll(() => reader.remove());

const emptyLibrary = async (): Promise<ModelLibrary> => {
  const home = await temporaryFolder();
  return new ModelLibrary(join(home, 'none-ship'), home);
};

it('every stored model is given a gauge, whether it was there before or comes later', async () => {
  const library = await emptyLibrary();
  const before = await library.save(...modelToSave('Before'));
  const gauges = new ModelGauges({ library, reader: reader.path });
  // The same network once more, as two imports of one file are.
  const later = await library.save(...modelToSave('Later'));
  for (const { id } of [before, later]) {
    const gauge = await vi.waitFor(
      async () => {
        const { card } = await library.open(id);
        expect(card.likeness).toBeDefined();
        return card.likeness!;
      },
      { timeout: 100_000, interval: 200 },
    );
    const { layers, card } = await library.open(id);
    expect(gauge.weights).toHaveLength(featureCount(featureSources(layers)));
    // All else is as it was.
    expect(card.name).toBe(id === before.id ? 'Before' : 'Later');
  }
  await gauges.close();
}, 120_000);

it('a gauge from before the features of today is as good as none', async () => {
  const library = await emptyLibrary();
  const [layers, weights, card] = modelToSave('Mine');
  const older = { version: GAUGE_VERSION - 1, weights: [1], bias: 0, threshold: 0 } as unknown as Gauge;
  const { id } = await library.save(layers, weights, { ...card, likeness: older });
  const { card: read } = await library.open(id);
  expect(read.name).toBe('Mine');
  expect(read.likeness).toBeUndefined();
});

it('a gauge is not kept with a model that has other weights by then', async () => {
  const library = await emptyLibrary();
  const { id } = await library.save(...modelToSave('Mine'));
  await library.keepGauge(id, '0'.repeat(64), { version: GAUGE_VERSION, weights: [1], bias: 0, threshold: 0 });
  expect((await library.open(id)).card.likeness).toBeUndefined();
});

it('the training digits nearest to one of them begin with itself, and come with their images', async () => {
  const library = await emptyLibrary();
  const { id } = await library.save(...modelToSave('Mine'));
  const model = await library.open(id);
  const { mnist } = await loadSharedMnist();
  await startInstalledBackend();
  const network = Network.fromWeights(model.layers, model.weights);
  // Every sixth of the 60,000 is looked at.
  const place = 600;
  const image = Float32Array.from(imagesAt(mnist, [place]), (ink) => ink / 255);
  const features = featuresOfTrace(network.trace(image));
  network.dispose();
  const nearest = new NearestTrainingDigits(reader.path);
  const { digits, images } = await nearest.find(model, features);
  expect(digits).toHaveLength(6);
  expect(digits[0]).toMatchObject({ place, label: mnist.labels[place] });
  expect(digits[0]!.distance).toBeLessThan(0.01);
  const distances = digits.map(({ distance }) => distance);
  expect(distances).toEqual([...distances].sort((one, other) => one - other));
  expect(images).toEqual(imagesAt(mnist, digits.map((digit) => digit.place))); // prettier-ignore
  await expect(nearest.find(model, features.slice(1))).rejects.toThrow('features, not');
  await nearest.close();
}, 120_000);
