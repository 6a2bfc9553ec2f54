import { ModelLibrary } from '../../../../src/main/services/model-library';
import { modelToSave } from '../trained-models';

/** Saves without end, to be killed at it: a stored model is replaced by turns with two others, and new ones are added. */
const [home, id] = process.argv.slice(2) as [string, string];
const library = new ModelLibrary(`${home}/none`, home);
process.stdout.write('saving\n');
for (let round = 1; ; round++) {
  await library.replace(id, ...modelToSave(round % 2 ? 'Odd' : 'Even', round % 2 ? 1 : 2));
  if (round % 5 === 0) await library.save(...modelToSave('New', 3));
}
