import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import Toaster from '../../../../src/renderer/ui/Toaster.svelte';
import { Toasts } from '../../../../src/renderer/ui/toasts.svelte';
import { pointAt } from '../stage/pointer';
import { show } from '../stage/show.svelte';

/** Longer than any toast stays. */
const LONG = 60_000;

// Only what the toasts wait by: the browser is waited for by its own clock.
beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

function shown() {
  const toasts = new Toasts();
  const { target } = show(Toaster, { toasts });
  const texts = () => [...target.querySelectorAll('li > span')].map(({ textContent }) => textContent);
  const pass = (time: number): void => {
    vi.advanceTimersByTime(time);
    flushSync();
  };
  const say = (text: string, action: Parameters<Toasts['say']>[1] = null): void => {
    toasts.say(text, action);
    flushSync();
  };
  return { toasts, target, texts, pass, say };
}

it('undoes what was done when that is pressed, once, and goes', async () => {
  const { texts, say } = shown();
  const run = vi.fn<() => void>();
  say('Deleted 3 digits.', { label: 'Undo', run });
  await userEvent.tab();
  expect(document.activeElement!.textContent).toBe('Undo');
  await userEvent.keyboard('{Enter}');
  flushSync();
  expect(run).toHaveBeenCalledTimes(1);
  expect(texts()).toEqual([]);
});

it('goes by itself, and undoes nothing then', () => {
  const { texts, pass, say } = shown();
  const run = vi.fn<() => void>();
  say('Deleted 3 digits.', { label: 'Undo', run });
  pass(LONG);
  expect(texts()).toEqual([]);
  expect(run).not.toHaveBeenCalled();
});

it('stays while it is pointed at, and goes some time after', async () => {
  const { target, texts, pass, say } = shown();
  say('Deleted 3 digits.');
  await pointAt(target.querySelector('li')!, [0.2, 0.5]);
  pass(LONG);
  expect(texts()).toEqual(['Deleted 3 digits.']);
  await pointAt(document.documentElement, [0.5, 0.05]);
  pass(LONG);
  expect(texts()).toEqual([]);
});

it('stays while it has the focus', async () => {
  const { texts, pass, say } = shown();
  say('Deleted 3 digits.', { label: 'Undo', run: () => {} });
  await userEvent.tab();
  pass(LONG);
  expect(texts()).toEqual(['Deleted 3 digits.']);
  (document.activeElement as HTMLElement).blur();
  pass(LONG);
  expect(texts()).toEqual([]);
});

it('is dismissed by its cross alone', () => {
  const { target, texts, say } = shown();
  say('One.');
  say('Two.');
  target.querySelector<HTMLElement>('li [aria-label="Dismiss"]')!.click();
  flushSync();
  expect(texts()).toEqual(['Two.']);
});

it('tells a screen reader of an error at once, and of all else when it is quiet', () => {
  const { toasts, say } = shown();
  say('Stored.');
  toasts.fail(new Error('The disk is full.'));
  flushSync();
  expect(page.getByRole('alert').element().textContent).toContain('The disk is full.');
  expect(page.getByRole('alert').elements()).toHaveLength(1);
  expect(page.getByRole('list').element().getAttribute('aria-live')).toBe('polite');
});
