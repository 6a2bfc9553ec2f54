import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Stepping } from '../../../../../../src/renderer/places/lessons/parts/stepping.svelte';

const calm = vi.hoisted(() => ({ current: false }));
const endings = vi.hoisted((): (() => void)[] => []);
vi.mock('svelte/motion', () => ({ prefersReducedMotion: calm }));
vi.mock('svelte', async (original) => ({
  ...(await original<object>()),
  onDestroy: (end: () => void) => endings.push(end),
}));

beforeEach(() => {
  vi.useFakeTimers();
  calm.current = false;
});
afterEach(() => vi.useRealTimers());

describe('Stepping', () => {
  it('goes by hand from the first step to the last, and no further', () => {
    const place = { at: 0 };
    const stepping = new Stepping(() => 3, place);
    stepping.back();
    expect(stepping.at).toBe(0);
    for (const at of [1, 2, 2]) {
      stepping.step();
      expect(place.at).toBe(at);
    }
    expect(stepping.isAtEnd).toBe(true);
    stepping.scrub(99);
    expect(place.at).toBe(2);
  });

  it('plays to the end at its rate, again from the beginning, and is paused by hand', () => {
    const place = { at: 0 };
    const stepping = new Stepping(
      () => 4,
      place,
      () => 4,
    );
    stepping.play();
    vi.advanceTimersByTime(500);
    expect([place.at, stepping.playing]).toEqual([2, true]);
    stepping.pause();
    vi.advanceTimersByTime(5000);
    expect([place.at, stepping.playing]).toEqual([2, false]);
    stepping.play();
    vi.advanceTimersByTime(5000);
    expect([place.at, stepping.playing]).toEqual([3, false]);
    stepping.play();
    expect(place.at).toBe(0);
    vi.advanceTimersByTime(250);
    stepping.back();
    vi.advanceTimersByTime(5000);
    expect([place.at, stepping.playing]).toEqual([0, false]);
  });

  it('goes slowly for those who asked for little motion, and ends with its component', () => {
    const place = { at: 0 };
    calm.current = true;
    const stepping = new Stepping(
      () => 9,
      place,
      () => 10,
    );
    stepping.play();
    vi.advanceTimersByTime(2000);
    expect(place.at).toBe(2);
    for (const end of endings) end();
    vi.advanceTimersByTime(5000);
    expect(place.at).toBe(2);
  });

  it('stays within what there is when there is less of it', () => {
    let count = 9;
    const stepping = new Stepping(() => count, { at: 8 });
    count = 4;
    expect([stepping.at, stepping.isAtEnd]).toEqual([3, true]);
  });
});
