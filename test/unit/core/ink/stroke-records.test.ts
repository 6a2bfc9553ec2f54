import { describe, expect, it } from 'vitest';
import { strokeRecords } from '../../../../src/core/ink/stroke-records';
import { UserError } from '../../../../src/core/user-error';

const records = (text: string) => [...strokeRecords(text, 'f')];

describe('the records of a file of strokes', () => {
  it('are its lines, and blank ones count', () => {
    expect(records('{"a":1}\r\n\n{"a":2}\n')).toEqual([
      { value: { a: 1 }, where: 'f, line 1' },
      { value: { a: 2 }, where: 'f, line 3' },
    ]);
  });

  it('are the entries of one JSON array, however it is laid out', () => {
    expect(records(' [\n  {"a":1},\n  {"a":2}\n]\n')).toEqual([
      { value: { a: 1 }, where: 'f, digit 1' },
      { value: { a: 2 }, where: 'f, digit 2' },
    ]);
    expect(records('[]')).toEqual([]);
  });

  it('are refused where they are no JSON', () => {
    expect(() => records('{"a":1}\n{"a"')).toThrow(new UserError('f, line 2 is not a line of JSON.'));
    expect(() => records('[{"a":1},')).toThrow(new UserError('f is not JSON.'));
  });
});
