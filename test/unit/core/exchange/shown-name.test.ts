import { expect, it } from 'vitest';
import { shownName } from '../../../../src/core/exchange/shown-name';

it.each([
  ['conv_1', 'conv_1'],
  ['conv\n\u0000 \u202e1 ', 'conv 1'],
  [' \t', 'without a name'],
  ['n'.repeat(60), 'n'.repeat(60)],
  ['n'.repeat(61), `${'n'.repeat(60)}…`],
  [`${'n'.repeat(59)}𝟙𝟚`, `${'n'.repeat(59)}𝟙…`],
  [`${'𝟙'.repeat(50)}\ud835`, '𝟙'.repeat(50)],
])('shows %j of a file as %j', (name, shown) => {
  expect(shownName(name)).toBe(shown);
});
