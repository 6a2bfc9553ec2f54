import { describe, expect, it } from 'vitest';
import type { Drawing } from '../../../../../src/core/ink/drawing';
import { readNumber } from '../../../../../src/core/numbers/read-number';
import type { FromNumberWorker, ToNumberWorker } from '../../../../../src/renderer/state/readers/number-messages';
import { NumberReader } from '../../../../../src/renderer/state/readers/number-reader.svelte';
import type { WorkerPort } from '../../../../../src/renderer/state/workers/window-worker';
import { write } from '../../../core/numbers/handwriting';

const NETWORK = { layers: [], weights: [] };

/** Reads every piece alike: the costs of shapes decide. */
const likeOnes = (images: readonly Float32Array[]) =>
  images.map(() => ({ probabilities: Float32Array.of(0, 1, 0, 0, 0, 0, 0, 0, 0, 0), likeness: null }));

/** A worker that answers when it is told to. */
function stage() {
  const heard: ToNumberWorker[] = [];
  let ended = 0;
  const port: WorkerPort = {
    onmessage: null,
    onerror: null,
    terminate: () => {
      ended++;
    },
    postMessage: (message: ToNumberWorker) => void heard.push(message),
  };
  const reader = new NumberReader(() => port);
  const asked = (): Drawing[] => heard.flatMap((message) => (message.kind === 'read' ? [message.drawing] : []));
  const say = (data: FromNumberWorker): void => {
    port.onmessage!.call(port as Worker, { data } as MessageEvent);
  };
  const answer = (drawing: Drawing): void => say({ kind: 'read', reading: readNumber(drawing, likeOnes), slid: null });
  return { reader, heard, asked, answer, say, ended: () => ended };
}

describe('the reader of numbers', () => {
  it('asks for what may be a number, and is not asked for a single stroke', () => {
    const { reader, heard, answer } = stage();
    reader.follow(NETWORK, null, write('1'));
    expect(heard).toEqual([]);
    const drawing = write('11');
    reader.follow(NETWORK, null, drawing);
    expect(heard).toEqual([
      { kind: 'use', network: NETWORK, gauge: null },
      { kind: 'read', drawing, slides: false },
    ]);
    expect(reader.looksInto(drawing)).toBe(drawing);
    answer(drawing);
    expect(reader.number).toMatchObject({ drawing, reading: { text: '11' } });
    expect(reader.chosen).toBe(1);
    expect(reader.looksInto(drawing)).toBe(reader.number!.digits[1]!.drawing);
  });

  it('asks for the newest drawing next, and passes over those between', () => {
    const { reader, asked, answer } = stage();
    const drawings = ['11', '111', '1111'].map((text) => write(text, { height: 50 }));
    for (const drawing of drawings) reader.follow(NETWORK, null, drawing);
    expect(asked()).toEqual([drawings[0]]);
    answer(drawings[0]!);
    expect(asked()).toEqual([drawings[0], drawings[2]]);
    answer(drawings[2]!);
    expect(reader.number!.digits).toHaveLength(4);
  });

  it('keeps the digit that was chosen while more are written, until there is no number', () => {
    const { reader, answer } = stage();
    const write11 = write('11', { height: 50 });
    reader.follow(NETWORK, null, write11);
    answer(write11);
    reader.choose(0);
    const first = reader.digit;
    const write111 = write('111', { height: 50 });
    reader.follow(NETWORK, null, write111);
    answer(write111);
    expect(reader.chosen).toBe(0);
    expect(reader.digit).toBe(first);
    reader.follow(NETWORK, null, { marks: [] });
    expect(reader.number).toBeNull();
    reader.follow(NETWORK, null, write11);
    answer(write11);
    expect(reader.chosen).toBe(1);
  });

  it('takes no answer for ink that is gone', () => {
    const { reader, answer } = stage();
    const drawing = write('11');
    reader.follow(NETWORK, null, drawing);
    reader.follow(NETWORK, null, { marks: [] });
    answer(drawing);
    expect(reader.number).toBeNull();
  });

  it('reads one digit as ever where its worker fails, and does not try the same network again', () => {
    const { reader, heard, say, ended } = stage();
    const drawing = write('11');
    reader.follow(NETWORK, null, drawing);
    say({ kind: 'failed', reason: 'no WebAssembly' });
    expect(ended()).toBe(1);
    reader.follow(NETWORK, null, drawing);
    expect(heard).toHaveLength(2);
    expect(reader.number).toBeNull();
    reader.follow({ ...NETWORK }, null, drawing);
    expect(heard).toHaveLength(4);
  });
});
