import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UserError } from '../../../../src/core/user-error';
import { Toasts } from '../../../../src/renderer/ui/toasts.svelte';

let toasts: Toasts;

beforeEach(() => {
  vi.useFakeTimers();
  toasts = new Toasts();
});
afterEach(() => vi.useRealTimers());

const texts = (): readonly string[] => toasts.list.map(({ text }) => text);

describe('toasts', () => {
  it('go by themselves, the ones that can undo something later', () => {
    toasts.say('Saved');
    toasts.say('Deleted', { label: 'Undo', run: () => {} });
    vi.advanceTimersByTime(6_000);
    expect(texts()).toEqual(['Deleted']);
    vi.advanceTimersByTime(6_000);
    expect(texts()).toEqual([]);
  });

  it('stay while they are pointed at', () => {
    toasts.say('Saved');
    toasts.hold();
    vi.advanceTimersByTime(60_000);
    expect(texts()).toEqual(['Saved']);
    toasts.letGo();
    vi.advanceTimersByTime(4_000);
    toasts.letGo();
    vi.advanceTimersByTime(4_000);
    expect(texts()).toEqual(['Saved']);
    vi.advanceTimersByTime(2_000);
    expect(texts()).toEqual([]);
  });

  it('say a failure in the words of its error', () => {
    toasts.fail(new UserError('“x.txt” is not a picture.'));
    expect(toasts.list[0]).toMatchObject({ text: '“x.txt” is not a picture.', tone: 'error' });
  });

  it('do not pile up: the same one is said once, and the oldest of many goes', () => {
    toasts.say('One');
    toasts.say('One');
    expect(texts()).toEqual(['One']);
    for (const text of ['Two', 'Three', 'Four']) toasts.say(text);
    expect(texts()).toEqual(['Two', 'Three', 'Four']);
  });
});
