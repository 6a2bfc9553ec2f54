import { describe, expect, it } from 'vitest';
import { isFound, KOALA } from '../../../../../../src/renderer/places/lessons/04-parts/part-tree';

const found = (...seen: string[]): string[] =>
  [KOALA, ...KOALA.parts].filter((whole) => isFound(whole, new Set(seen))).map(({ name }) => name);

describe('a koala', () => {
  it('is found by its parts: the head first, then the body, and then the whole', () => {
    expect(found()).toEqual([]);
    expect(found('eyes', 'nose')).toEqual([]);
    expect(found('eyes', 'nose', 'ears')).toEqual(['head']);
    expect(found('hands', 'legs', 'nose')).toEqual(['body']);
    expect(found('eyes', 'nose', 'ears', 'hands', 'legs')).toEqual(['koala', 'head', 'body']);
  });

  it('is no koala without one of them', () => {
    expect(found('eyes', 'nose', 'hands', 'legs')).toEqual(['body']);
  });
});
