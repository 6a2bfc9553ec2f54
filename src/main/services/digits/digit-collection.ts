import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import * as v from 'valibot';
import { DIGIT_FORMATS, type DigitFormatId } from '../../../core/data/digit-formats';
import type { Digits } from '../../../core/data/digits';
import { inKeptOrder, ownDigitId, type OwnDigit, type OwnDigitsChange } from '../../../core/data/own-digits';
import type { Drawing } from '../../../core/ink/drawing';
import { drawingSchema, settled } from '../../../core/ink/drawing-schema';
import { UserError } from '../../../core/user-error';
import { writeCount } from '../../../core/words/quantities';
import { Queue } from '../../queue';
import { describeDiskFault } from '../disk/disk-fault';
import { deletedAt, deletedLine, drawingKey, lineOf, newDigitId, readEntry, type Entry } from './digit-lines';
import { type DigitExchange, ON_THE_SPOT } from './digit-exchange';
import type { FoundDigit, FoundDigits } from './digit-files';
import type { DigitFile } from './open-digit-files';
import type { WantedTurn } from './turned-images';
import { DrawingImages } from './drawing-images';
import { clearLeftovers } from '../disk/durable-folder';
import { withFolderLocked } from '../disk/folder-lock';
import { LineFile } from '../disk/line-file';

/** How long a deleted digit can be brought back, in milliseconds. */
const TRASH_TIME = 30 * 24 * 60 * 60 * 1000;

/** So many digits are read before others get their turn. */
const CHUNK = 50;

/** What became of an import: how many digits are new, how many were here already, and what was done to them. */
export interface Imported {
  readonly added: number;
  readonly known: number;
  readonly notes: readonly string[];
}

/** The digits of files, fit to be kept. */
interface FoundInk extends Pick<FoundDigits, 'notes'> {
  readonly digits: readonly Omit<FoundDigit, 'where'>[];
}

/**
 * The user's own digits: lines of strokes in the data folder, see `readPenDigit`, in files that several processes
 * can use at once. A line that can't be read is left where it is.
 */
export class DigitCollection {
  readonly folder: string;
  readonly #kept: LineFile;
  /** Lines of deleted digits, each with `deleted`, its time in milliseconds. */
  readonly #deleted: LineFile;
  readonly #listeners = new Set<(change: OwnDigitsChange) => void>();
  #entries: readonly Entry[] = [];
  /** What was just written, so that it need not be read again. */
  #written: readonly Entry[] = [];
  #digits: readonly OwnDigit[] = [];
  #stamp: string | null = null;
  readonly #queue = new Queue();
  readonly #changes = new Queue();
  readonly #images = new DrawingImages();
  #packed: { readonly list: readonly OwnDigit[]; readonly digits: Promise<Digits> } | null = null;

  /** @param home the data folder */
  constructor(
    home: string,
    private readonly exchange: DigitExchange = ON_THE_SPOT,
  ) {
    this.folder = join(home, 'digits');
    this.#kept = new LineFile(join(this.folder, 'digits.jsonl'));
    this.#deleted = new LineFile(join(this.folder, 'deleted.jsonl'));
  }

