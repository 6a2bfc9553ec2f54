import { expect, it } from 'vitest';
import { writeLength } from '../../../../../../src/renderer/places/lessons/03-costs/length-words';

it('says a length so that one has an idea of it', () => {
  expect([5.44, 544, 1440, 54_300, 3.9e9, 1.44e10, 1.2e11, 1.4e12].map(writeLength)).toEqual([
    '5.4 mm',
    '544 mm',
    '1.4 m',
    '54 m',
    '3,900 km',
    '14,400 km',
    '120,000 km, 3 times round the Earth',
    '1,400,000 km, 3.6 times as far as the Moon',
  ]);
});
