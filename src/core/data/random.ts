import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** Where a {@link Random} stands, as plain numbers to be stored. */
export type RandomState = readonly number[];

/** Random numbers that are the same for the same seed. Calls move it on; {@link state} and {@link restore} stop and resume it. */
export class Random {
  private constructor(private readonly generator: ReturnType<typeof xoroshiro128plus>) {}

  /** Starts from a seed, an integer. Neighbouring seeds give unrelated numbers. */
  static fromSeed(seed: number): Random {
    const generator = xoroshiro128plus(seed);
    // The first numbers after seeding are little more than the seed itself.
    generator.jump();
    return new Random(generator);
  }

  /** Goes on exactly where {@link state} was taken. */
  static restore(state: RandomState): Random {
    return new Random(xoroshiro128plusFromState(state));
  }

  state(): RandomState {
    return this.generator.getState();
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
