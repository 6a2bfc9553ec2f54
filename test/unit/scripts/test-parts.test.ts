import { describe, expect, it } from 'vitest';
import { PARTS, readParts } from '../../../scripts/test-parts.js';

describe('the parts of a test run', () => {
  it('are all of them where none is asked for', () => {
    expect([...readParts([])]).toEqual([...PARTS]);
  });

  it('are those asked for, one by one or in a list', () => {
    expect([...readParts(['--only', 'unit'])]).toEqual(['unit']);
    expect([...readParts(['--only', 'types', '--only=interop'])]).toEqual(['types', 'interop']);
    expect([...readParts(['--only', 'lint, e2e', '--only', 'lint'])]).toEqual(['lint', 'e2e']);
  });

  it('are named where one is asked for that is not there', () => {
    const sentence = 'The tests have no part “units”, they have types, lint, unit, e2e and interop.';
    expect(() => readParts(['--only', 'types,units'])).toThrow(sentence);
    expect(() => readParts(['--only', ''])).toThrow('The tests have no part “”');
  });

  it.each([['unit'], ['--onyl', 'unit'], ['--only']])('are all that can be said: not %j', (...args) => {
    expect(() => readParts(args)).toThrow(
      /^npm test takes nothing but “--only” and what to run: types, lint, unit, e2e and interop\.$/,
    );
  });
});
