import type { SampleDigit } from '../../../../core/contract/api';
import type { Drawing } from '../../../../core/ink/drawing';
import { layDigitOnPad } from '../../../../core/ink/picture';
import type { AppState } from '../../../state/app-state';

/** What the lessons read with networks: the user's own drawing, or a digit of MNIST's test set while the pad is empty. */
export class LessonDrawing {
  #sample = $state.raw<{ readonly digit: SampleDigit; readonly drawing: Drawing } | null>(null);
  #isFetching = false;

  constructor(private readonly app: Pick<AppState, 'connection' | 'keeping' | 'pad'>) {}

  /** Null until there is any. */
  readonly drawing: Drawing | null = $derived.by(() => {
    const { pad } = this.app;
    return pad.isEmpty ? (this.#sample?.drawing ?? null) : pad.drawing;
  });

  /** What digit it is, where somebody has said. */
  readonly label: number | null = $derived.by(() => {
    const { keeping, pad } = this.app;
    if (pad.isEmpty) return this.#sample?.digit.label ?? null;
    return pad.sample?.label ?? keeping.keptAs(pad.drawing)?.label ?? null;
  });

  /** The digit that stands in for a drawing; null while the pad has one. */
  get sample(): SampleDigit | null {
    return this.app.pad.isEmpty ? (this.#sample?.digit ?? null) : null;
  }

  /** Fetches a sample, unless there is one. Without the line to main there is none; that is all that is lost. */
  async ensureSample(): Promise<void> {
    if (this.#sample !== null || this.#isFetching) return;
    this.#isFetching = true;
    try {
      const digit = await this.app.connection.call('digits.sample', null);
      this.#sample = { digit, drawing: { marks: [layDigitOnPad(digit.image)] } };
    } catch {
      // Tried again when the line is there.
    }
    this.#isFetching = false;
  }
}
