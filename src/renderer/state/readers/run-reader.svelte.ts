import type { Events } from '../../../core/contract/api';
import type { Client } from '../../../core/contract/client';
import { planLayers, type PlannedLayer } from '../../../core/network/layer-kinds';
import { Network } from '../../../core/network/network';
import type { Weights } from '../../../core/network/weights';
import type { Run } from '../../../core/training/run';
import type { Runs } from '../training/runs.svelte';
import { DrawingReader } from './drawing-reader.svelte';
import { startWindowBackend } from './wasm-backend';

/** A network that is still learning, as far as it had come at `step`. */
interface Learner {
  readonly run: Pick<Run, 'id' | 'name'>;
  readonly step: number;
  readonly plan: readonly PlannedLayer[];
  readonly weights: Weights;
}

/** Reads the drawing with the network of the run that trains, snapshot after snapshot. */
export class RunReader {
  readonly reader = new DrawingReader();
  #learner = $state.raw<Learner | null>(null);
  #newest: Events['training.snapshot'] | null = null;
  #network: Network | null = null;

  constructor(
    client: Pick<Client, 'on'>,
    private readonly runs: Runs,
  ) {
    client.on('training.snapshot', (snapshot) => void this.#take(snapshot));
  }

  /** Null until a run has sent its first snapshot. */
  get learner(): Learner | null {
    return this.#learner;
  }

  /** The same, and null once its run is no longer under way. */
  get current(): Learner | null {
    return this.#learner?.run.id === this.runs.active?.id ? this.#learner : null;
  }

  async #take(snapshot: Events['training.snapshot']): Promise<void> {
    this.#newest = snapshot;
    await startWindowBackend();
    const run = this.runs.get(snapshot.runId);
    if (this.#newest !== snapshot || !run) return;
    const { layers } = run;
    const before = this.#learner?.run.id === run.id ? this.#learner : null;
    if (this.#network && before) this.#network.assign(snapshot.weights);
    else this.#network = Network.fromWeights(layers, snapshot.weights);
    this.reader.use(this.#network);
    this.#learner = {
      run,
      step: snapshot.step,
      plan: before?.plan ?? planLayers(layers),
      weights: snapshot.weights,
    };
  }
}
