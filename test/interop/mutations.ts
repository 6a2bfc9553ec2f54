import type { Random } from '../../src/core/data/random';

/** A file made wrong: bits turned, cut off, parts of it doubled, left out or taken from another, lengths made absurd. */
export function mutate(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let mutated = bytes;
  const times = 1 + below(random, 3);
  for (let time = 0; time < times; time++)
    mutated = MUTATIONS[below(random, MUTATIONS.length)]!(mutated, other, random);
  return mutated;
}

type Mutation = (bytes: Uint8Array, other: Uint8Array, random: Random) => Uint8Array;

/** A whole number, 0 to one less than `limit`. */
const below = (random: Random, limit: number): number => random.integer(Math.max(limit, 1));

const changed = (bytes: Uint8Array, change: (copy: Uint8Array) => void): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  if (copy.length > 0) change(copy);
  return copy;
};

/** A place in a file: half of them near its beginning, where the structure is. */
const placeIn = (bytes: Uint8Array, random: Random): number =>
  below(random, random.uniform() < 0.5 ? Math.min(bytes.length, 512) : bytes.length);

const joined = (...parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const MUTATIONS: readonly Mutation[] = [
  (bytes, _other, random) => changed(bytes, (copy) => (copy[placeIn(copy, random)]! ^= 1 << below(random, 8))),
  (bytes, _other, random) => changed(bytes, (copy) => (copy[placeIn(copy, random)] = below(random, 256))),
  (bytes, _other, random) => bytes.slice(0, placeIn(bytes, random)),
  /** A length, a shape or a count becomes huge. */
  (bytes, _other, random) =>
    changed(bytes, (copy) => {
      const at = placeIn(copy, random);
      copy.fill(0xff, at, at + 1 + below(random, 8));
    }),
  (bytes, _other, random) =>
    changed(bytes, (copy) => {
      const at = placeIn(copy, random);
      copy.fill(0, at, at + 1 + below(random, 16));
    }),
  (bytes, _other, random) => {
    const [from, to] = [placeIn(bytes, random), placeIn(bytes, random)].sort((one, two) => one - two) as [
      number,
      number,
    ];
    return joined(bytes.subarray(0, to), bytes.subarray(from));
  },
  (bytes, _other, random) => {
    const [from, to] = [placeIn(bytes, random), placeIn(bytes, random)].sort((one, two) => one - two) as [
      number,
      number,
    ];
    return joined(bytes.subarray(0, from), bytes.subarray(to));
  },
  (bytes, other, random) => joined(bytes.subarray(0, placeIn(bytes, random)), other.subarray(placeIn(other, random))),
];
