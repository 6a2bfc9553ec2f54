import { describe, expect, it } from 'vitest';
import { STANDARD_SUITES } from '../../../../../src/core/data/corruptions/standard-suites';
import { Random } from '../../../../../src/core/data/random';
import type { TestSuite } from '../../../../../src/core/data/test-suite';

const MNIST_C = STANDARD_SUITES['mnist-c'].tests;
const N_MNIST = STANDARD_SUITES['n-mnist'].tests;
const AFFINE = STANDARD_SUITES.affnist.tests.affine;

const image = (inkAt: (x: number, y: number) => number): Float32Array =>
  Float32Array.from({ length: 784 }, (_, pixel) => inkAt(pixel % 28, Math.floor(pixel / 28)));

const paper = image(() => 0);
const grey = image(() => 0.5);
/** A seven with soft edges: a bar and a leg. */
const seven = image((x, y) => {
  const bar = x >= 8 && x <= 19 ? 2.2 - Math.abs(y - 6) : 0;
  const leg = y >= 6 && y <= 22 ? 2.2 - Math.abs(x - 19 + (y - 6) / 3) : 0;
  return Math.min(1, Math.max(0, bar, leg));
});
const dot = (atX: number, atY: number): Float32Array => image((x, y) => Number(x === atX && y === atY));
const block = image((x, y) => Number(x >= 9 && x < 19 && y >= 9 && y < 19));

const at = (seed: number): Random => Random.fromSeed(seed);
const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);

const total = (ink: Float32Array): number => ink.reduce((sum, value) => sum + value, 0);
const share = (ink: Float32Array, holds: (value: number) => boolean): number => ink.filter(holds).length / ink.length;

/** The middle of the ink, in pixels. */
function middle(ink: Float32Array): readonly [x: number, y: number] {
  const sum = (of: (pixel: number) => number): number =>
    ink.reduce((so, value, pixel) => so + value * of(pixel), 0) / total(ink);
  return [sum((pixel) => pixel % 28), sum((pixel) => Math.floor(pixel / 28))];
}

const all = Object.entries(STANDARD_SUITES as Record<string, TestSuite>).flatMap(([suite, { tests }]) =>
  Object.entries(tests).map(([name, { corrupt }]) => ({ name: `${suite} ${name}`, corrupt })),
);

describe('every standard test', () => {
  it.each(all)('$name spoils an image alike for the same seed, within paper and ink', ({ corrupt }) => {
    const before = seven.slice();
    for (const seed of SEEDS) {
      const spoiled = corrupt(seven, at(seed));
      expect(spoiled).toHaveLength(784);
      expect(spoiled.every((ink) => ink >= 0 && ink <= 1)).toBe(true);
      expect(corrupt(seven, at(seed))).toEqual(spoiled);
    }
    expect(seven).toEqual(before);
    expect(corrupt(seven, at(1))).not.toEqual(seven);
  });

  it.each(all)('$name leaves something of the digit to be seen', ({ corrupt }) => {
    // What it makes of a digit differs from what it makes of paper by a tenth of the digit's ink at least.
    const spoiledPaper = corrupt(paper, at(3));
    const difference = total(corrupt(seven, at(3)).map((ink, pixel) => Math.abs(ink - spoiledPaper[pixel]!)));
    expect(difference).toBeGreaterThan(0.1 * total(seven));
  });

  it('has fifteen corruptions of MNIST-C', () => {
    expect(Object.keys(MNIST_C)).toHaveLength(15);
  });

  it('names a test of its suite beside each published figure', () => {
    for (const { published, tests } of Object.values(STANDARD_SUITES as Record<string, TestSuite>))
      for (const { test, accuracy } of published) {
        expect(tests).toHaveProperty(test);
        expect(accuracy).toBeGreaterThan(0.5);
        expect(accuracy).toBeLessThan(1);
      }
  });
});

