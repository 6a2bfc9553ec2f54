import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** Random numbers that are the same for the same seed. Each call moves it on. */
export class Random {
  private constructor(private readonly generator: ReturnType<typeof xoroshiro128plus>) {}

  /** Starts from a seed, an integer. Neighbouring seeds give unrelated numbers. */
  static fromSeed(seed: number): Random {
    const generator = xoroshiro128plus(seed);
    // The first numbers after seeding are little more than the seed itself.
    generator.jump();
    return new Random(generator);
  }

  /**
   * The random numbers that belong to a place: of a run with this seed, say, those of step 12. Whoever comes to the place
   * gets the same ones, wherever they come from, and other places have others. All are whole numbers.
   */
  static at(seed: number, ...path: readonly number[]): Random {
    const hash = path.reduce((so, part) => scramble(so ^ scramble(part + GOLDEN)), scramble(seed));
    const state = [1, 2, 3, 4].map((word) => scramble(hash + word * GOLDEN));
    return new Random(xoroshiro128plusFromState(state));
  }

  /** A number from `from` up to, but not, `to`. */
  uniform(from = 0, to = 1): number {
    return from + (to - from) * uniformFloat64(this.generator);
  }

  /** A number with the normal distribution of mean 0 and deviation 1 (Box and Muller 1958). */
  normal(): number {
    // The other half of the pair is dropped, so that the generator's state is the whole state.
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }

  /** A whole number from 0 up to, but not, `below`. */
  integer(below: number): number {
    return uniformInt(this.generator, 0, below - 1);
  }

  /** The numbers 0 to `count - 1` in random order, each order as likely (Fisher and Yates). */
  shuffled(count: number): Uint32Array {
    const indices = Uint32Array.from({ length: count }, (_, index) => index);
    for (let last = count - 1; last > 0; last--) {
      const other = this.integer(last + 1);
      const kept = indices[last]!;
      indices[last] = indices[other]!;
      indices[other] = kept;
    }
    return indices;
  }
}

/** 2^32 divided by the golden ratio: multiples of it are spread evenly over 32 bits (Knuth, The Art of Computer Programming, 6.4). */
const GOLDEN = 0x9e3779b9;

/** Makes every bit of 32 depend on all of them, and maps no two numbers to one (the finalizer of Appleby's MurmurHash3). */
function scramble(word: number): number {
  let bits = word | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
