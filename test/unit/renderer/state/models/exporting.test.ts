import { describe, expect, it, vi } from 'vitest';
import { Exporting } from '../../../../../src/renderer/state/models/exporting.svelte';
import type { ReadyModel } from '../../../../../src/renderer/state/models/model-list.svelte';
import { clientLine } from '../../client-line';

const model = { id: 'mine' } as ReadyModel;

function opened() {
  const line = clientLine();
  const exporting = new Exporting(line.client);
  exporting.open(model);
  const asked = () => line.calls.map(({ name, args }) => `${name.replace('models.', '')} ${String(args[1])}`);
  return { exporting, asked, ...line };
}

describe('Exporting', () => {
  it('makes the format that is chosen alone, tells how far it is, and then its size', async () => {
    const { exporting, asked, calls, send } = opened();
    expect(asked()).toEqual([]);
    const chosen = exporting.choose('onnx');
    const progress = { modelId: 'mine', format: 'onnx', share: 0.5 } as const;
    send({ kind: 'event', name: 'models.exporting', data: progress });
    expect(exporting.of('onnx')).toEqual({ kind: 'making', share: 0.5 });
    send({ kind: 'answer', id: calls[0]!.id, result: 7 });
    await chosen;
    expect(exporting.of('onnx')).toEqual({ kind: 'ready', bytes: 7 });
    expect(exporting.of('tfjs')).toEqual({ kind: 'waiting' });
    await exporting.choose('onnx');
    expect(asked()).toEqual(['prepareExport onnx']);
  });

  it('ends what is being made when another is chosen, and when it is closed; that shows no fault', async () => {
    const { exporting, asked, calls, send } = opened();
    const first = exporting.choose('onnx');
    const second = exporting.choose('keras');
    expect(asked()).toEqual(['prepareExport onnx', 'cancelExport onnx', 'prepareExport keras']);
    send({ kind: 'refusal', id: calls[0]!.id, message: 'It was not made.' });
    await first;
    expect(exporting.of('onnx')).toEqual({ kind: 'waiting' });
    exporting.close();
    expect(asked().at(-1)).toBe('cancelExport keras');
    send({ kind: 'refusal', id: calls[2]!.id, message: 'It was not made.' });
    await second;
    expect(exporting.model).toBeNull();
    await vi.waitFor(() => expect(exporting.of('keras')).toEqual({ kind: 'waiting' }));
  });

  it('says why a format can’t be made', async () => {
    const { exporting, calls, send } = opened();
    const chosen = exporting.choose('onnx');
    send({ kind: 'refusal', id: calls[0]!.id, message: 'It has no such layer.' });
    await chosen;
    expect(exporting.of('onnx')).toEqual({ kind: 'failed', reason: 'It has no such layer.' });
  });
});
