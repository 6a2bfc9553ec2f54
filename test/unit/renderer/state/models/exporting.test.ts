import { describe, expect, it, vi } from 'vitest';
import { EXPORT_FORMAT_IDS } from '../../../../../src/core/exchange/export-formats';
import { Exporting } from '../../../../../src/renderer/state/models/exporting.svelte';
import type { ReadyModel } from '../../../../../src/renderer/state/models/model-list.svelte';
import { clientLine } from '../../client-line';

const model = { id: 'mine' } as ReadyModel;

describe('Exporting', () => {
  it('asks for one format after the other, once, however often it is closed and opened', async () => {
    const { client, calls, send } = clientLine();
    const exporting = new Exporting(client);
    const first = exporting.open(model);
    exporting.close();
    const second = exporting.open(model);
    // The first was under way before it was closed.
    for (let answered = 0; answered < EXPORT_FORMAT_IDS.length + 1; answered++) {
      await vi.waitUntil(() => calls.length > answered);
      send({ kind: 'answer', id: calls[answered]!.id, result: 7 });
    }
    await Promise.all([first, second]);
    expect(calls.map(({ args }) => args[1])).toEqual([EXPORT_FORMAT_IDS[0], ...EXPORT_FORMAT_IDS]);
    expect(EXPORT_FORMAT_IDS.map((format) => exporting.of(format).kind)).toEqual(EXPORT_FORMAT_IDS.map(() => 'ready'));
  });

  it('asks for no more once it is closed', async () => {
    const { client, calls, send } = clientLine();
    const exporting = new Exporting(client);
    const opened = exporting.open(model);
    exporting.close();
    send({ kind: 'answer', id: calls[0]!.id, result: 7 });
    await opened;
    expect(calls).toHaveLength(1);
    expect(exporting.model).toBeNull();
  });
});
