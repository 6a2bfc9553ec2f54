import { STANDARD_NAMES, SUITE_NAMES, type SuiteName } from '../../../core/data/test-suites';
import {
  CARD_DIGITS,
  CHANGE_KINDS,
  type ChangeKind,
  MOST_SWEPT,
  type SweepDigits,
} from '../../../core/training/robustness';
import type { ReadyModel } from '../../state/models/model-list.svelte';

/** The digits that can be chosen, as a control's values have them. */
export type DigitsChoice = '500' | '2000' | '10000' | 'own';

/** The suites that can be chosen together, as the form names them. */
export const SUITE_CHOICES: readonly { readonly label: string; readonly suites: readonly SuiteName[] }[] = [
  { label: 'Standard tests', suites: STANDARD_NAMES },
  { label: 'Writing habits', suites: ['habits'] },
];

const CHOICES: Readonly<Record<DigitsChoice, SweepDigits>> = {
  500: { set: 'test', count: 500 },
  2000: { set: 'test', count: CARD_DIGITS },
  10000: { set: 'test', count: 10_000 },
  own: { set: 'own' },
};

/** What is chosen in the Robustness place, kept while the user is in another. */
export class RobustnessChoice {
  /** The models looked at, each in a place of its own, which gives it its colour; null until the user has chosen. */
  #places = $state.raw<readonly (string | null)[] | null>(null);
  digits = $state<DigitsChoice>('2000');
  changes = $state.raw<readonly ChangeKind[]>(CHANGE_KINDS);
  suites = $state.raw<readonly SuiteName[]>(SUITE_NAMES);

  get sweepDigits(): SweepDigits {
    return CHOICES[this.digits];
  }

  /** The models looked at, with their colours: at first those that ship. Those that are gone are left out. */
  chosen(models: readonly ReadyModel[]): readonly { readonly model: ReadyModel; readonly color: string }[] {
    return this.#placesAmong(models).flatMap((id, index) => {
      const model = models.find((other) => other.id === id);
      return model ? [{ model, color: `--series-${index + 1}` }] : [];
    });
  }

  /** Looks at a model, or no more. */
  toggle(id: string, models: readonly ReadyModel[]): void {
    const places = this.#placesAmong(models);
    const index = places.indexOf(id);
    const free = places.indexOf(null);
    if (index !== -1) this.#places = places.with(index, null);
    else if (free !== -1) this.#places = places.with(free, id);
  }

  toggleChange(change: ChangeKind): void {
    this.changes = CHANGE_KINDS.filter((kind) => (kind === change) !== this.changes.includes(kind));
  }

  /** Looks at all of some suites, or at none of them any more. */
  toggleSuites(some: readonly SuiteName[]): void {
    const isOff = some.every((suite) => this.suites.includes(suite));
    this.suites = SUITE_NAMES.filter((suite) => (some.includes(suite) ? !isOff : this.suites.includes(suite)));
  }

  #placesAmong(models: readonly ReadyModel[]): readonly (string | null)[] {
    const first = models.filter(({ origin }) => origin === 'shipped').map(({ id }) => id);
    const wanted = this.#places ?? (first.length > 0 ? first : models.map(({ id }) => id));
    return Array.from({ length: MOST_SWEPT }, (_, index) => {
      const id = wanted[index] ?? null;
      return models.some((model) => model.id === id) ? id : null;
    });
  }
}