describe('noise', () => {
  it('of shots comes in thirds, as much on average as there is ink, none on paper', () => {
    const faint = image(() => 0.2);
    const spoiled = MNIST_C['shot-noise'].corrupt(faint, at(1));
    for (const ink of spoiled) expect(3 * ink).toBeCloseTo(Math.round(3 * ink), 5);
    expect(total(spoiled) / 784).toBeCloseTo(0.2, 1);
    expect(share(spoiled, (ink) => ink === 0)).toBeCloseTo(Math.exp(-0.6), 1);
    expect(total(MNIST_C['shot-noise'].corrupt(paper, at(1)))).toBe(0);
  });

  it('of impulses strikes 17 % of the pixels, half of them with ink', () => {
    const struck = SEEDS.map((seed) => MNIST_C['impulse-noise'].corrupt(grey, at(seed)));
    const mean = (holds: (ink: number) => boolean): number =>
      struck.reduce((sum, ink) => sum + share(ink, holds), 0) / struck.length;
    expect(mean((ink) => ink === 1)).toBeCloseTo(0.085, 2);
    expect(mean((ink) => ink === 0)).toBeCloseTo(0.085, 2);
    expect(mean((ink) => ink === 0.5)).toBeCloseTo(0.83, 2);
  });

  it('of n-MNIST is 9.5 dB below ink, and 12 dB at half the contrast', () => {
    // A normal number is below -0.5 / 0.335 with a probability of 0.068.
    const noisy = SEEDS.map((seed) => share(N_MNIST['gaussian-noise'].corrupt(grey, at(seed)), (ink) => ink === 0));
    expect(noisy.reduce((sum, value) => sum + value, 0) / noisy.length).toBeCloseTo(0.068, 2);
    const pale = N_MNIST['low-contrast'].corrupt(
      image(() => 1),
      at(1),
    );
    expect(total(pale) / 784).toBeCloseTo(0.5, 1);
    const variance = pale.reduce((sum, ink) => sum + (ink - 0.5) ** 2, 0) / 784;
    // A little less than 0.251, since what goes beyond ink and paper is cut off.
    expect(Math.sqrt(variance)).toBeGreaterThan(0.22);
    expect(Math.sqrt(variance)).toBeLessThan(0.255);
  });
});

describe('blur', () => {
  it('through glass keeps the ink, smoothed down the columns and shuffled', () => {
    const spoiled = MNIST_C['glass-blur'].corrupt(seven, at(1));
    expect(total(spoiled)).toBeCloseTo(total(seven), 0);
    expect(MNIST_C['glass-blur'].corrupt(seven, at(2))).not.toEqual(spoiled);
    const even = MNIST_C['glass-blur'].corrupt(grey, at(1));
    expect(Math.max(...even)).toBeCloseTo(0.5, 5);
  });

  it('of a motion smears the ink to the left, up or down', () => {
    for (const seed of SEEDS) {
      const [x, y] = middle(MNIST_C['motion-blur'].corrupt(dot(20, 14), at(seed)));
      expect(x).toBeLessThan(19);
      expect(Math.abs(y - 14)).toBeLessThanOrEqual(20 - x + 0.5);
    }
    const heights = SEEDS.map((seed) => middle(MNIST_C['motion-blur'].corrupt(dot(20, 14), at(seed)))[1]);
    expect(Math.min(...heights)).toBeLessThan(13.5);
    expect(Math.max(...heights)).toBeGreaterThan(14.5);
  });

  it('of n-MNIST makes a line of 5 pixels, 15 degrees from level, of a dot', () => {
    const line = N_MNIST['motion-blur'].corrupt(dot(14, 14), at(1));
    expect(total(line)).toBeCloseTo(1, 3);
    const columns = Array.from(line.keys()).filter((pixel) => line[pixel]! > 0.02);
    expect(Math.min(...columns.map((pixel) => pixel % 28))).toBe(12);
    expect(Math.max(...columns.map((pixel) => pixel % 28))).toBe(16);
    const right = middle(line.map((ink, pixel) => (pixel % 28 > 14 ? ink : 0)));
    const left = middle(line.map((ink, pixel) => (pixel % 28 < 14 ? ink : 0)));
    expect((left[1] - right[1]) / (right[0] - left[0])).toBeCloseTo(Math.tan(Math.PI / 12), 1);
  });
});

