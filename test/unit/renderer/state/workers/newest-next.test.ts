import { expect, it } from 'vitest';
import { NewestNext } from '../../../../../src/renderer/state/workers/newest-next';

it('asks one question at a time, and of those that came meanwhile the newest', () => {
  const asked: string[] = [];
  const questions = new NewestNext<string>((question) => asked.push(question));
  ['one', 'two', 'three'].forEach((question) => questions.put(question));
  expect(asked).toEqual(['one']);
  expect(questions.settle()).toBe('one');
  expect(asked).toEqual(['one', 'three']);
  questions.put('four');
  questions.withdraw();
  expect(questions.settle()).toBe('three');
  expect(questions.settle()).toBeNull();
  questions.put('five');
  questions.put('six');
  questions.clear();
  questions.put('seven');
  expect(asked).toEqual(['one', 'three', 'five', 'seven']);
});
