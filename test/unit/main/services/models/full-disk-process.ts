import { execFileSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { ModelLibrary } from '../../../../../src/main/services/models/model-library';
import { modelToSave } from '../../trained-models';

/** Stores models on a small disk of its own until it is full, then one where nothing can be written; prints what became of it. */
const [home] = process.argv.slice(2) as [string];
const library = new ModelLibrary(`${home}/none`, home);
const { id } = await library.save(...modelToSave('First'));

const full = await refusal(library.save(...modelToSave('Second')));
const replaced = await refusal(library.replace(id, ...modelToSave('Instead', 2)));
const afterFull = { models: await library.list(), entries: await readdir(`${home}/models`) };
execFileSync('mount', ['-o', 'remount,ro', home]);
const readOnly = await refusal(library.save(...modelToSave('Third')));
const renamed = await refusal(library.rename(id, 'Other'));
process.stdout.write(
  JSON.stringify({
    full,
    replaced,
    afterFull,
    readOnly,
    renamed,
    weights: (await library.open(id)).weights[0]?.values.length,
  }),
);

function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'it worked',
    (error: unknown) => String(error),
  );
}