  /** Calls `listener` with every change that is noticed, whoever made it; gives back how to stop that. */
  onChange(listener: (change: OwnDigitsChange) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** For when the program ends: what is being written comes to its end. */
  async close(): Promise<void> {
    await this.#changes.over();
  }

  /** Every digit, in the order they were kept. */
  async list(): Promise<readonly OwnDigit[]> {
    await this.#refresh();
    return this.#digits;
  }

  /** The sentence that says which lines can't be read; null where all can. */
  async unreadable(): Promise<string | null> {
    await this.#refresh();
    const numbers = this.#entries.flatMap(({ digit }, index) => (digit === null ? [index + 1] : []));
    const [first] = numbers;
    if (first === undefined) return null;
    const lines =
      numbers.length === 1 ? `Line ${first}` : `${writeCount(numbers.length)} lines (the first is ${first})`;
    return `${lines} of ${this.#kept.path} can't be read as a digit, and ${numbers.length === 1 ? 'is' : 'are'} left as ${numbers.length === 1 ? 'it is' : 'they are'}.`;
  }

  /** The digits as images to learn from and to test with, in the order of {@link list}; those without ink are left out. */
  async digits(): Promise<Digits> {
    return this.#images.pack(await this.list(), 'leave blank ones out');
  }

  /** The same with every digit of the list, blank ones too, so that a place in it is a place in the list. */
  async everyDigit(): Promise<Digits> {
    const list = await this.list();
    if (this.#packed?.list !== list) this.#packed = { list, digits: this.#images.pack(list, 'keep blank ones') };
    return this.#packed.digits;
  }

  /** Keeps a drawing with its label. */
  async keep(label: number, drawing: Drawing): Promise<OwnDigit> {
    const kept = settled(drawing);
    if (!this.#hasInk(kept)) throw new UserError('There is no ink to keep: draw a digit first.');
    const now = new Date();
    const digit: OwnDigit = { id: newDigitId(now, 0), label, kept: now.toISOString(), drawing: kept };
    await this.#change('The digit was not kept.', () => this.#append([digit]));
    return this.#digits.find(({ id }) => id === digit.id) ?? digit;
  }

  /** Gives digits another label. Those that are gone are passed over, unless that is all of them. */
  async relabel(ids: readonly string[], label: number): Promise<void> {
    const wanted = new Set(ids);
    await this.#change('The label was not changed.', async () => {
      if (!this.#digits.some(({ id }) => wanted.has(id))) throw new UserError('This digit is not there any more.');
      const relabelled = ({ digit, line }: Entry): string =>
        digit && wanted.has(digit.id) ? lineOf({ ...digit, label }) : line;
      await this.#kept.replace(this.#entries.map(relabelled));
    });
  }

  /** Deletes digits; {@link restore} brings them back for 30 days. Those that are gone already are passed over. */
  async delete(ids: readonly string[]): Promise<void> {
    const wanted = new Set(ids);
    await this.#change('Nothing was deleted.', async () => {
      const isGoing = ({ digit }: Entry): boolean => digit !== null && wanted.has(digit.id);
      const going = this.#entries.filter(isGoing);
      if (going.length === 0) return;
      const deleted = Date.now();
      await this.#deleted.append(going.map(({ line }) => deletedLine(line, deleted)));
      await this.#kept.replace(this.#entries.filter((entry) => !isGoing(entry)).map(({ line }) => line));
    });
  }

