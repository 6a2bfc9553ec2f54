import type { MessageBoxOptions, WebContents } from 'electron';
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mendWindow } from '../../../../src/main/desktop/mend-window';

/** A page that notes what is done to it, and tells of its end as Electron's does. */
class Contents extends EventEmitter {
  readonly done: string[] = [];
  reload = (): unknown => this.done.push('reload');
  crash = (reason = 'crashed'): unknown => this.emit('render-process-gone', {}, { reason, exitCode: 5 });
  forcefullyCrashRenderer = (): void => {
    this.done.push('crash');
    this.crash('killed');
  };
}

interface Question extends MessageBoxOptions {
  readonly answer: (button: number) => void;
}

function mended(isLeaving = false): { contents: Contents; questions: Question[] } {
  const contents = new Contents();
  const questions: Question[] = [];
  mendWindow(contents as unknown as WebContents, {
    isLeaving: () => isLeaving,
    ask: (question) => new Promise((answer) => questions.push({ ...question, answer })),
    close: () => contents.done.push('close'),
  });
  return { contents, questions };
}

/** Lets what waits for an answer go on. */
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

const said: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  said.length = 0;
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a window whose process has gone', () => {
  it('is loaded anew once, and asks when that happens again soon', async () => {
    const { contents, questions } = mended();
    contents.crash();
    expect(contents.done).toEqual(['reload']);
    expect(said.join('')).toContain('crashed, exit code 5');
    contents.crash('oom');
    expect(contents.done).toEqual(['reload']);
    expect(questions.map(({ message }) => message)).toEqual(['Inkling’s window crashed again.']);
    questions[0]!.answer(1);
    await settle();
    expect(contents.done).toEqual(['reload', 'close']);
  });

  it('is loaded anew by itself where it has lasted meanwhile', () => {
    const { contents, questions } = mended();
    contents.crash();
    vi.advanceTimersByTime(61_000);
    contents.crash();
    expect(contents.done).toEqual(['reload', 'reload']);
    expect(questions).toEqual([]);
  });

  it('is left alone while the app ends, and where its process has ended in order', () => {
    const leaving = mended(true);
    leaving.contents.crash('killed');
    const { contents } = mended();
    contents.crash('clean-exit');
    expect([...leaving.contents.done, ...contents.done]).toEqual([]);
  });
});

describe('a window that does not respond', () => {
  it('asks once, and is loaded anew in another process if that is the answer', async () => {
    const { contents, questions } = mended();
    contents.emit('unresponsive');
    contents.emit('unresponsive');
    expect(questions.map(({ message }) => message)).toEqual(['Inkling’s window does not respond.']);
    questions[0]!.answer(1);
    await settle();
    expect(contents.done).toEqual(['crash', 'reload']);
  });

  it('takes its question back once it responds again', async () => {
    const { contents, questions } = mended();
    contents.emit('unresponsive');
    contents.emit('responsive');
    expect(questions[0]!.signal!.aborted).toBe(true);
    // Electron answers a question that is taken back with its cancel button.
    questions[0]!.answer(questions[0]!.cancelId!);
    await settle();
    expect(contents.done).toEqual([]);
    contents.emit('unresponsive');
    expect(questions).toHaveLength(2);
  });
});
