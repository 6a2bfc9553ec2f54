import { INPUT_SHAPE, type Layer, type Shape } from '../../network/layer';
import { type PlannedLayer, planLayer, sizeOf } from '../../network/layer-kinds';
import { type DraftLayer, IMPORT_LIMITS, refuseBeyondLimits } from '../imported-network';
import { UserError } from '../../user-error';
import { framedInput, NO_ZEROS, type Zeros } from '../padded-windows';
import type { OnnxNode } from './onnx-node';
import { channelsFirst, isChannelsFirst, type Layout, sameLayout } from './value-layout';

/** A network in the making, while the nodes of a graph are read one after the other. */
export class NetworkReader {
  /** How the value that the graph has come to lies against {@link shape}. */
  layout: Layout;
  readonly notes: string[] = [];
  /** Zeros around the maps that the graph has come to, which become part of a convolution. */
  zeros: Zeros = NO_ZEROS;
  /** Whether the graph has chosen the digit, so that nothing more can come. */
  givesDigit = false;
  readonly #drafts: DraftLayer[] = [];
  #planned: PlannedLayer | null = null;
  #weightCount = 0;

  /** Whether the zeros of the first layer's padding are paper, see {@link NetworkDraft.framed}. */
  readonly framed: boolean;

  /** @param dims of the graph's input, without the batch; of 28x28, or of 32x32 */
  constructor(dims: readonly number[]) {
    const frame = framedInput(dims);
    this.framed = frame !== null;
    this.zeros = frame?.zeros ?? NO_ZEROS;
    this.layout = sameLayout(frame?.dims ?? dims);
  }

  get layers(): readonly DraftLayer[] {
    return this.#drafts;
  }

  /** The shape of what the layers so far have made, in Inkling's order. */
  get shape(): Shape {
    return this.#planned?.output ?? INPUT_SHAPE;
  }

  /** The layer that was added last; it is replaced by what `change` makes of it. */
  replaceLast(change: (last: DraftLayer) => DraftLayer | null): boolean {
    const changed = this.#drafts.length > 0 ? change(this.#drafts.at(-1)!) : null;
    if (changed !== null) this.#drafts[this.#drafts.length - 1] = changed;
    return changed !== null;
  }

  /** Adds a layer that leaves the layout as it is. */
  add(layer: Layer, weights: DraftLayer['weights'] = {}): void {
    if (this.#drafts.length >= IMPORT_LIMITS.layers)
      throw new UserError(`It has more layers than can be taken, which is ${IMPORT_LIMITS.layers}.`);
    refuseBeyondLimits(layer);
    this.#planned = planLayer(layer, this.#planned);
    this.#weightCount += this.#planned.weightCount;
    if (this.#weightCount > IMPORT_LIMITS.weights || sizeOf(this.#planned.output) > IMPORT_LIMITS.output)
      throw new UserError(`“${layer.name}” is too large to be taken.`);
    this.#drafts.push({ layer, weights });
  }

  /** Adds a layer that makes maps, which then lie with channels first. */
  addMaps(layer: Layer, weights?: DraftLayer['weights']): void {
    this.add(layer, weights);
    this.layout = channelsFirst(this.shape as readonly [number, number, number]);
  }

  /** Adds a layer that makes a row. @param dims of that row in the graph, sides of length 1 included */
  addRow(layer: Layer, dims: readonly number[], weights?: DraftLayer['weights']): void {
    this.add(layer, weights);
    this.layout = sameLayout(dims);
  }

  /** The maps that a node takes, in Inkling's order. @throws UserError where they are none, or lie otherwise */
  mapsFor(node: OnnxNode): readonly [number, number, number] {
    const { shape, layout } = this;
    if (shape.length !== 3 || layout.dims.length !== 3)
      throw node.refusal('it needs feature maps, but gets a row of numbers');
    if (!isChannelsFirst(layout, shape)) throw node.refusal('its maps do not come with their channels first');
    return shape;
  }

  /**
   * Sees to it that a node gets a row, and says in which order the graph has the numbers of that row.
   * @throws UserError where the value is no row in the graph
   */
  rowFor(node: OnnxNode): Int32Array {
    const { dims, order } = this.layout;
    if (sizeOf(dims.slice(0, -1)) !== 1) throw node.refusal('it needs a row of numbers, but gets maps');
    if (this.shape.length !== 1) this.add({ kind: 'flatten', name: 'flatten' });
    return order;
  }
}
