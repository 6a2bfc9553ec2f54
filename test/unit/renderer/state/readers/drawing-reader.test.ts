import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { EMPTY_DRAWING, type Drawing } from '../../../../../src/core/ink/drawing';
import { rasterize } from '../../../../../src/core/ink/rasterize';
import { NO_VARIATION } from '../../../../../src/core/ink/variation';
import { ARCHITECTURES } from '../../../../../src/core/network/architectures';
import { initialWeights } from '../../../../../src/core/network/initial-weights';
import { Network } from '../../../../../src/core/network/network';
import { DrawingReader } from '../../../../../src/renderer/state/readers/drawing-reader.svelte';
import { startInstalledBackend } from '../../../backend';

/** Frames that were asked for and not made yet. */
let frames: (() => void)[] = [];

function makeFrames(): void {
  for (const frame of frames.splice(0)) frame();
}

const line = (x: number): Drawing => ({
  marks: [
    {
      kind: 'stroke',
      tool: 'pen',
      width: 24,
      points: [
        { x, y: 60, pressure: 0.5 },
        { x: 140, y: 220, pressure: 0.5 },
      ],
    },
  ],
});

beforeAll(startInstalledBackend);
beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
});
afterEach(() => vi.unstubAllGlobals());

describe('DrawingReader', () => {
  it('reads once in a frame, and the newest drawing', () => {
    const reader = new DrawingReader();
    const network = Network.create(ARCHITECTURES.lenet.layers, 1);
    const trace = vi.spyOn(network, 'trace');
    reader.use(network);
    for (const x of [60, 100, 200]) reader.read(line(x));
    expect(reader.trace).toBeNull();
    makeFrames();
    expect(trace).toHaveBeenCalledTimes(1);
    expect(reader.trace!.image).toEqual(rasterize(line(200)));
    expect(reader.trace!.layers).toHaveLength(ARCHITECTURES.lenet.layers.length);
    network.dispose();
  });

  it('reads a perturbation as a variant: added to what is drawn, within paper and ink', () => {
    const reader = new DrawingReader();
    const network = Network.create(ARCHITECTURES.dense.layers, 1);
    reader.use(network);
    const perturbation = new Float32Array(784).map((_, pixel) => (pixel % 2 === 0 ? 0.25 : -0.25));
    reader.read(line(60), NO_VARIATION, perturbation);
    makeFrames();
    const image = rasterize(line(60))!;
    expect(reader.trace!.image).toEqual(image);
    expect(reader.varied!.image).toEqual(
      image.map((ink, pixel) => Math.min(1, Math.max(0, ink + perturbation[pixel]!))),
    );
    reader.read(line(60));
    makeFrames();
    expect(reader.varied).toBeNull();
    network.dispose();
  });

  it('has no answer for an empty pad, and forgets the one it had', () => {
    const reader = new DrawingReader();
    const network = Network.create(ARCHITECTURES.dense.layers, 1);
    reader.use(network);
    reader.read(line(60));
    makeFrames();
    expect(reader.trace).not.toBeNull();
    reader.read(EMPTY_DRAWING);
    makeFrames();
    expect(reader.trace).toBeNull();
    network.dispose();
  });

  it('reads the drawing that is there anew with another network, and frees the one before', () => {
    const before = tf.memory().numTensors;
    const reader = new DrawingReader();
    reader.read(line(60));
    reader.use(Network.create(ARCHITECTURES.dense.layers, 1));
    makeFrames();
    const first = reader.trace!.answer.probabilities;
    const other = Network.create(ARCHITECTURES.dense.layers, 2);
    reader.use(other);
    makeFrames();
    expect(reader.trace!.answer.probabilities).not.toEqual(first);
    other.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('has no trace of the network before once another reads', () => {
    const reader = new DrawingReader();
    reader.read(line(60), { ...NO_VARIATION, angle: 40 });
    for (const name of ['dense', 'lenet'] as const) {
      const network = Network.create(ARCHITECTURES[name].layers, 1);
      reader.use(network);
      for (const trace of [reader.trace!, reader.varied!])
        expect(trace.layers.map(({ layer }) => layer)).toEqual(ARCHITECTURES[name].layers);
    }
  });

  it('reads the variant beside the drawing in the same frame, and neither twice', () => {
    const reader = new DrawingReader();
    const network = Network.create(ARCHITECTURES.dense.layers, 1);
    reader.use(network);
    const drawing = line(60);
    const turned = { ...NO_VARIATION, angle: 40 };
    reader.read(drawing);
    makeFrames();
    expect(reader.varied).toBeNull();
    const original = reader.trace;
    const trace = vi.spyOn(network, 'trace');
    reader.read(drawing, turned);
    makeFrames();
    expect(reader.varied!.image).toEqual(rasterize(drawing, turned));
    expect(reader.trace).toBe(original);
    expect(trace).toHaveBeenCalledTimes(1);
    reader.read(line(100), turned);
    makeFrames();
    expect(reader.trace!.image).toEqual(rasterize(line(100)));
    expect(reader.varied!.image).toEqual(rasterize(line(100), turned));
    reader.read(drawing, { ...NO_VARIATION, angle: 360 });
    makeFrames();
    expect(reader.varied).toBeNull();
    reader.read(EMPTY_DRAWING, turned);
    makeFrames();
    expect([reader.trace, reader.varied]).toEqual([null, null]);
    network.dispose();
  });

  it('reads both anew when the network it has learns on', () => {
    const reader = new DrawingReader();
    const network = Network.create(ARCHITECTURES.dense.layers, 1);
    reader.use(network);
    reader.read(line(60), { ...NO_VARIATION, shiftX: 3 });
    makeFrames();
    const [trace, varied] = [reader.trace!, reader.varied!];
    network.assign(initialWeights(ARCHITECTURES.dense.layers, 2));
    reader.use(network);
    makeFrames();
    expect(reader.trace!.answer.probabilities).not.toEqual(trace.answer.probabilities);
    expect(reader.varied!.answer.probabilities).not.toEqual(varied.answer.probabilities);
    network.dispose();
  });
});
