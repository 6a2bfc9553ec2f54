import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NetworkData } from '../../../../../src/core/network/network-data';
import type { Importance } from '../../../../../src/renderer/views/importance/importance';
import type {
  FromImportanceWorker,
  ToImportanceWorker,
} from '../../../../../src/renderer/views/importance/importance-messages';
import { ImportanceReader, REST } from '../../../../../src/renderer/views/importance/importance-reader.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A worker that answers when it is told to, and keeps what it was asked. */
class SlowWorker {
  readonly asked: ToImportanceWorker[] = [];
  isOver = false;
  onmessage: Worker['onmessage'] = null;
  onerror: Worker['onerror'] = null;

  postMessage(message: ToImportanceWorker): void {
    this.asked.push(message);
  }

  terminate(): void {
    this.isOver = true;
  }

  get finds() {
    return this.asked.filter((message) => message.kind === 'find');
  }

  /** Answers the last question, or says that it can't. */
  answer(reason?: string): void {
    const { image, digit } = this.finds.at(-1)!;
    const data: FromImportanceWorker =
      reason === undefined
        ? { kind: 'found', importance: { image, digit } as unknown as Importance }
        : { kind: 'failed', reason };
    this.onmessage!.call(this as unknown as Worker, { data } as MessageEvent<FromImportanceWorker>);
  }
}

const network: NetworkData = { layers: [], weights: [] };
const image = (ink: number): Float32Array => new Float32Array(784).fill(ink);

function started() {
  const worker = new SlowWorker();
  const reader = new ImportanceReader(() => worker);
  return { worker, reader };
}

describe('what mattered', () => {
  it('is looked for once the drawing rests, and not while it is drawn', () => {
    const { worker, reader } = started();
    for (let point = 0; point < 50; point++) {
      reader.ask({ network, image: image(point), digit: 7 });
      vi.advanceTimersByTime(REST / 10);
    }
    expect(worker.asked).toEqual([]);
    vi.advanceTimersByTime(REST);
    expect(worker.finds).toHaveLength(1);
    expect(worker.finds[0]!.image[0]).toBe(49);
    worker.answer();
    expect(reader.importance).toMatchObject({ digit: 7 });
    expect(reader.isOld).toBe(false);
  });

  it('of another digit of the same drawing is looked for at once, with the same network', () => {
    const { worker, reader } = started();
    const drawing = image(1);
    reader.ask({ network, image: drawing, digit: 7 });
    vi.advanceTimersByTime(REST);
    worker.answer();
    reader.ask({ network, image: drawing, digit: 4 });
    expect(reader.isOld).toBe(true);
    vi.advanceTimersByTime(0);
    worker.answer();
    expect(reader.importance).toMatchObject({ digit: 4 });
    expect(worker.asked.map(({ kind }) => kind)).toEqual(['use', 'find', 'find']);
  });

  it('waits for the worker, one question at a time, and asks only the newest then', () => {
    const { worker, reader } = started();
    reader.ask({ network, image: image(1), digit: 1 });
    vi.advanceTimersByTime(REST);
    for (const ink of [2, 3]) {
      reader.ask({ network, image: image(ink), digit: 1 });
      vi.advanceTimersByTime(REST);
    }
    expect(worker.finds).toHaveLength(1);
    worker.answer();
    // The answer to the older question is shown, but said to be old.
    expect(reader.importance?.image[0]).toBe(1);
    expect(reader.isOld).toBe(true);
    expect(worker.finds.map((find) => find.image[0])).toEqual([1, 3]);
    worker.answer();
    expect(reader.importance?.image[0]).toBe(3);
    expect(reader.isOld).toBe(false);
  });

  it('is of nothing once there is no ink, even where an answer comes late', () => {
    const { worker, reader } = started();
    reader.ask({ network, image: image(1), digit: 1 });
    vi.advanceTimersByTime(REST);
    reader.ask(null);
    worker.answer();
    expect(reader.importance).toBeNull();
    expect(reader.isOld).toBe(false);
  });

  it('is asked of the network that reads now', () => {
    const { worker, reader } = started();
    const other: NetworkData = { layers: [], weights: [] };
    const drawing = image(1);
    for (const which of [network, other]) {
      reader.ask({ network: which, image: drawing, digit: 1 });
      vi.advanceTimersByTime(REST);
      worker.answer();
    }
    const used = worker.asked.flatMap((message) => (message.kind === 'use' ? [message.network] : []));
    expect(used[1]).toBe(other);
  });

  it('says why it can’t be found, and tries again with the next drawing', () => {
    const { worker, reader } = started();
    reader.ask({ network, image: image(1), digit: 1 });
    vi.advanceTimersByTime(REST);
    worker.answer('no memory.');
    expect(reader.fault).toContain('no memory.');
    reader.ask({ network, image: image(2), digit: 1 });
    vi.advanceTimersByTime(REST);
    worker.answer();
    expect(reader.fault).toBeNull();
    reader.close();
    expect(worker.isOver).toBe(true);
  });
});
