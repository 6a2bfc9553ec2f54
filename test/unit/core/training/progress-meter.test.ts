import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ProgressMeter } from '../../../../src/core/training/progress-meter';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const steps = (meter: ProgressMeter, count: number): void => {
  for (let step = 0; step < count; step++) {
    vi.advanceTimersByTime(100);
    meter.count({ loss: 1, correct: 5 });
  }
};

it('counts the time of a validation for the time left, and not for the images per second', () => {
  const meter = new ProgressMeter(2, 20, 10, 0);
  steps(meter, 5);
  expect(meter.report(5, 1)).toMatchObject({ imagesPerSecond: 100, secondsLeft: 1.5 });
  steps(meter, 5);
  meter.aside(() => vi.advanceTimersByTime(4000));
  expect(meter.report(10, 1)).toMatchObject({ imagesPerSecond: 100, secondsLeft: 5, loss: 1, accuracy: 0.5 });
  steps(meter, 5);
  expect(meter.report(15, 2)).toMatchObject({ imagesPerSecond: 100 });
});

it('tells the time left of a run that goes on by what this part of it has taken', () => {
  const meter = new ProgressMeter(2, 20, 10, 10);
  steps(meter, 5);
  expect(meter.report(15, 2)).toMatchObject({ imagesPerSecond: 100, secondsLeft: 0.5 });
});
