import type { WeightPlan } from '../../network/kinds/layer-kind';
import type { Layer, Shape } from '../../network/layer';
import { type PlannedLayer, planLayer, sizeOf } from '../../network/layer-kinds';
import { UserError } from '../../user-error';
import type { DraftLayer, WeightArray } from '../imported-network';
import { shownName } from '../shown-name';
import { folded, type Rescaling } from './rescaling';
import { rowsByChannelLast } from './row-order';

/** Shapes of one image that Keras's networks begin with. */
const IMAGE_SHAPES = ['28x28x1', '28x28', '1x28x28', '784'];

type Parts = Readonly<Partial<Record<WeightPlan['part'], WeightArray>>>;

/**
 * Stacks a network of Keras's layers, while what Keras does between them without weights (bringing values into another
 * shape or order, rescaling them) goes into the weights that come next.
 */
export class DraftBuilder {
  readonly #layers: DraftLayer[] = [];
  /** The shape of one image's values as Keras has it here. */
  #shape: readonly number[];
  /** Whether its maps come with their channels first. Inkling's never do. */
  #channelsFirst: boolean;
  /** The maps that were flattened with their channels first into the row that comes here. */
  #flattened: Shape | null = null;
  /** What is still to be done to the values that come here. */
  #rescaling: (Rescaling & { readonly name: string }) | null = null;
  #last: PlannedLayer | null = null;

  /** @param input the shape of one image. @throws UserError where it is none of 28x28 */
  constructor(input: readonly number[]) {
    const size = input.join('x');
    if (!IMAGE_SHAPES.includes(size))
      throw new UserError(
        `It takes ${shownName(size || 'single numbers')}; only networks for one image of 28x28, or for a row of 784 numbers, can be taken.`,
      );
    this.#shape = input;
    this.#channelsFirst = size === '1x28x28';
  }

  /** Whether nothing but the input's shape was changed so far. */
  get isEmpty(): boolean {
    return this.#layers.length === 0 && this.#rescaling === null;
  }

  /** Adds a layer. `channelsFirst` is null where the order of its maps' axes makes no difference to it. */
  add(layer: Layer, weights: Parts, channelsFirst: boolean | null): void {
    if (layer.kind === 'flatten') this.#flatten(layer.name, channelsFirst === true);
    else this.#stack(layer, weights, channelsFirst);
  }

  /** @param target as Keras has it, with a -1 for what is left. @throws UserError where it is no mere change of names */
  reshape(name: string, target: readonly number[]): void {
    const size = sizeOf(this.#shape);
    const known = sizeOf(target.filter((side) => side !== -1));
    const resolved = target.map((side) => (side === -1 ? size / known : side));
    if (sizeOf(resolved) === size && resolved.length === 1) this.#flatten(name, false);
    else if (resolved.join() !== this.#shape.join()) {
      if (this.#layers.length > 0 || !IMAGE_SHAPES.includes(resolved.join('x')))
        throw new UserError(
          `Layer “${shownName(name)}” brings [${this.#shape.join(', ')}] into the shape ${shownName(`[${target.join(', ')}]`)}, which can't be taken.`,
        );
      this.#shape = resolved;
      this.#channelsFirst = resolved.join('x') === '1x28x28';
    }
  }

  /** Moves the channels of maps from one end to the other. @throws UserError where it is another permutation */
  permute(name: string, axes: readonly number[]): void {
    const [one = 0, two = 0, three = 0] = this.#shape;
    if (this.#shape.length !== 3 || axes.join() !== (this.#channelsFirst ? '2,3,1' : '3,1,2'))
      throw new UserError(
        `Layer “${shownName(name)}” permutes its axes to ${shownName(`[${axes.join(', ')}]`)}, which can't be taken.`,
      );
    this.#shape = this.#channelsFirst ? [two, three, one] : [three, one, two];
    this.#channelsFirst = !this.#channelsFirst;
  }

  /** Scales all values, then moves them, before the layer that comes next. */
  rescale(name: string, { scale, offset }: Rescaling): void {
    const before = this.#rescaling ?? { scale: 1, offset: 0 };
    const rescaling = { scale: before.scale * scale, offset: before.offset * scale + offset };
    this.#rescaling = rescaling.scale === 1 && rescaling.offset === 0 ? null : { name, ...rescaling };
  }

  /** The network's layers. @throws UserError where something is left to be done to its answers */
  end(): readonly DraftLayer[] {
    if (this.#rescaling !== null)
      throw new UserError(`Layer “${shownName(this.#rescaling.name)}” rescales the answers, which can't be taken.`);
    return this.#layers;
  }

  #flatten(name: string, channelsMoveLast: boolean): void {
    if (this.#channelsFirst && !channelsMoveLast && this.#last?.output.length === 3)
      this.#flattened = this.#last.output;
    const isRow = this.#shape.length === 1 && this.#last === null;
    this.#shape = [sizeOf(this.#shape)];
    this.#channelsFirst = false;
    // A row of pixels is an image here, which is flattened once that is needed.
    if (!isRow) this.#put({ kind: 'flatten', name }, {});
  }

  #stack(layer: Layer, weights: Parts, channelsFirst: boolean | null): void {
    if (this.#shape.length === 2)
      throw new UserError(
        `Layer “${shownName(layer.name)}” gets 28 rows of 28 numbers: they need a channel, or a flatten.`,
      );
    if (channelsFirst !== null && this.#shape.length === 3 && channelsFirst !== this.#channelsFirst)
      throw new UserError(
        `Layer “${shownName(layer.name)}” takes the channels ${channelsFirst ? 'first' : 'last'}, but gets them ${channelsFirst ? 'last' : 'first'}.`,
      );
    if (this.#shape.length === 1 && this.#last === null) this.#put({ kind: 'flatten', name: 'flatten' }, {});
    const checked = this.#checked(layer, weights);
    const ordered = this.#flattened === null ? checked : rowsByChannelLast(checked, this.#flattened);
    const { layer: ready, weights: scaled } = this.#rescaled(layer, ordered);
    this.#put(ready, scaled);
    if (layer.kind === 'dense') this.#flattened = null;
    const [height, width, channels] = this.#last!.output;
    if (channels === undefined) this.#channelsFirst = false;
    this.#shape = this.#channelsFirst ? [channels!, height, width!] : this.#last!.output;
  }

  /** The weights, once they have the shapes that the layer needs. */
  #checked(layer: Layer, weights: Parts): Parts {
    for (const { part, shape } of planLayer(layer, this.#last).weights) {
      const found = weights[part];
      if (found && (found.shape.join() !== shape.join() || found.values.length !== sizeOf(shape)))
        throw new UserError(
          `Layer “${shownName(layer.name)}” needs a ${part.replace('_', ' ')} of shape [${shape.join(', ')}], but the file has [${found.shape.join(', ')}].`,
        );
    }
    return weights;
  }

  #rescaled(layer: Layer, weights: Parts): DraftLayer {
    const rescaling = this.#rescaling;
    if (rescaling === null || layer.kind === 'dropout') return { layer, weights };
    const draft = folded(layer, weights, rescaling);
    if (draft === null)
      throw new UserError(
        `Layer “${shownName(rescaling.name)}” rescales what “${shownName(layer.name)}” gets, which can't be taken into its weights.`,
      );
    this.#rescaling = null;
    return draft;
  }

  #put(layer: Layer, weights: Parts): void {
    this.#last = planLayer(layer, this.#last);
    this.#layers.push({ layer, weights });
  }
}
