import { describe, expect, it } from 'vitest';
import { LARGEST_MODEL, type ModelSummary } from '../../../../../src/core/contract/api';
import type { Client } from '../../../../../src/core/contract/client';
import { Importing } from '../../../../../src/renderer/state/models/importing.svelte';
import type { ChosenFile } from '../../../../../src/renderer/state/window/chosen-files';

/** A main process that remembers what it was asked, and answers once it is let. */
function mainProcess() {
  const asked: unknown[][] = [];
  let answer = (): void => undefined;
  const call = (...request: unknown[]): Promise<ModelSummary> => {
    asked.push(request);
    return new Promise((resolve) => (answer = () => resolve({ id: 'in' } as ModelSummary)));
  };
  const client = { call, on: () => () => undefined } as unknown as Pick<Client, 'call' | 'on'>;
  return { asked, client, answer: () => answer() };
}

const fileOf = (size: number): ChosenFile => ({ name: 'model.onnx', file: new Blob([new Uint8Array(size)]) });

describe('bringing in a model', () => {
  it('says of a folder with nothing in it that there is nothing, and goes on to take another', async () => {
    const { asked, client, answer } = mainProcess();
    const importing = new Importing(client);
    expect(await importing.start([])).toBeNull();
    expect(importing.fault).toBe('There is no file in it.');
    expect(asked).toEqual([]);
    const huge = { name: 'model.onnx', file: { size: LARGEST_MODEL + 1 } as Blob };
    expect(await importing.start([huge])).toBeNull();
    expect(importing.fault).toBe('A model has at most 100.7 MB, and this is more.');
    importing.scale = 'bytes';
    const taken = importing.start([fileOf(3)]);
    expect([importing.fault, importing.current?.title]).toEqual([null, 'model.onnx']);
    await expect.poll(() => asked.length).toBe(1);
    expect(asked[0]).toEqual(['models.import', expect.any(String), [expect.anything()], 'bytes']);
    answer();
    expect(await taken).toEqual({ id: 'in' });
    expect(importing.current).toBeNull();
  });

  it('takes one at a time, and the second leaves the first alone', async () => {
    const { asked, client, answer } = mainProcess();
    const importing = new Importing(client);
    const first = importing.start([fileOf(3)]);
    expect(await importing.start([])).toBeNull();
    expect([importing.fault, importing.current?.title]).toEqual([null, 'model.onnx']);
    await expect.poll(() => asked.length).toBe(1);
    answer();
    await first;
  });
});
