import { describe, expect, it } from 'vitest';
import { fragmentOf, linkIn } from '../../../../src/main/desktop/lesson-links';

describe('a link to a lesson', () => {
  it('is found among a start’s arguments', () => {
    expect(linkIn(['/usr/bin/electron', '--no-sandbox', 'INKLING://lesson/5'])).toBe('INKLING://lesson/5');
    expect(linkIn(['.', 'seven.png', 'https://example.com/inkling://'])).toBeNull();
  });

  it('becomes the address of that lesson in the window', () => {
    expect(fragmentOf('inkling://lesson/5')).toBe('#lessons/5');
    expect(fragmentOf('Inkling://Lesson/filter?state=a-_9')).toBe('#lessons/filter?state=a-_9');
  });

  it('leads nowhere else, whatever is in it', () => {
    for (const link of [
      'inkling:',
      'inkling://',
      'inkling://lesson/',
      'inkling://models/5',
      'inkling://lesson/5/../6',
      'inkling://lesson/5?state=a#b',
      'inkling://lesson/5?state=a&b',
      'inkling://lesson/5" --gpu-launcher="x',
      'inkling://lesson/5\nx',
      `inkling://lesson/5?state=${'a'.repeat(16_001)}`,
      'https://lesson/5',
    ])
      expect(fragmentOf(link), link).toBeNull();
  });
});
