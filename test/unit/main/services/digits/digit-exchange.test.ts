import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../../../src/core/user-error';
import { DigitCollection } from '../../../../../src/main/services/digits/digit-collection';
import { inThread } from '../../../../../src/main/services/digits/digit-exchange';
import { SEVEN } from '../../../core/ink/drawings';
import { temporaryFolder } from '../../temporary-folder';

/** A collection whose files are read and written by a thread that does this with each task. */
async function collectionBeside(answer: string): Promise<DigitCollection> {
  const program = join(await temporaryFolder(), 'exchanger.mjs');
  await writeFile(
    program,
    `import { parentPort } from 'node:worker_threads';
     parentPort.on('message', (task) => parentPort.postMessage(${answer}));`,
  );
  return new DigitCollection(await temporaryFolder(), inThread(program));
}

/** What would be decoded, or turned away, here. */
const sheet = [{ name: 'sheet.png', bytes: Uint8Array.of(0x89, 0x50) }];

describe('files of digits beside a window', () => {
  it('are read in a thread of their own', async () => {
    const digits = [{ label: 7, drawing: SEVEN, where: 'sheet.png, digit 1' }];
    const found = JSON.stringify({ digits, notes: ['So it was.'] });
    const collection = await collectionBeside(`{ kind: 'done', result: task.kind === 'read digits' ? ${found} : [] }`);
    expect(await collection.importFiles(sheet)).toEqual({ added: 1, known: 0, notes: ['So it was.'] });
    expect((await collection.list()).map(({ label }) => label)).toEqual([7]);
  });

  it('are written there, too', async () => {
    const collection = await collectionBeside(`{ kind: 'done', result: [task.kind, task.format, task.digits.count] }`);
    await collection.keep(7, SEVEN);
    expect(await collection.exportFile('png')).toEqual(['write digits', 'png', 1]);
  });

  it('are turned away with the thread’s sentence', async () => {
    const collection = await collectionBeside(`{ kind: 'refused', reason: task.files[0].name + ' is broken.' }`);
    await expect(collection.importFiles(sheet)).rejects.toThrow(new UserError('sheet.png is broken.'));
  });
});

describe('what is being written when the program ends', () => {
  it('is waited for', async () => {
    const collection = new DigitCollection(await temporaryFolder());
    const done: string[] = [];
    void collection.keep(7, SEVEN).then(() => done.push('kept'));
    await collection.close();
    expect(done).toEqual(['kept']);
  });
});
