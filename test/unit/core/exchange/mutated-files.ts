import { Random } from '../../../../src/core/data/random';

/** Files that were damaged or tampered with: the same seed gives the same ones. */

type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;

const put = (bytes: Uint8Array, place: number, some: readonly number[]): Uint8Array => {
  const copy = bytes.slice();
  some.forEach((byte, index) => {
    if (place + index < copy.length) copy[place + index] = byte;
  });
  return copy;
};

const joined = (...parts: readonly Uint8Array[]): Uint8Array => {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  parts.reduce((place, part) => (bytes.set(part, place), place + part.length), 0);
  return bytes;
};

/** What a length or a count may be raised to: little- and big-endian, and as protobuf's varint. */
const LARGE: readonly (readonly number[])[] = [
  [0xff, 0xff],
  [0xff, 0xff, 0xff, 0x7f],
  [0xff, 0xff, 0xff, 0xff],
  [0x7f, 0xff, 0xff, 0xff],
  [0, 0, 0, 0x80],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f],
  [0xff, 0xff, 0xff, 0xff, 0x0f],
  [0x80, 0x80, 0x80, 0x80, 0x08],
];

const MUTATIONS: readonly Mutation[] = [
  function flipBits(bytes, random) {
    const copy = bytes.slice();
    for (let flips = 1 + random.integer(8); flips > 0; flips--)
      copy[random.integer(copy.length)]! ^= 1 << random.integer(8);
    return copy;
  },
  function cutShort(bytes, random) {
    return bytes.slice(0, random.integer(bytes.length));
  },
  function raiseLength(bytes, random) {
    return put(bytes, random.integer(bytes.length), LARGE[random.integer(LARGE.length)]!);
  },
  function clear(bytes, random) {
    const start = random.integer(bytes.length);
    return bytes.slice().fill(0, start, start + 1 + random.integer(64));
  },
  function copyOver(bytes, random) {
    const from = random.integer(bytes.length);
    return bytes.slice().copyWithin(random.integer(bytes.length), from, from + 1 + random.integer(200));
  },
  function leaveOut(bytes, random) {
    const start = random.integer(bytes.length);
    return joined(bytes.slice(0, start), bytes.slice(start + 1 + random.integer(200)));
  },
  function repeat(bytes, random) {
    const [start, from] = [random.integer(bytes.length), random.integer(bytes.length)];
    return joined(bytes.slice(0, start), bytes.slice(from, from + 1 + random.integer(200)), bytes.slice(start));
  },
];

/** Where the interesting bytes of a file lie: mutations keep to its head and its tail half of the time. */
const EDGE = 600;

/** `count` mutations of a file, each by one to three changes. */
export function* mutationsOf(bytes: Uint8Array, seed: number, count: number): Generator<Uint8Array> {
  for (let number = 0; number < count; number++) {
    const random = Random.at(seed, number);
    let mutated = bytes;
    for (let changes = 1 + random.integer(3); changes > 0 && mutated.length > 0; changes--)
      mutated = mutateSomewhere(mutated, random);
    yield mutated;
  }
}

function mutateSomewhere(bytes: Uint8Array, random: Random): Uint8Array {
  const mutate = MUTATIONS[random.integer(MUTATIONS.length)]!;
  if (bytes.length <= 2 * EDGE || random.uniform() < 0.5) return mutate(bytes, random);
  const cut = random.uniform() < 0.5 ? EDGE : bytes.length - EDGE;
  const [head, tail] = [bytes.slice(0, cut), bytes.slice(cut)];
  return cut === EDGE ? joined(mutate(head, random), tail) : joined(head, mutate(tail, random));
}
