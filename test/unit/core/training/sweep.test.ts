import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { digitsBetween, IMAGE_PIXELS, imageAt, type Digits } from '../../../../src/core/data/digits';
import { layDigitOnPad } from '../../../../src/core/ink/picture';
import { rasterize } from '../../../../src/core/ink/rasterize';
import { NO_VARIATION } from '../../../../src/core/ink/variation';
import { ARCHITECTURES } from '../../../../src/core/network/architectures';
import { Network } from '../../../../src/core/network/network';
import { evaluate } from '../../../../src/core/training/evaluate';
import {
  CARD_DIGITS,
  CHANGE_AMOUNTS,
  CHANGE_KINDS,
  UNCHANGED,
  type ChangeKind,
  type MeasuredCurve,
  withCurves,
} from '../../../../src/core/training/robustness';
import { sweep } from '../../../../src/core/training/sweep';
import { loadTestDigits } from '../../../../src/main/services/digits/mnist';
import { readModel } from '../../../../src/main/services/models/model-folder';
import { startInstalledBackend } from '../../backend';

let test: Digits;

beforeAll(async () => {
  await startInstalledBackend();
  test = await loadTestDigits();
});

const shipped = (name: string) => readModel(join(import.meta.dirname, '../../../../resources/models', name));

/** The points of a sweep for each change, of the network at a place. */
function pointsOf(networks: readonly Network[], digits: Digits, changes: readonly ChangeKind[], place = 0) {
  return [...sweep(networks, digits, changes)].flatMap(({ point }) =>
    point ? [{ change: point.change, at: point.at, accuracy: point.accuracies[place]! }] : [],
  );
}

describe('a sweep', () => {
  it('gives a shipped model the curve that its card has', async () => {
    const { card, layers, weights } = await shipped('dense');
    const network = Network.fromWeights(layers, weights);
    const points = pointsOf([network], digitsBetween(test, 0, CARD_DIGITS), ['scale']);
    network.dispose();
    expect(points).toEqual(card.robustness!.scale.map((point) => ({ change: 'scale', ...point })));
  });

  it('reads for each network what it reads alone, and digits as they are where they are unchanged', () => {
    // More than are read at a time, and not a whole number of times.
    const digits = digitsBetween(test, 0, 260);
    const networks = [1, 2].map((seed) => Network.create(ARCHITECTURES.dense.layers, seed));
    for (const [place, network] of networks.entries()) {
      const together = pointsOf(networks, digits, ['noise', 'thickness'], place);
      expect(together).toEqual(pointsOf([network], digits, ['noise', 'thickness']));
      const { accuracy } = evaluate(network, digits);
      for (const change of ['noise', 'thickness'] as const)
        expect(together.find((point) => point.change === change && point.at === UNCHANGED[change])).toMatchObject({
          accuracy,
        });
    }
    networks.forEach((network) => network.dispose());
  });

  it('shifts right and down alike', () => {
    const digits = digitsBetween(test, 0, 60);
    const network = Network.create(ARCHITECTURES.lenet.layers, 5);
    const images = new Uint8Array(60 * IMAGE_PIXELS);
    for (let digit = 0; digit < 60; digit++) {
      const drawing = { marks: [layDigitOnPad(imageAt(digits, digit))] };
      const image = rasterize(drawing, { ...NO_VARIATION, shiftX: 3, shiftY: 3 })!;
      images.set(
        image.map((ink) => 255 * ink),
        digit * IMAGE_PIXELS,
      );
    }
    const wanted = evaluate(network, { ...digits, images }).accuracy;
    expect(pointsOf([network], digits, ['shift']).find(({ at }) => at === 3)!.accuracy).toBe(wanted);
    network.dispose();
  });

  it('hides a digit under noise until it is read no better than by guessing, the same way each time', async () => {
    const { layers, weights } = await shipped('dense');
    const network = Network.fromWeights(layers, weights);
    const digits = digitsBetween(test, 0, 300);
    const curve = pointsOf([network], digits, ['noise']);
    expect(curve[0]!.accuracy).toBeGreaterThan(0.95);
    expect(curve.at(-1)!.accuracy).toBeLessThan(0.7);
    expect(pointsOf([network], digits, ['noise'])).toEqual(curve);
    network.dispose();
  });

  it('gives every digit noise of its own, however many are read at a time', () => {
    const count = 251;
    const images = new Uint8Array(count * IMAGE_PIXELS);
    for (let digit = 0; digit < count; digit++) images.set(imageAt(test, 0), digit * IMAGE_PIXELS);
    const network = Network.create(ARCHITECTURES.dense.layers, 1);
    const recognize = vi.spyOn(network, 'recognize');
    pointsOf([network], { count, images, labels: new Uint8Array(count) }, ['noise']);
    const [some, last] = recognize.mock.calls.slice(-2).map(([noisy]) => noisy);
    const copies = new Set(Array.from({ length: 250 }, (_, digit) => some![digit * IMAGE_PIXELS + 400]));
    expect(copies.size).toBeGreaterThan(50);
    expect(last).not.toEqual(some!.subarray(0, IMAGE_PIXELS));
    network.dispose();
  });

  it('tells how far it has come, to its very end', () => {
    const network = Network.create(ARCHITECTURES.dense.layers, 1);
    const steps = [...sweep([network], digitsBetween(test, 0, 3), CHANGE_KINDS)];
    const amounts = CHANGE_KINDS.flatMap((change) => CHANGE_AMOUNTS[change].map((at) => ({ change, at })));
    expect(steps.map(({ read }) => read)).toEqual(amounts.map((_, index) => 3 * (index + 1)));
    expect(steps.every(({ images }) => images === 3 * amounts.length)).toBe(true);
    expect(steps.map(({ point }) => ({ change: point!.change, at: point!.at }))).toEqual(amounts);
    network.dispose();
  });
});

describe('curves that are kept', () => {
  const curve = (over: Partial<MeasuredCurve>): MeasuredCurve => ({
    ...{ change: 'angle', digits: 'test', count: 500, measured: '2026-01-01T00:00:00.000Z', points: [] },
    ...over,
  });

  it('give way to newer ones of the same change and digits only', () => {
    const before = [curve({}), curve({ count: 2000 }), curve({ digits: 'own', count: 7 })];
    const fresh = [curve({ measured: '2026-02-01T00:00:00.000Z' }), curve({ digits: 'own', count: 9 }), curve({ change: 'noise' })]; // prettier-ignore
    expect(withCurves(before, fresh)).toEqual([fresh[0], before[1], fresh[1], fresh[2]]);
  });
});
