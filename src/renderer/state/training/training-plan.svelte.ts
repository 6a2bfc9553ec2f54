import type { Layer } from '../../../core/network/layer';
import { DEFAULT_RECIPE, type Recipe } from '../../../core/training/recipe';
import { nameAfter } from '../../../core/training/recipe-name';
import { NetworkBuilder } from './network-builder.svelte';
import { augmentationOf, draftOf, draftedNetwork, type RecipeDraft } from './recipe-draft';

/** A model that learns on takes smaller steps, so that it does not forget at once what it knows. */
export const FINE_TUNING_RATE = 0.0005;

/** What a model starts to learn on from: a few epochs of the user's own digits among some of MNIST's. */
const FINE_TUNING: Omit<Recipe, 'network'> = {
  ...DEFAULT_RECIPE,
  augmentation: { kind: 'table', name: 'mild' },
  data: { mnist: 10_000, own: true },
  learningRate: FINE_TUNING_RATE,
};

/** What is to be trained, as it is filled in, and the runs that are looked at; kept while the user is in another place. */
export class TrainingPlan {
  /** The networks, or the user's own digits. */
  tab = $state<'networks' | 'digits'>('networks');
  draft = $state<RecipeDraft>(draftOf());
  readonly builder = new NetworkBuilder();
  /** The name as typed; left empty, the model is named after its recipe. */
  typedName = $state('');
  /** Whether the rarely changed numbers show. */
  isMoreOpen = $state(false);
  /** The run that is shown, chosen by the user; null shows the newest. */
  shownRunId = $state<string | null>(null);
  /** The runs that are looked at side by side; null while one is looked at alone. */
  comparedIds = $state.raw<readonly string[] | null>(null);
  /** How many workers a recipe is to have that none was typed for. */
  #workers = DEFAULT_RECIPE.workers;

  /** What the model will be called unless a name is typed. */
  get usualName(): string {
    const { numbers } = this.draft;
    const network = draftedNetwork(this.draft, this.builder);
    if (network === null) return '';
    return nameAfter({ network, augmentation: augmentationOf(this.draft), epochs: numbers.epochs });
  }

  get name(): string {
    return this.typedName.trim() || this.usualName;
  }

  /** Shows one run alone; null shows the newest. */
  show(runId: string | null): void {
    this.tab = 'networks';
    this.shownRunId = runId;
    this.comparedIds = null;
  }

  /** Takes as many workers as the machine is good for, where the user has not typed another number. */
  suggestWorkers(workers: number): void {
    const { numbers } = this.draft;
    if (numbers.workers === this.#workers) numbers.workers = workers;
    this.#workers = workers;
  }

  /** Chooses a kind of network; a rate that is usual for the kind before becomes the one that is usual for this kind. */
  chooseNetwork(kind: RecipeDraft['network']): void {
    const { numbers, network } = this.draft;
    const usual = (of: RecipeDraft['network']): number =>
      of === 'model' ? FINE_TUNING_RATE : DEFAULT_RECIPE.learningRate;
    if (numbers.learningRate === usual(network)) numbers.learningRate = usual(kind);
    this.draft.network = kind;
  }

  /** Takes over layers as a network to build on. */
  build(layers: readonly Layer[]): void {
    this.builder.startFrom(layers);
    this.chooseNetwork('built');
  }

  /** Fills the form with a recipe, to train with it again. */
  fill(recipe: Recipe): void {
    this.draft = draftOf(recipe);
    if (recipe.network.kind === 'built') this.builder.startFrom(recipe.network.layers);
    this.typedName = '';
    this.tab = 'networks';
  }

  /** Fills the form so that a model learns on. */
  fineTune(model: { readonly id: string; readonly name: string }): void {
    this.fill({ ...FINE_TUNING, network: { kind: 'model', ...model }, workers: this.#workers });
  }
}
