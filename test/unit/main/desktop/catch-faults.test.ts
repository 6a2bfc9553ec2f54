import type { MessageBoxOptions } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { catchFaults } from '../../../../src/main/desktop/catch-faults';

type Handler = (fault: unknown) => void;

const said: string[] = [];

beforeEach(() => {
  said.length = 0;
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Catches faults that this gives out, with someone there who presses a button. */
function caught(press: (question: MessageBoxOptions) => Promise<number>): {
  give: Record<string, Handler>;
  done: string[];
} {
  const give: Record<string, Handler> = {};
  const done: string[] = [];
  vi.spyOn(process, 'on').mockImplementation((event, handler) => {
    give[String(event)] = handler as Handler;
    return process;
  });
  catchFaults({
    ask: (question) => {
      done.push(question.message);
      return press(question);
    },
    relaunch: () => done.push('relaunch'),
    leave: () => done.push('leave'),
  });
  return { give, done };
}

const ENDS = 'Inkling has to end: something went wrong inside.';
const GOES_ON = 'Something went wrong inside Inkling.';

describe('an error that nothing has caught', () => {
  it('is said once; then the app ends, and starts again', async () => {
    const { give, done } = caught(() => Promise.resolve(0));
    give['uncaughtException']!(new Error('first'));
    give['uncaughtException']!(new Error('second'));
    await vi.waitFor(() => expect(done).toEqual([ENDS, 'relaunch', 'leave']));
    expect(said).toEqual(['Inkling: Error: first\n', 'Inkling: Error: second\n']);
  });

  it('ends the app where that is all that is wanted, and where nobody can be asked', async () => {
    for (const press of [() => Promise.resolve(1), () => Promise.reject(new Error('no screen'))]) {
      const { give, done } = caught(press);
      give['uncaughtException']!(new Error('first'));
      await vi.waitFor(() => expect(done).toEqual([ENDS, 'leave']));
    }
  });
});

describe('a promise that failed with nobody waiting', () => {
  it('is noted each time and said once, and the app goes on', () => {
    const { give, done } = caught(() => Promise.resolve(0));
    give['unhandledRejection']!(new Error('first'));
    give['unhandledRejection']!('second');
    expect(done).toEqual([GOES_ON]);
    expect(said).toEqual(['Inkling: Error: first\n', 'Inkling: second\n']);
  });
});