describe('an affine change', () => {
  it('shifts by exactly three pixels each way, in all four directions', () => {
    const found = new Set(
      SEEDS.map((seed) =>
        middle(MNIST_C.translate.corrupt(dot(12, 15), at(seed)))
          .map(Math.round)
          .join(),
      ),
    );
    expect([...found].sort()).toEqual(['15,12', '15,18', '9,12', '9,18']);
  });

  it('turns by 0.4 radians about the middle, either way', () => {
    const turned = SEEDS.map((seed) =>
      middle(
        MNIST_C.rotate.corrupt(
          block.map((ink, pixel) => (pixel % 28 > 16 ? ink : 0)),
          at(seed),
        ),
      ),
    );
    const angles = turned.map(([x, y]) => Math.atan2(y - 13.5, x - 13.5));
    expect(Math.min(...angles)).toBeCloseTo(-0.4, 1);
    expect(Math.max(...angles)).toBeCloseTo(0.4, 1);
  });

  it('makes the digit 0.7 times as large', () => {
    expect(total(MNIST_C.scale.corrupt(block, at(1))) / total(block)).toBeCloseTo(0.49, 1);
    expect(middle(MNIST_C.scale.corrupt(block, at(1)))[0]).toBeCloseTo(13.5, 3);
  });

  it('slants the top against the bottom', () => {
    const pole = image((x, y) => Number(x === 13 && y >= 5 && y < 23));
    const topOf = (ink: Float32Array) => middle(ink.map((value, pixel) => (pixel < 10 * 28 ? value : 0)))[0];
    const bottomOf = (ink: Float32Array) => middle(ink.map((value, pixel) => (pixel >= 18 * 28 ? value : 0)))[0];
    const slants = SEEDS.map((seed) => MNIST_C.shear.corrupt(pole, at(seed))).map((ink) => bottomOf(ink) - topOf(ink));
    expect(Math.min(...slants)).toBeLessThan(-4);
    expect(Math.max(...slants)).toBeGreaterThan(4);
  });

  it('of affNIST turns by up to 20 degrees and slants by up to a fifth', () => {
    /** How far a thin line leans from where it lay, in degrees, at most and at least over many changes. */
    const leans = (line: Float32Array, isUpright: boolean): readonly [least: number, most: number] => {
      const angles = Array.from({ length: 300 }, (_, seed) => {
        const ink = AFFINE.corrupt(line, at(seed));
        const [x, y] = middle(ink);
        const sum = (of: (dx: number, dy: number) => number): number =>
          ink.reduce((so, value, pixel) => so + value * of((pixel % 28) - x, Math.floor(pixel / 28) - y), 0);
        const [xx, xy, yy] = [sum((dx) => dx * dx), sum((dx, dy) => dx * dy), sum((_, dy) => dy * dy)];
        return (Math.atan(isUpright ? xy / yy : xy / xx) * 180) / Math.PI;
      });
      return [Math.min(...angles), Math.max(...angles)];
    };
    const [left, right] = leans(
      image((x, y) => Number(y === 13 && x >= 5 && x < 23)),
      false,
    );
    expect([left, right].map(Math.abs).every((angle) => angle > 17 && angle < 21)).toBe(true);
    const [back, forth] = leans(
      image((x, y) => Number(x === 13 && y >= 5 && y < 23)),
      true,
    );
    // Up to 20 degrees of turn and 11 of slant.
    expect([back, forth].map(Math.abs).every((angle) => angle > 24 && angle < 32)).toBe(true);
  });

  it('of affNIST loses no ink, and reaches every side of the picture', () => {
    const reached = new Set<string>();
    for (let seed = 0; seed < 400; seed++) {
      const moved = AFFINE.corrupt(block, at(seed));
      const scale = total(moved) / total(block);
      expect(scale).toBeGreaterThan(0.8 * 0.8 - 0.03);
      expect(scale).toBeLessThan(1.2 * 1.2 + 0.03);
      for (const [pixel, ink] of moved.entries()) {
        if (ink < 0.3) continue;
        const [x, y] = [pixel % 28, Math.floor(pixel / 28)];
        if (x <= 1) reached.add('left');
        if (x >= 26) reached.add('right');
        if (y <= 1) reached.add('top');
        if (y >= 26) reached.add('bottom');
      }
    }
    expect(reached.size).toBe(4);
  });
});

