import type { Drawing } from '../../../core/ink/drawing';
import { fit } from '../../../core/ink/fit';
import type { Gauge } from '../../../core/likeness/gauge';
import type { NetworkData } from '../../../core/network/network-data';
import { mayBeNumber } from '../../../core/numbers/cut-ink';
import { digitsOf, type DigitPiece, isOneDigit, type NumberReading } from '../../../core/numbers/number-reading';
import { NewestNext } from '../workers/newest-next';
import { WindowWorker, type WorkerPort } from '../workers/window-worker';
import type { FromNumberWorker, Slid, ToNumberWorker } from './number-messages';

/** What is to be read, and with what. */
interface Question {
  readonly network: NetworkData;
  /** What tells the network's digits from other ink; null where that is not known. */
  readonly gauge: Gauge | null;
  readonly drawing: Drawing;
  readonly slides: boolean;
}

/** A number in a drawing: more than one digit. */
export interface ShownNumber {
  readonly reading: NumberReading;
  readonly digits: readonly DigitPiece[];
  /** The drawing that it was read in. */
  readonly drawing: Drawing;
  /** What the network answers along the line, where that was asked for. */
  readonly slid: Slid | null;
}

const startWorker = (): WorkerPort => new Worker(new URL('./number-worker.ts', import.meta.url), { type: 'module' });

/**
 * Has a worker look for a number in the drawing, the newest drawing first. What was read stays until something else is. A
 * drawing that is one digit, as most are, is no number: it is read as ever.
 */
export class NumberReader {
  #number = $state.raw<ShownNumber | null>(null);
  /** Which digit is looked into, from the left; null for the last, which is the one that is being written. */
  #chosen = $state<number | null>(null);
  #slides = $state(false);
  readonly #worker: WindowWorker<ToNumberWorker, FromNumberWorker>;
  readonly #questions: NewestNext<Question>;
  #usedNetwork: NetworkData | null = null;
  #usedGauge: Gauge | null = null;
  /** One that a worker failed with is not tried again. */
  #failedNetwork: NetworkData | null = null;
  /** Whether what is being read is still wanted. */
  #isWanted = false;

  constructor(start = startWorker) {
    this.#worker = new WindowWorker(
      start,
      (answer) => this.#take(answer),
      () => this.#fail(),
    );
    this.#questions = new NewestNext((question) => this.#ask(question));
  }

  /** The number; null where the drawing is one digit, or nothing. */
  get number(): ShownNumber | null {
    return this.#number;
  }

  /** The digit of the number that is looked into, from 0 on the left. */
  get chosen(): number {
    const last = (this.#number?.digits.length ?? 1) - 1;
    return Math.min(this.#chosen ?? last, last);
  }

  /** The digit that is looked into; null where there is no number. */
  readonly digit: DigitPiece | null = $derived(this.#number?.digits[this.chosen] ?? null);

  /** Whether the network is slid along the line, too. */
  get slides(): boolean {
    return this.#slides;
  }

  set slides(slides: boolean) {
    this.#slides = slides;
  }

  /** Looks into this digit from now on, from 0 on the left. */
  choose(index: number): void {
    this.#chosen = index;
  }

  /** What the window looks into: the chosen digit's ink, or the whole drawing where that is one digit. */
  looksInto(drawing: Drawing): Drawing {
    return this.digit?.drawing ?? drawing;
  }

  /** Reads this drawing with this network, once what is being read is done. */
  follow(network: NetworkData | null, gauge: Gauge | null, drawing: Drawing): void {
    // Asked of now: an effect that this is called in then runs again when it changes.
    const slides = this.#slides;
    this.#isWanted =
      network !== null && network !== this.#failedNetwork && mayBeNumber(drawing) && fit(drawing) !== null;
    if (network !== null && this.#isWanted) this.#questions.put({ network, gauge, drawing, slides });
    else {
      this.#questions.withdraw();
      this.#show(null);
    }
  }

  /** Ends the worker. */
  close(): void {
    this.#worker.end();
    this.#questions.clear();
    this.#usedNetwork = null;
  }

  #ask({ network, gauge, drawing, slides }: Question): void {
    if (network !== this.#usedNetwork || gauge !== this.#usedGauge) this.#worker.post({ kind: 'use', network, gauge });
    this.#usedNetwork = network;
    this.#usedGauge = gauge;
    this.#worker.post({ kind: 'read', drawing, slides });
  }

  #take(answer: FromNumberWorker): void {
    if (answer.kind === 'failed') {
      this.#fail();
      return;
    }
    const asked = this.#questions.settle();
    if (asked === null || !this.#isWanted) return;
    const { reading, slid } = answer;
    if (reading === null || isOneDigit(reading)) this.#show(null);
    else this.#show({ reading, digits: this.#sameAsBefore(digitsOf(reading)), drawing: asked.drawing, slid });
  }

  /** The digits, those that are as they were before the very same: nobody need look at them anew. */
  #sameAsBefore(digits: readonly DigitPiece[]): readonly DigitPiece[] {
    const before = this.#number?.digits ?? [];
    return digits.map((digit) => before.find((known) => isSame(known, digit)) ?? digit);
  }

  #show(number: ShownNumber | null): void {
    if (number === null) this.#chosen = null;
    this.#number = number;
  }

  /** Without a worker every drawing is one digit. */
  #fail(): void {
    this.#failedNetwork = this.#usedNetwork;
    this.close();
    this.#show(null);
  }
}

function isSame(one: DigitPiece, other: DigitPiece): boolean {
  return (
    one.digit === other.digit &&
    one.box.left === other.box.left &&
    one.box.bottom === other.box.bottom &&
    one.image.every((ink, at) => ink === other.image[at])
  );
}
