import type { Handlers, RequestName } from '../../../core/contract/api';
import { DIGIT_FORMATS } from '../../../core/data/digit-formats';
import type { Digits, DigitSet } from '../../../core/data/digits';
import type { SaveFile } from '../save-file';
import type { DigitCollection } from './digit-collection';
import { imagesAt, type TestDigits } from './mnist';

/** What answers for MNIST's test digits and the user's own. */
export function digitHandlers(
  collection: DigitCollection,
  testDigits: TestDigits,
  digitsOf: (set: DigitSet) => Promise<Digits>,
  save: SaveFile,
): Pick<Handlers, Extract<RequestName, `digits.${string}`>> {
  return {
    'digits.sample': (digit) => testDigits.draw(digit),
    'digits.images': async (set, indices) => imagesAt(await digitsOf(set), indices),
    'digits.own': () => collection.list(),
    'digits.unreadable': () => collection.unreadable(),
    'digits.keep': (label, drawing) => collection.keep(label, drawing),
    'digits.relabel': (ids, label) => collection.relabel(ids, label),
    'digits.delete': (ids) => collection.delete(ids),
    'digits.restore': (ids) => collection.restore(ids),
    'digits.export': async (format) => {
      const { name, bytes } = await collection.exportFile(format);
      return save(name, DIGIT_FORMATS[format].mediaType, bytes);
    },
    'digits.import': (files) => collection.importFiles(files),
  };
}
