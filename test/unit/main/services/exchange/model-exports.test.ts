import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Model } from '../../../../../src/main/services/models/model-folder';
import { ModelExports } from '../../../../../src/main/services/exchange/model-exports';
import { modelToSave } from '../../trained-models';
import { temporaryFolder } from '../../temporary-folder';

/** Makes exports of 30 MB: two are remembered, three are not. Each is called by its number. */
const PROGRAM = `import { parentPort } from 'node:worker_threads';
let made = 0;
parentPort.on('message', () => {
  made += 1;
  parentPort.postMessage({ kind: 'done', result: [{ name: String(made), bytes: new Uint8Array(30 * 1024 * 1024) }] });
});`;

it('remembers the exports that were asked for last', async () => {
  const program = join(await temporaryFolder(), 'exchanger.mjs');
  await writeFile(program, PROGRAM);
  const exports = new ModelExports(program);
  const [layers, weights, card] = modelToSave('Mine');
  const model = { card, layers, weights } as unknown as Model;
  const options = { progress: () => {}, signal: new AbortController().signal };
  const numberOf = async (format: 'onnx' | 'keras' | 'c') => (await exports.make(model, format, options)).name;
  const numbers: string[] = [];
  for (const format of ['onnx', 'keras', 'onnx', 'c', 'onnx', 'keras'] as const) numbers.push(await numberOf(format));
  expect(numbers).toEqual(['1', '2', '1', '3', '1', '4']);
  exports.close();
  await expect(numberOf('onnx')).resolves.toBe('1');
  await expect(numberOf('c')).rejects.toThrow('Inkling is ending.');
});
