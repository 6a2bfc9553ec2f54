import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { EMPTY_DRAWING, type Drawing } from '../../../../src/core/ink/drawing';
import { rasterize } from '../../../../src/core/ink/rasterize';
import { ARCHITECTURES } from '../../../../src/core/network/architectures';
import { Network } from '../../../../src/core/network/network';
import { DrawingReader } from '../../../../src/renderer/network/drawing-reader.svelte';
import { startInstalledBackend } from '../../backend';

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
});
