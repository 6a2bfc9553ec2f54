import type { NearestDigits } from '../../../core/contract/api';
import { IMAGE_PIXELS } from '../../../core/data/digits';
import type { NearDigit } from '../../../core/likeness/training-features';
import { featuresOfTrace } from '../../../core/likeness/read-likeness';
import type { Trace } from '../../../core/network/trace';
import type { Line } from '../../state/connection/line';
import { NewestNext } from '../../state/workers/newest-next';

/** So long, in milliseconds, the drawing has to rest before digits like it are looked for. */
const REST = 250;

/** A training digit to be shown. */
export interface ShownDigit extends NearDigit {
  /** Shape `[28, 28]`, 0 paper to 1 ink. */
  readonly image: Float32Array;
}

interface Question {
  readonly modelId: string;
  readonly trace: Trace;
}

/** Finds the training digits that a model takes a drawing for, once the drawing rests. The newest question wins. */
export class NearestReader {
  #digits = $state.raw<readonly ShownDigit[]>([]);
  #hasFailed = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #newest: Question | null = null;
  readonly #rested = new NewestNext<Question>((question) => void this.#find(question));

  constructor(private readonly connection: Pick<Line, 'call'>) {}

  /** The digits nearest to the newest drawing, the nearest first; those before until they are found. */
  get digits(): readonly ShownDigit[] {
    return this.#digits;
  }

  /** Whether those of the newest drawing could not be found. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Asks of this drawing from now on; null where there is none. */
  ask(question: Question | null): void {
    this.#newest = question;
    this.#rested.withdraw();
    clearTimeout(this.#timer);
    if (question === null) this.#digits = [];
    else this.#timer = setTimeout(() => this.#rested.put(question), REST);
  }

  async #find(question: Question): Promise<void> {
    const { modelId, trace } = question;
    const found = await this.connection.call('models.nearest', modelId, featuresOfTrace(trace)).catch(() => null);
    // A line that is lost says so elsewhere; without these digits nothing is wrong.
    if (this.#newest === question) {
      this.#digits = found === null ? [] : shown(found);
      this.#hasFailed = found === null;
    }
    this.#rested.settle();
  }
}

const shown = ({ digits, images }: NearestDigits): readonly ShownDigit[] =>
  digits.map((digit, index) => ({
    ...digit,
    image: Float32Array.from(images.subarray(index * IMAGE_PIXELS, (index + 1) * IMAGE_PIXELS), (ink) => ink / 255),
  }));
