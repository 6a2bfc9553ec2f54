import { describe, expect, it } from 'vitest';
import { PictureFilter } from '../../../../../../src/renderer/places/lessons/05-filter/picture-filter.svelte';
import type { PictureMap } from '../../../../../../src/renderer/places/lessons/05-filter/picture-map';
import type {
  FromPictureWorker,
  OpenedPicture,
  PictureKernel,
  ToPictureWorker,
} from '../../../../../../src/renderer/places/lessons/05-filter/picture-messages';

/** A worker that answers what it is told to. */
class SlowWorker {
  readonly asked: ToPictureWorker[] = [];
  onmessage: Worker['onmessage'] = null;
  onerror: Worker['onerror'] = null;

  postMessage(message: ToPictureWorker): void {
    this.asked.push(message);
  }

  terminate(): void {
    this.onmessage = null;
  }

  say(data: FromPictureWorker): void {
    this.onmessage?.call(this as unknown as Worker, { data } as MessageEvent<FromPictureWorker>);
  }

  get filters() {
    return this.asked.filter((message) => message.kind === 'filter').map(({ filter }) => filter.divisor);
  }
}

const picture = (name: string): OpenedPicture => {
  const grey = { width: 3, height: 3, pixels: new Float32Array(9) };
  return { name, from: { width: 3, height: 3 }, grey, thumbnail: grey };
};
/** Kernels are told apart by their divisors here. */
const kernel = (divisor: number): PictureKernel => ({ kernel: [[1]], divisor });
const map: PictureMap = { width: 1, height: 1, pixels: new Float32Array(1), usual: 0 };
const file = new Blob(['x']);

function started() {
  const worker = new SlowWorker();
  const filter = new PictureFilter(() => worker);
  const shown = () => filter.filtered && [filter.filtered.picture.name, filter.filtered.filter.divisor];
  return { worker, filter, shown };
}

/** With the picture `a` opened as the first, and a kernel laid on it. */
function opened() {
  const all = started();
  all.filter.filter(kernel(1));
  all.filter.open(file, 'a');
  all.worker.say({ kind: 'opened', ticket: 1, picture: picture('a') });
  all.worker.say({ kind: 'filtered', ticket: 1, filter: kernel(1), map });
  return all;
}

describe('a picture under a kernel', () => {
  it('is read, filtered and shown, and says what is being done meanwhile', () => {
    const { worker, filter, shown } = started();
    filter.filter(kernel(1));
    expect(worker.asked).toEqual([]);
    filter.open(file, 'a');
    expect(filter.opening).toEqual({ name: 'a', stage: 'decoding' });
    worker.say({ kind: 'stage', ticket: 1, stage: 'shrinking' });
    expect(filter.opening?.stage).toBe('shrinking');
    worker.say({ kind: 'opened', ticket: 1, picture: picture('a') });
    expect(filter.opening).toBeNull();
    expect(worker.filters).toEqual([1]);
    worker.say({ kind: 'filtered', ticket: 1, filter: kernel(1), map });
    expect(shown()).toEqual(['a', 1]);
    expect(filter.filtered?.file).toBe(file);
  });

  it('is filtered by the newest kernel, one at a time', () => {
    const { worker, filter, shown } = opened();
    for (const divisor of [2, 3, 4, 5]) filter.filter(kernel(divisor));
    expect(worker.filters).toEqual([1, 2]);
    worker.say({ kind: 'filtered', ticket: 1, filter: kernel(2), map });
    expect(worker.filters).toEqual([1, 2, 5]);
    worker.say({ kind: 'filtered', ticket: 1, filter: kernel(5), map });
    expect(worker.filters).toEqual([1, 2, 5]);
    expect(shown()).toEqual(['a', 5]);
  });

  it('stays where the next one can’t be read', () => {
    const { worker, filter, shown } = opened();
    filter.open(file, 'notes.txt');
    worker.say({ kind: 'refused', ticket: 2, reason: '“notes.txt” is not a picture.' });
    expect(filter.fault).toBe('“notes.txt” is not a picture.');
    expect(filter.opening).toBeNull();
    filter.filter(kernel(7));
    worker.say({ kind: 'filtered', ticket: 1, filter: kernel(7), map });
    expect(shown()).toEqual(['a', 7]);
    filter.open(file, 'b');
    expect(filter.fault).toBeNull();
  });

  it('is the newest of those that were asked for, whichever is read first', () => {
    const { worker, filter, shown } = opened();
    filter.open(file, 'b');
    filter.open(file, 'c');
    worker.say({ kind: 'opened', ticket: 2, picture: picture('b') });
    worker.say({ kind: 'refused', ticket: 2, reason: 'too late' });
    expect(filter.opening?.name).toBe('c');
    expect(filter.fault).toBeNull();
    worker.say({ kind: 'opened', ticket: 3, picture: picture('c') });
    worker.say({ kind: 'filtered', ticket: 3, filter: kernel(1), map });
    expect(shown()).toEqual(['c', 1]);
  });

  it('is never shown beside the map of another one', () => {
    const { worker, filter, shown } = opened();
    filter.filter(kernel(2));
    filter.open(file, 'b');
    worker.say({ kind: 'opened', ticket: 2, picture: picture('b') });
    worker.say({ kind: 'filtered', ticket: 1, filter: kernel(2), map });
    expect(shown()).toEqual(['a', 1]);
    expect(worker.filters).toEqual([1, 2, 2]);
    worker.say({ kind: 'filtered', ticket: 2, filter: kernel(2), map });
    expect(shown()).toEqual(['b', 2]);
  });

  it('says so when its worker fails', () => {
    const { worker, filter } = started();
    filter.open(file, 'a');
    worker.onerror!.call(
      worker as unknown as Worker,
      { message: 'out of memory', preventDefault: () => undefined } as unknown as ErrorEvent,
    );
    expect(filter.opening).toBeNull();
    expect(filter.fault).toContain('out of memory');
    filter.open(file, 'b');
    expect(filter.opening?.name).toBe('b');
  });

  it('is not read any more where it comes after the lesson was left', () => {
    const { worker, filter } = started();
    filter.close();
    filter.open(file, 'a');
    expect(worker.asked).toEqual([]);
    expect(filter.opening).toBeNull();
  });
});
