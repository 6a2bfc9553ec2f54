import { describe, expect, it } from 'vitest';
import type { Drawing } from '../../../../../../src/core/ink/drawing';
import { READY_DRAWINGS } from '../../../../../../src/renderer/places/lessons/13-a-number/inks';
import type {
  FromLineWorker,
  ReadLine,
  ToLineWorker,
} from '../../../../../../src/renderer/places/lessons/13-a-number/line-messages';
import { LineReader } from '../../../../../../src/renderer/places/lessons/13-a-number/line-reader.svelte';
import type { WorkerPort } from '../../../../../../src/renderer/state/workers/window-worker';
import { write } from '../../../../core/numbers/handwriting';
import { readyLine } from './lines';

const NETWORK = { layers: [], weights: [] };
const { hundred, ninetySix } = READY_DRAWINGS;

/** A worker that answers when it is told to. */
function stage() {
  const heard: ToLineWorker[] = [];
  const port: WorkerPort = {
    onmessage: null,
    onerror: null,
    terminate: () => undefined,
    postMessage: (message: ToLineWorker) => void heard.push(message),
  };
  const reader = new LineReader(() => port);
  const asked = (): Drawing[] => heard.flatMap((message) => (message.kind === 'read' ? [message.drawing] : []));
  const say = (data: FromLineWorker): void => {
    port.onmessage!.call(port as Worker, { data } as MessageEvent);
  };
  const answer = (line: ReadLine | null): void => say({ kind: 'read', line });
  return { reader, heard, asked, answer, say };
}

describe('the reader of lines', () => {
  it('keeps what it read of each ink, and reads it once', () => {
    const { reader, asked, answer } = stage();
    expect(reader.of('hundred').kind).toBe('reading');
    reader.follow(NETWORK, null, 'hundred', hundred);
    const line = readyLine('hundred');
    answer(line);
    expect(reader.of('hundred')).toEqual({ kind: 'number', line, drawing: hundred });
    reader.follow(NETWORK, null, 'ninetySix', ninetySix);
    answer(readyLine('ninetySix'));
    reader.follow(NETWORK, null, 'hundred', hundred);
    expect(asked()).toEqual([hundred, ninetySix]);
    expect(reader.of('hundred').kind).toBe('number');
  });

  it('asks again for what was passed over, when it is looked at again', () => {
    const { reader, asked, answer } = stage();
    const own = write('42');
    reader.follow(NETWORK, null, 'hundred', hundred);
    reader.follow(NETWORK, null, 'ninetySix', ninetySix);
    reader.follow(NETWORK, null, 'own', own);
    answer(readyLine('hundred'));
    expect(reader.of('hundred').kind).toBe('number');
    answer(readyLine('ninetySix'));
    reader.follow(NETWORK, null, 'ninetySix', ninetySix);
    expect(asked()).toEqual([hundred, own, ninetySix]);
  });

  it('says that there is no ink, and takes no answer for ink that is gone', () => {
    const { reader, answer } = stage();
    reader.follow(NETWORK, null, 'own', write('42'));
    reader.follow(NETWORK, null, 'own', null);
    answer(readyLine('hundred'));
    expect(reader.of('own')).toEqual({ kind: 'none' });
  });

  it('tells one digit from a number', () => {
    const { reader, answer } = stage();
    reader.follow(NETWORK, null, 'own', write('1'));
    const line = readyLine('hundred');
    const [piece] = line.reading.candidates;
    answer({ ...line, reading: { ...line.reading, best: { pieces: [piece!], cuts: [], cost: piece!.cost } } });
    expect(reader.of('own').kind).toBe('one');
  });

  it('forgets all that another network read, and takes no late answer of it', () => {
    const { reader, heard, answer } = stage();
    reader.follow(NETWORK, null, 'hundred', hundred);
    answer(readyLine('hundred'));
    reader.follow(NETWORK, null, 'ninetySix', ninetySix);
    const other = { ...NETWORK };
    reader.follow(other, null, 'hundred', hundred);
    expect(reader.of('hundred').kind).toBe('reading');
    answer(readyLine('ninetySix'));
    expect(reader.of('ninetySix').kind).toBe('reading');
    expect(heard.at(-2)).toEqual({ kind: 'use', network: other, gauge: null });
  });

  it('says why an ink can’t be read, and tries it with another network', () => {
    const { reader, asked, say } = stage();
    reader.follow(NETWORK, null, 'hundred', hundred);
    say({ kind: 'failed', reason: 'no WebAssembly' });
    expect(reader.of('hundred')).toEqual({ kind: 'failed', reason: 'no WebAssembly' });
    reader.follow(NETWORK, null, 'hundred', hundred);
    expect(asked()).toHaveLength(1);
    reader.follow({ ...NETWORK }, null, 'hundred', hundred);
    expect(asked()).toHaveLength(2);
  });
});
