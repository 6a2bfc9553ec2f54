import { deflateSync } from 'fflate';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../../../src/core/user-error';
import {
  LONGEST_LINK,
  readLessonAddress,
  readLessonFile,
  readLink,
  unpackState,
  writeLessonAddress,
  writeLessonFile,
} from '../../../../../src/renderer/places/lessons/lesson-link';
import { LESSONS, lessonNumbered } from '../../../../../src/renderer/places/lessons/lessons';

const first = lessonNumbered(1)!;

/** Packs a text as links do, for links that no Inkling has made. */
function pack(text: string): string {
  return Buffer.from(deflateSync(new TextEncoder().encode(text))).toString('base64url');
}

describe('the lessons', () => {
  it('are numbered from 1, and each begins with a state that its own schema takes', () => {
    expect(LESSONS.map(({ number }) => number)).toEqual(LESSONS.map((_, index) => index + 1));
    expect(new Set(LESSONS.map(({ slug }) => slug)).size).toBe(LESSONS.length);
    for (const lesson of LESSONS) expect(v.is(lesson.schema, lesson.initial), lesson.title).toBe(true);
  });
});

describe('a link', () => {
  it('brings the state of every lesson back, and needs no escaping', () => {
    for (const lesson of LESSONS) {
      const address = writeLessonAddress(lesson, lesson.initial);
      expect(address).toMatch(/^[a-z-]+\?state=[\w-]+$/);
      for (const link of [`http://127.0.0.1:4173/#lessons/${address}`, `inkling://lesson/${address}`])
        expect(readLink(link)).toEqual({ lesson, state: lesson.initial });
    }
  });

  it('without a state opens the lesson as it begins', () => {
    expect(readLink('  app://inkling/index.html#lessons/1 ')).toEqual({ lesson: first, state: first.initial });
  });

  it('from before a lesson had parts opens its first one', () => {
    for (const [number, part] of Object.entries({ 7: 'map', 10: 'walk', 11: 'train' })) {
      const lesson = lessonNumbered(Number(number))!;
      const { part: _, ...before } = lesson.initial as { part: string };
      expect(unpackState(lesson, pack(JSON.stringify(before)))).toEqual({ ...before, part });
    }
  });

  it('is read out of an address, or is none', () => {
    const lesson = lessonNumbered(5)!;
    // A number is what the address shows, and what links say that were made before there were slugs in them.
    for (const name of ['5', lesson.slug]) {
      expect(readLessonAddress(name)).toEqual({ lesson, packed: null });
      expect(readLessonAddress(`${name}?state=abc`)).toEqual({ lesson, packed: 'abc' });
    }
    for (const other of ['', 'five', '5/', '05', '123', 'filter/', '5?stat=abc'])
      expect(readLessonAddress(other)).toBeNull();
    for (const link of ['', 'hello', '#lessons/', '#lessons/99', '#draw'])
      expect(() => readLink(link)).toThrow(UserError);
  });

  it('that holds anything but a state of its lesson is turned away with a sentence', () => {
    const grid = (value: unknown): string => JSON.stringify({ picture: Array(7).fill(Array(5).fill(value)), at: 0 });
    expect(unpackState(first, pack(grid(1)))).toEqual(JSON.parse(grid(1)));
    const hostile = [
      '',
      'null',
      '{}',
      grid(1e300),
      grid('<img src=x>'),
      grid(1).replace('"at":0', '"at":-1'),
      JSON.stringify({ picture: Array(7).fill(Array(50_000).fill(1)), at: 0 }),
      `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    ].map(pack);
    // What unpacks to far more than there is room for.
    const swollen = pack(' '.repeat(5_000_000) + grid(1));
    expect(swollen.length).toBeLessThan(LONGEST_LINK);
    hostile.push(swollen, 'A'.repeat(LONGEST_LINK + 1), '%%%', '====');
    for (const packed of hostile) expect(() => unpackState(first, packed)).toThrow(UserError);
  });

  it('never brings in what is not a state, whatever it is made of', () => {
    const text = fc.oneof(fc.string(), fc.json().map(pack), fc.base64String());
    fc.assert(
      fc.property(fc.constantFrom(...LESSONS), text, (lesson, packed) => {
        try {
          expect(v.is(lesson.schema, unpackState(lesson, packed))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});

describe('a file', () => {
  const fileOf = (text: string): File => new File([text], 'lesson.json');

  it('brings lesson and state back', async () => {
    for (const lesson of LESSONS) {
      const shared = await readLessonFile(fileOf(writeLessonFile(lesson, lesson.initial)));
      expect(shared).toEqual({ lesson, state: lesson.initial });
    }
  });

  it('that says the number of its lesson, as they did before they said its slug, is still opened', async () => {
    const before = writeLessonFile(first, first.initial).replace('"lesson": "grid"', '"lesson": 1');
    expect(await readLessonFile(fileOf(before))).toEqual({ lesson: first, state: first.initial });
  });

  it('that is another is turned away with a sentence that names it', async () => {
    const good = writeLessonFile(first, first.initial);
    for (const text of [
      '',
      'hello',
      'null',
      '{"inkling":"lesson"}',
      good.replace('"lesson": "grid"', '"lesson": "grids"'),
      good.replace('"lesson": "grid"', '"lesson": 77'),
      good.replace('"inkling": "lesson"', '"inkling": "model"'),
      good.replace('"at": 34', '"at": 35'),
      `${' '.repeat(600_000)}${good}`,
    ]) {
      await expect(readLessonFile(fileOf(text))).rejects.toThrow(/^lesson\.json .*\.$/);
      await expect(readLessonFile(fileOf(text))).rejects.toBeInstanceOf(UserError);
    }
  });
});
