import { cp, mkdir, readdir, readFile, rename, rm, stat, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import * as v from 'valibot';
import { REQUESTS, type ModelSummary } from '../../../../../src/core/contract/api';
import { UserError } from '../../../../../src/core/user-error';
import { ModelLibrary } from '../../../../../src/main/services/models/model-library';
import { temporaryFolder } from '../../temporary-folder';
import { modelToSave } from '../../trained-models';

/** A library in a fresh folder, with a shipped model `reader`. */
async function makeLibrary() {
  const folder = await temporaryFolder();
  const [shipped, home] = [join(folder, 'shipped'), join(folder, 'home')];
  const workshop = new ModelLibrary(join(folder, 'none'), join(folder, 'workshop'));
  const { id } = await workshop.save(...modelToSave('Reader'));
  await mkdir(shipped);
  await rename(join(folder, 'workshop/models', id), join(shipped, 'reader'));
  return { library: new ModelLibrary(shipped, home), shipped, home, models: join(home, 'models') };
}

function nameOf(model: ModelSummary): string {
  return model.state === 'ready' ? model.card.name : `damaged ${model.name}`;
}

async function names(library: ModelLibrary): Promise<string[]> {
  return (await library.list()).map(nameOf);
}

describe('the model library', () => {
  it('lists what ships before anything is stored, and makes no folder for it', async () => {
    const { library, home } = await makeLibrary();
    expect(await library.list()).toMatchObject([{ id: 'reader', origin: 'shipped', state: 'ready' }]);
    await expect(readdir(home)).rejects.toThrow('ENOENT');
  });

  it('opens what it saved, to the last bit, in a later library on the same folder', async () => {
    const { library, shipped, home } = await makeLibrary();
    const [layers, weights, card] = modelToSave('Größe 7!');
    const saved = await library.save(layers, weights, card);
    expect(saved).toMatchObject({ origin: 'stored', state: 'ready', card: { name: 'Größe 7!' } });
    expect(saved.id).toMatch(/^gro-e-7-[0-9a-f]{8}$/);
    const opened = await new ModelLibrary(shipped, home).open(saved.id);
    expect(opened.layers).toEqual(layers);
    expect(opened.weights).toEqual(weights);
    expect(opened.card).toMatchObject(card);
  });

  it('leaves nothing beside the three files of a model', async () => {
    const { library, models } = await makeLibrary();
    const { id } = await library.save(...modelToSave('One'));
    await library.replace(id, ...modelToSave('Two', 2));
    await library.rename(id, 'Three');
    expect(await readdir(models)).toEqual([id]);
    expect((await readdir(join(models, id))).sort()).toEqual(['card.json', 'model.json', 'weights.bin']);
  });

  it('numbers a name that is taken, whatever its case, those of shipped models too', async () => {
    const { library } = await makeLibrary();
    for (const name of ['Seven', 'seven', 'SEVEN', 'reader']) await library.save(...modelToSave(name));
    expect((await names(library)).sort()).toEqual(['Reader', 'SEVEN 3', 'Seven', 'reader 2', 'seven 2']);
  });

  it('finds a model by its id and by its name', async () => {
    const { library } = await makeLibrary();
    const { id } = await library.save(...modelToSave('My Sevens'));
    expect(await library.find(id)).toBe(id);
    expect(await library.find('my sevens')).toBe(id);
    expect(await library.find('READER')).toBe('reader');
    expect(await library.find('nobody')).toBeNull();
  });

  it('renames, and refuses a name that is taken', async () => {
    const { library } = await makeLibrary();
    const { id } = await library.save(...modelToSave('One'));
    await library.save(...modelToSave('Two'));
    expect(await library.rename(id, 'Eins')).toMatchObject({ id, card: { name: 'Eins' } });
    await expect(library.rename(id, 'two')).rejects.toThrow('There is a model named “two” already.');
    expect(await library.rename(id, 'EINS')).toMatchObject({ card: { name: 'EINS' } });
    expect((await library.open(id)).card.name).toBe('EINS');
  });

  it('brings back what was deleted, under a name of its own', async () => {
    const { library } = await makeLibrary();
    const [layers, weights, card] = modelToSave('One');
    const { id } = await library.save(layers, weights, card);
    await library.delete(id);
    expect(await names(library)).toEqual(['Reader']);
    await expect(library.open(id)).rejects.toThrow('There is no model');
    await library.save(...modelToSave('One', 2));
    expect(await library.restore(id)).toMatchObject({ id, card: { name: 'One 2' } });
    expect((await library.open(id)).weights).toEqual(weights);
    await expect(library.restore(id)).rejects.toThrow('not in the trash any more');
  });

  it('empties the trash of what was deleted more than 30 days ago', async () => {
    const { library, home } = await makeLibrary();
    const { id: old } = await library.save(...modelToSave('Old'));
    const { id: recent } = await library.save(...modelToSave('Recent'));
    const day = 24 * 60 * 60 * 1000;
    const now = Date.now();
    const clock = vi.spyOn(Date, 'now').mockReturnValue(now - 31 * day);
    await library.delete(old);
    clock.mockReturnValue(now - 29 * day);
    await library.delete(recent);
    clock.mockRestore();
    await library.tidy();
    expect(await readdir(join(home, 'trash'))).toEqual([expect.stringContaining(recent)]);
    await expect(library.restore(old)).rejects.toThrow(UserError);
    expect(await library.restore(recent)).toMatchObject({ state: 'ready' });
  });

  it('changes nothing of what ships', async () => {
    const { library } = await makeLibrary();
    await expect(library.rename('reader', 'Mine')).rejects.toThrow("comes with Inkling and can't be renamed");
    await expect(library.delete('reader')).rejects.toThrow("comes with Inkling and can't be deleted");
    await expect(library.replace('reader', ...modelToSave('Mine'))).rejects.toThrow("can't be replaced");
    expect(await names(library)).toEqual(['Reader']);
  });

  it.each(['../home', '..', '.', '', '/etc', '..%2Fsecret', 'reader/../reader', '.hidden', 'reader\0'])(
    'finds no model at “%s”',
    async (id) => {
      const { library, shipped } = await makeLibrary();
      await cp(join(shipped, 'reader'), join(shipped, '../secret'), { recursive: true });
      await cp(join(shipped, 'reader'), join(shipped, '.hidden'), { recursive: true });
      await expect(library.open(id)).rejects.toThrow('There is no model');
      await expect(library.folder(id)).rejects.toThrow('There is no model');
      await expect(library.delete(id)).rejects.toThrow('There is no model');
      await expect(library.restore(id)).rejects.toThrow('not in the trash');
    },
  );

  describe('shows as damaged, and does not open,', () => {
    const damages: Record<string, [reason: RegExp, damage: (folder: string) => Promise<void>]> = {
      'weights with one bit changed': [
        /^weights\.bin is not as it was saved/,
        async (folder) => {
          const file = join(folder, 'weights.bin');
          const bytes = await readFile(file);
          bytes[1000]! ^= 1;
          await writeFile(file, bytes);
        },
      ],
      'weights cut short': [
        /^weights\.bin is not as it was saved/,
        (folder) => truncate(join(folder, 'weights.bin'), 9),
      ],
      'a changed model.json': [
        /^model\.json is not as it was saved/,
        async (folder) => {
          const file = join(folder, 'model.json');
          await writeFile(file, (await readFile(file, 'utf8')).replace('relu', 'tanh'));
        },
      ],
      'no weights': [/^weights\.bin is missing\.$/, (folder) => rm(join(folder, 'weights.bin'))],
      'no card': [/^card\.json is missing\.$/, (folder) => rm(join(folder, 'card.json'))],
      'a card that is no JSON': [
        /^card\.json is not JSON\.$/,
        (folder) => writeFile(join(folder, 'card.json'), '{"name'),
      ],
      'a card of something else': [
        /^card\.json is not a model's card: format/,
        (folder) => writeFile(join(folder, 'card.json'), '{"name":"x"}'),
      ],
      'weights that are a folder': [
        /^weights\.bin is not a file\.$/,
        async (folder) => {
          await rm(join(folder, 'weights.bin'));
          await mkdir(join(folder, 'weights.bin'));
        },
      ],
      'weights that are a link to the right file': [
        /^weights\.bin is not a file\.$/,
        async (folder) => {
          await rename(join(folder, 'weights.bin'), join(folder, '../../elsewhere.bin'));
          await symlink('../../elsewhere.bin', join(folder, 'weights.bin'));
        },
      ],
      'a link to a model': [
        /^It is not a folder\.$/,
        async (folder) => {
          await rename(folder, join(folder, '../../elsewhere'));
          await symlink('../elsewhere', folder);
        },
      ],
    };

    it.each(Object.entries(damages))('%s', async (_, [reason, damage]) => {
      const { library, shipped, home, models } = await makeLibrary();
      const { id } = await library.save(...modelToSave('Mine'));
      await damage(join(models, id));
      // By the library that knew it whole, and by one that never did.
      for (const reading of [library, new ModelLibrary(shipped, home)]) {
        const listed = (await reading.list()).find((model) => model.id === id);
        expect(listed).toMatchObject({ state: 'damaged', reason: expect.stringMatching(reason) as string });
        const opened = await reading.open(id).catch((error: unknown) => error);
        expect(opened).toBeInstanceOf(UserError);
        expect(String(opened)).toContain(join(models, id));
      }
      // It is not deleted for the user, and can be.
      await library.delete(id);
      expect(await names(library)).toEqual(['Reader']);
    });
  });

  it.each(['My_Damaged', 'Größe 2.0', 'a&b'])(
    'knows a folder by the name “%s”, and deletes and restores it',
    async (id) => {
      const { library, models } = await makeLibrary();
      const saved = await library.save(...modelToSave('Mine'));
      await rename(join(models, saved.id), join(models, id));
      expect(await library.find(id)).toBe(id);
      expect((await library.open(id)).card.name).toBe('Mine');
      await library.delete(id);
      expect(await names(library)).toEqual(['Reader']);
      await rm(models, { recursive: true });
      expect(await library.restore(id)).toMatchObject({ id, state: 'ready' });
      expect(v.is(REQUESTS['models.delete'], [id])).toBe(true);
    },
  );

  it('lists no file that lies between the models, and no folder that no request can name', async () => {
    const { library, models } = await makeLibrary();
    await library.save(...modelToSave('Mine'));
    await writeFile(join(models, 'notes.txt'), 'stray');
    await mkdir(join(models, 'two\nlines'));
    expect(await names(library)).toEqual(['Reader', 'Mine']);
  });

  it('reads the weights of a model again only when its files changed', async () => {
    const { library, models } = await makeLibrary();
    const { id } = await library.save(...modelToSave('Mine'));
    const [, before] = await library.list();
    const [, again] = await library.list();
    expect(again).toBe(before);
    await writeFile(join(models, id, 'weights.bin'), 'other');
    expect((await library.list())[1]).toMatchObject({ state: 'damaged' });
  });

  it('opens a model that stayed as it was without reading it again, and one that was changed in no way that is missed', async () => {
    const { library, models } = await makeLibrary();
    const { id } = await library.save(...modelToSave('Mine'));
    const open = async () => (await library.open(id)).weights;
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
    onTestFinished(() => void vi.useRealTimers());
    const weights = await open();
    expect(await open()).toBe(weights);
    const file = join(models, id, 'weights.bin');
    const [bytes, { atime, mtime }] = [await readFile(file), await stat(file)];
    // Another byte, and the time of the file set back.
    await writeFile(file, Buffer.from(bytes).fill(bytes[9]! ^ 1, 9, 10));
    await utimes(file, atime, mtime);
    await expect(open()).rejects.toThrow('weights.bin is not as it was saved');
    await writeFile(file, bytes);
    expect(await open()).toEqual(weights);
    await library.replace(id, ...modelToSave('Mine', 2));
    expect(await open()).not.toEqual(weights);
  });

  it('keeps nothing of a model whose files changed a moment ago: they may once more, and look the same', async () => {
    const { library } = await makeLibrary();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    onTestFinished(() => void vi.useRealTimers());
    const { id } = await library.save(...modelToSave('Mine'));
    expect((await library.open(id)).weights).not.toBe((await library.open(id)).weights);
  });

  it('is one library for two processes that use the same folder', async () => {
    const { library: one, shipped, home } = await makeLibrary();
    const other = new ModelLibrary(shipped, home);
    await Promise.all([1, 2, 3, 4].map((seed) => (seed % 2 ? one : other).save(...modelToSave(`Model ${seed}`, seed))));
    const stored = (await other.list()).filter(({ origin }) => origin === 'stored');
    expect(stored.map(nameOf).sort()).toEqual(['Model 1', 'Model 2', 'Model 3', 'Model 4']);
    const [first] = stored;
    await Promise.all(
      [1, 2, 3, 4, 5, 6].map((seed) => (seed % 2 ? one : other).replace(first!.id, ...modelToSave('R', seed))),
    );
    expect((await one.open(first!.id)).card.name).toBe('R');
  });

  it('tells its listeners of every change', async () => {
    const { library } = await makeLibrary();
    const changed = vi.fn();
    const stop = library.onChange(changed);
    const { id } = await library.save(...modelToSave('Mine'));
    await library.rename(id, 'Yours');
    await library.delete(id);
    await library.restore(id);
    expect(changed).toHaveBeenCalledTimes(4);
    stop();
    await library.delete(id);
    expect(changed).toHaveBeenCalledTimes(4);
  });
});
