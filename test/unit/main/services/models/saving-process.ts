import { ModelLibrary } from '../../../../../src/main/services/models/model-library';
import { modelToSave } from '../../trained-models';

/** Saves without end, to be killed at it: a stored model is replaced by turns with two others, and new ones are added. */
const [home, id] = process.argv.slice(2) as [string, string];
const library = new ModelLibrary(`${home}/none`, home);
const [odd, even, other] = [modelToSave('Odd', 1), modelToSave('Even', 2), modelToSave('New', 3)];
for (let round = 1; ; round++) {
  await library.replace(id, ...(round % 2 ? odd : even));
  if (round % 5 === 0) await library.save(...other);
  // By now it is at full speed, and most of its time goes into writing.
  if (round === 5) process.stdout.write('saving\n');
}
