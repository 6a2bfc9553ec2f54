import { expect, it } from 'vitest';
import { Remembered } from '../../../src/core/remembered';

it('remembers what was asked for last, as much as it may and one at least, and what is being made', async () => {
  const made: string[] = [];
  const remembered = new Remembered<string>(5, ({ length }) => length);
  const ask = (value: string): Promise<string> =>
    remembered.get(value, () => {
      made.push(value);
      return Promise.resolve(value);
    });
  expect(await Promise.all([ask('ab'), ask('ab')])).toEqual(['ab', 'ab']);
  for (const value of ['cde', 'ab', 'fg', 'ab', 'cde', 'too long', 'too long', 'ab']) await ask(value);
  expect(made).toEqual(['ab', 'cde', 'fg', 'cde', 'too long', 'ab']);
});

it('makes anew what could not be made, and what is to be forgotten', async () => {
  const remembered = new Remembered<number>(9, () => 1);
  await expect(remembered.get('one', () => Promise.reject(new Error('no luck')))).rejects.toThrow('no luck');
  expect(await remembered.get('one', () => Promise.resolve(1))).toBe(1);
  remembered.forget('one');
  expect(await remembered.get('one', () => Promise.resolve(2))).toBe(2);
});
