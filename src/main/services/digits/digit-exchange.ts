import type { DigitFormatId } from '../../../core/data/digit-formats';
import type { Digits } from '../../../core/data/digits';
import { exchange } from '../../workers/exchange-thread';
import { type FoundDigits, readDigitFiles, writeImages } from './digit-files';
import type { DigitFile } from './open-digit-files';
import type { WantedTurn } from './turned-images';

/** What reads files of digits, see {@link readDigitFiles}, and writes them, see {@link writeImages}. */
export interface DigitExchange {
  read(files: readonly DigitFile[], turn?: WantedTurn): Promise<FoundDigits>;
  write(format: Exclude<DigitFormatId, 'jsonl'>, digits: Digits): Promise<DigitFile>;
}

/** Does it on the spot: for a terminal, where nothing else waits. */
export const ON_THE_SPOT: DigitExchange = {
  read: (files, turn) => readDigitFiles(files, { turn }),
  write: (format, digits) => Promise.resolve(writeImages(format, digits)),
};

/**
 * Does it in a thread of its own: a large picture takes seconds, in which no window would get an answer.
 * @param exchanger the path of the exchanger's program
 */
export function inThread(exchanger: string): DigitExchange {
  return {
    read: (files, turn) => exchange(exchanger, { kind: 'read digits', files, turn }),
    write: (format, digits) => exchange(exchanger, { kind: 'write digits', format, digits }),
  };
}