describe('light, weather and lines', () => {
  it('brightens every pixel by a half', () => {
    expect(MNIST_C.brightness.corrupt(paper, at(1))).toEqual(grey);
    expect(Math.max(...MNIST_C.brightness.corrupt(seven, at(1)))).toBe(1);
  });

  it('inverts seven columns at each side', () => {
    const striped = MNIST_C.stripe.corrupt(paper, at(1));
    expect(striped).toEqual(image((x) => Number(x < 7 || x > 20)));
  });

  it('leaves a quarter of the contrast in fog, which is never even', () => {
    const withDot = MNIST_C.fog.corrupt(
      dot(3, 3).map((ink, pixel) => (pixel === 783 ? 1 : ink)),
      at(1),
    );
    const without = MNIST_C.fog.corrupt(dot(27, 27), at(1));
    expect(withDot[3 * 28 + 3]! - without[3 * 28 + 3]!).toBeCloseTo(0.25, 5);
    expect(Math.max(...without) - Math.min(...without)).toBeGreaterThan(0.1);
    expect(total(MNIST_C.fog.corrupt(paper, at(1)))).toBe(0);
  });

  it('covers ink and paper alike with mud', () => {
    const full = image(() => 1);
    for (const seed of SEEDS.slice(0, 5)) {
      const [onInk, onPaper] = [full, paper].map((of) => MNIST_C.spatter.corrupt(of, at(seed)));
      const muddy = onPaper!.map((ink) => (ink === 0 ? 0 : ink / (63 / 255)));
      expect(share(muddy, (cover) => cover > 0)).toBeGreaterThan(0.1);
      expect(share(muddy, (cover) => cover > 0)).toBeLessThan(0.6);
      muddy.forEach((cover, pixel) => {
        expect(cover === 0 || cover >= 0.79).toBe(true);
        expect(onInk![pixel]).toBeCloseTo(1 - cover + cover * (63 / 255), 4);
      });
    }
  });

  it('dots a line in every other pair of columns', () => {
    for (const seed of SEEDS) {
      const dotted = MNIST_C['dotted-line'].corrupt(paper, at(seed));
      for (let x = 0; x < 27; x++) {
        const column = dotted.filter((_, pixel) => pixel % 28 === x);
        expect(Math.max(...column) > 0.7).toBe(Math.floor(x / 2) % 2 === 1);
      }
    }
  });

  it('goes zig and zag over twenty-three columns', () => {
    for (const seed of SEEDS.slice(0, 10)) {
      const line = MNIST_C.zigzag.corrupt(paper, at(seed));
      const column = (x: number) => line.filter((_, pixel) => pixel % 28 === x);
      expect(Math.max(...column(0), ...column(26), ...column(27))).toBe(0);
      for (let x = 3; x < 24; x++) if (total(column(x)) === 0) expect.soft(`column ${x} of seed ${seed}`).toBe('inked');
    }
  });

  it('finds the outline of a block and nothing inside', () => {
    const edges = MNIST_C['canny-edges'].corrupt(block, at(1));
    expect(share(edges, (ink) => ink === 1) * 784).toBeGreaterThan(30);
    expect(share(edges, (ink) => ink === 1) * 784).toBeLessThan(50);
    expect(
      total(edges.filter((_, pixel) => pixel % 28 > 11 && pixel % 28 < 16 && pixel > 12 * 28 && pixel < 15 * 28)),
    ).toBe(0);
    expect(total(MNIST_C['canny-edges'].corrupt(paper, at(1)))).toBe(0);
    expect(total(MNIST_C['canny-edges'].corrupt(grey, at(1)))).toBe(0);
  });
});