  /** Brings back digits that were deleted. Those that are there are passed over. */
  async restore(ids: readonly string[]): Promise<void> {
    const wanted = new Set(ids);
    await this.#change('Nothing was brought back.', async () => {
      const there = new Set(this.#digits.map(({ id }) => id));
      const back = new Map<string, string>();
      const lines = await this.#deleted.lines();
      const stay: string[] = [];
      for (const line of lines) {
        const digit = readEntry(line).digit;
        if (digit === null || !wanted.has(digit.id)) stay.push(line);
        else if (!there.has(digit.id)) back.set(digit.id, lineOf(digit));
      }
      if (back.size < [...wanted].filter((id) => !there.has(id)).length)
        throw new UserError('What was deleted is not there any more.');
      if (back.size > 0) await this.#kept.append([...back.values()]);
      if (stay.length < lines.length) await this.#deleted.replace(stay);
    });
  }

  /** All digits in one file, as {@link importFiles} takes it; as images, those without ink are left out. */
  async exportFile(format: DigitFormatId): Promise<DigitFile> {
    if (format !== 'jsonl') return this.exchange.write(format, await this.digits());
    const lines = (await this.list()).map((digit) => `${lineOf(digit)}\n`);
    return { name: `own-digits${DIGIT_FORMATS.jsonl.extension}`, bytes: Buffer.from(lines.join('')) };
  }

  /**
   * Adds the digits of files, see {@link readDigitFiles}: all that aren't here yet, or none where one is bad, which a
   * UserError names.
   */
  async importFiles(files: readonly DigitFile[], turn?: WantedTurn): Promise<Imported> {
    const { digits: found, notes } = await this.#readImport(files, turn);
    let added = 0;
    await this.#change('Nothing was imported.', async () => {
      const drawings = new Set(this.#digits.map(drawingKey));
      const ids = new Set(this.#digits.map(({ id }) => id));
      const now = new Date();
      const fresh: OwnDigit[] = [];
      for (const { label, drawing, id, kept } of found) {
        const digit: OwnDigit = {
          id: v.is(ownDigitId, id) && !ids.has(id) ? id : newDigitId(now, fresh.length),
          label,
          kept: kept ?? now.toISOString(),
          drawing,
        };
        const key = drawingKey(digit);
        if (drawings.has(key)) continue;
        drawings.add(key);
        ids.add(digit.id);
        fresh.push(digit);
      }
      added = fresh.length;
      if (added > 0) await this.#append(fresh);
    });
    return { added, known: found.length - added, notes };
  }

  /** Clears up after processes that were killed while they wrote, and forgets what was deleted a month ago. */
  async tidy(): Promise<void> {
    await clearLeftovers(this.folder);
    if ((await this.#deleted.stamp()) === null) return;
    await withFolderLocked(this.folder, async () => {
      const lines = await this.#deleted.lines();
      const young = lines.filter((line) => !(deletedAt(line) < Date.now() - TRASH_TIME));
      if (young.length < lines.length) await this.#deleted.replace(young);
    });
  }

  async #readImport(files: readonly DigitFile[], turn?: WantedTurn): Promise<FoundInk> {
    const found: Omit<FoundDigit, 'where'>[] = [];
    const { digits, notes } = await this.exchange.read(files, turn);
    for (const { where, kept, ...read } of digits) {
      const drawing = settled(read.drawing);
      if (!v.is(drawingSchema, drawing)) throw new UserError(`${where} is more than a pad has room for.`);
      if (!this.#hasInk(drawing)) throw new UserError(`${where} has no ink in it.`);
      found.push({ ...read, drawing, ...(kept !== undefined && { kept: new Date(kept).toISOString() }) });
      if (found.length % CHUNK === 0) await setImmediate();
    }
    return { digits: found, notes };
  }

  /** Whether a drawing has ink; the pen's strokes have, unless something takes it away. */
  #hasInk(drawing: Drawing): boolean {
    const isPenOnly = drawing.marks.every((mark) => mark.kind === 'stroke' && mark.tool === 'pen');
    return isPenOnly ? drawing.marks.length > 0 : this.#images.of(drawing) !== null;
  }

  async #append(digits: readonly OwnDigit[]): Promise<void> {
    this.#written = digits.map((digit) => ({ line: lineOf(digit), digit }));
    await this.#kept.append(this.#written.map(({ line }) => line));
  }

  /** Changes the files with nobody else at them, from what they hold at that moment, and tells what has changed. */
  #change(consequence: string, work: () => Promise<void>): Promise<void> {
    return this.#changes.do(async () => {
      try {
        await withFolderLocked(this.folder, async () => {
          await this.#refresh();
          await work();
          await this.#refresh();
        });
      } catch (error) {
        throw describeDiskFault(error, this.folder, consequence);
      }
    });
  }

  /** Reads what has changed on the disk, and tells it; once at a time. */
  #refresh(): Promise<void> {
    return this.#queue.do(() => this.#read());
  }

  async #read(): Promise<void> {
    const stamp = await this.#kept.stamp();
    if (stamp === this.#stamp) return;
    const known = new Map([...this.#entries, ...this.#written].map((entry) => [entry.line, entry]));
    this.#written = [];
    const entries: Entry[] = [];
    for (const [index, line] of (await this.#kept.lines()).entries()) {
      entries.push(known.get(line) ?? readEntry(line));
      if (index % CHUNK === CHUNK - 1) await setImmediate();
    }
    this.#entries = entries;
    this.#stamp = stamp;
    const byId = new Map(entries.flatMap(({ digit }) => (digit ? [[digit.id, digit]] : [])));
    this.#show([...byId.values()].sort(inKeptOrder));
  }

  #show(digits: readonly OwnDigit[]): void {
    const before = new Set(this.#digits);
    const ids = new Set(digits.map(({ id }) => id));
    const change: OwnDigitsChange = {
      put: digits.filter((digit) => !before.has(digit)),
      removed: this.#digits.filter(({ id }) => !ids.has(id)).map(({ id }) => id),
    };
    this.#digits = digits;
    if (change.put.length + change.removed.length > 0) for (const listener of this.#listeners) listener(change);
  }
}
