import { untrack } from 'svelte';
import type { Gauge } from '../../../../core/likeness/gauge';
import type { NetworkData } from '../../../../core/network/network-data';
import type { AppState } from '../../../state/app-state';
import { gaugeAmong, type ReadyModel } from '../../../state/models/model-list.svelte';
import { ModelReader } from '../../../state/readers/model-reader.svelte';
import { LineReader } from './line-reader.svelte';

/** The network that the lesson reads with: the one that reads real hands best. */
const READS = 'reader';

/** What the lesson reads numbers with, whatever reads the pad in Draw; and what it read. */
export class ReadingNetwork {
  /** Opens the network. */
  readonly opened: ModelReader;
  readonly lines = new LineReader();

  constructor(private readonly app: Pick<AppState, 'connection' | 'modelList' | 'openedModels' | 'toasts'>) {
    this.opened = new ModelReader(app.openedModels, app.toasts);
    app.connection.whenOpen(() => this.opened.tryAgain());
  }

  /** Null until it is open. The same object until it is another network. */
  readonly network: NetworkData | null = $derived.by(() => {
    const { model } = this.opened;
    return model && { layers: model.plan.map(({ layer }) => layer), weights: model.weights };
  });

  /** How it tells digits from other ink. */
  readonly gauge: Gauge | null = $derived.by(() => gaugeAmong(this.app.modelList.ready, this.opened.model?.id ?? null));

  /** Opens it, or what there is in its stead. */
  chooseAmong(models: readonly ReadyModel[]): void {
    const model = models.find(({ id }) => id === READS) ?? models[0];
    untrack(() => {
      if (model && model.id !== this.opened.id) void this.opened.open(model.id);
    });
  }
}
