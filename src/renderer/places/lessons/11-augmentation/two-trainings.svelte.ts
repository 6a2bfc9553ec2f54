import type { Client } from '../../../../core/contract/client';
import type { Recipe } from '../../../../core/training/recipe';
import { isUnderWay, type Run } from '../../../../core/training/run';
import type { Runs } from '../../../state/training/runs.svelte';
import type { Toasts } from '../../../ui/toasts.svelte';

/** A network to be trained, and the name that its model is stored under. */
export interface Training {
  readonly name: string;
  readonly recipe: Recipe;
}

/** Trains networks one after the other, whatever the window shows meanwhile: one run trains at a time. */
export class TwoTrainings {
  #waiting = $state.raw<readonly Training[]>([]);
  /** The run that the first of them waits for. */
  #before: string | null = null;
  readonly #runs: Pick<Runs, 'start'>;

  constructor(
    client: Pick<Client, 'on'>,
    runs: Pick<Runs, 'start'>,
    private readonly toasts: Pick<Toasts, 'attempt'>,
  ) {
    this.#runs = runs;
    client.on('training.changed', (run) => this.#goOnAfter(run));
  }

  /** Those that wait for their turn, or have it and are not under way yet. */
  get waiting(): readonly Training[] {
    return this.#waiting;
  }

  /** Starts the first, and the others after it. Rejects with a sentence for the user if that is refused. */
  async train([first, ...others]: readonly Training[]): Promise<void> {
    if (!first) return;
    try {
      const run = await this.#runs.start(first.name, first.recipe);
      this.#before = run.id;
      this.#waiting = others;
    } catch (refusal) {
      this.#waiting = [];
      throw refusal;
    }
  }

  /** What comes after a run that was stopped and thrown away, or that failed, is not wanted any more. */
  #goOnAfter(run: Run): void {
    if (run.id !== this.#before || isUnderWay(run) || run.state.kind === 'paused') return;
    this.#before = null;
    if (run.state.kind === 'ended' && run.state.modelId !== null)
      void this.toasts.attempt(() => this.train(this.#waiting));
    else this.#waiting = [];
  }
}
