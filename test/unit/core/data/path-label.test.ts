import { describe, expect, it } from 'vitest';
import { labelOfPath } from '../../../../src/core/data/path-label';

describe('the label that a path tells', () => {
  it.each([
    ['7/img_0003.png', 7],
    ['train/0/1.png', 0],
    ['by-hand/7/writer 12/3.png', 7],
    ['digit_4/a.png', 4],
    ['Seven\\a.png', 7],
    ['7_0001.png', 7],
    ['set/3.png', 3],
    ['3 (2).jpg', 3],
    ['12-num5.png', 5],
    ['mnist_label8_1.png', 8],
  ])('%s', (path, label) => expect(labelOfPath(path)).toBe(label));

  it.each(['img_7.png', '10.png', '7a.png', '12/a.png', 'img001-00012.png', 'seventy/a.png', ''])(
    'is none for %s',
    (path) => expect(labelOfPath(path)).toBeNull(),
  );
});
