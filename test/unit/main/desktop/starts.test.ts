import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Arriving } from '../../../../src/main/desktop/arriving';
import { openedBy, readStart } from '../../../../src/main/desktop/starts';

describe('a start', () => {
  it('opens the files among its arguments, seen from its folder, and no switch', () => {
    const args = ['--no-sandbox', 'seven.png', '', '/models/a b.keras', '-v', 'inkling://lesson/5'];
    expect(openedBy({ args, folder: '/home/me' })).toEqual({
      link: 'inkling://lesson/5',
      files: [resolve('/home/me', 'seven.png'), resolve('/models/a b.keras')],
    });
    expect(openedBy({ args: ['https://example.com/a.png'], folder: '/' })).toEqual({ link: null, files: [] });
  });

  it('that a second one sends is read, or is not looked at', () => {
    const start = { args: ['a', 'b'], folder: '/' };
    expect(readStart(start)).toEqual(start);
    for (const other of [
      null,
      undefined,
      'a',
      {},
      { args: ['a'] },
      { args: 'a', folder: '/' },
      { args: [1], folder: '/' },
    ])
      expect(readStart(other)).toBeNull();
  });
});

describe('what arrives before the window', () => {
  it('waits for it, all of it', () => {
    const arriving = new Arriving<string>();
    const opened: string[] = [];
    arriving.take('1');
    arriving.take('2');
    arriving.openBy((one) => opened.push(one));
    arriving.take('3');
    expect(opened).toEqual(['1', '2', '3']);
  });
});
