import type { WeightPlan } from '../../network/kinds/layer-kind';
import { INPUT_SHAPE, type Layer, type Shape } from '../../network/layer';
import { type PlannedLayer, planLayer, sizeOf } from '../../network/layer-kinds';
import { UserError } from '../../user-error';
import type { DraftLayer, WeightArray } from '../imported-network';
import { shownName } from '../shown-name';
import { folded } from '../folded-rescaling';
import { inputRescaling, type Rescaling, rescalingLayer } from '../affine-layer';
import { framedInput, grownKernel, ownWindows, windowCount } from '../padded-windows';
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
  #rescaling: (Rescaling & { readonly name: string; readonly movesZeros: boolean }) | null = null;
  /** The zeros around the maps that come here. */
  #zeros: { readonly name: string; readonly before: number; readonly after: number } | null = null;
  #last: PlannedLayer | null = null;

  /** Whether the zeros of the first layer's padding are paper, see {@link NetworkDraft.framed}. */
  readonly framed: boolean;

  /** @param input the shape of one image. @throws UserError where it is none of 28x28 or 32x32 */
  constructor(input: readonly number[]) {
    const frame = framedInput(input);
    if (frame !== null) this.#zeros = { name: 'image', ...frame.zeros };
    this.framed = frame !== null;
    this.#shape = frame?.dims ?? input;
    const size = this.#shape.join('x');
    if (!IMAGE_SHAPES.includes(size))
      throw new UserError(
        `It takes ${shownName(input.join('x') || 'single numbers')}; only networks for one image of 28x28, or for a row of 784 numbers, can be taken.`,
      );
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
    if (this.#last !== null) this.#refuseZeros(name);
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
    const movesZeros = this.#zeros !== null;
    if (movesZeros && before.offset !== 0)
      throw new UserError(
        `Layer “${shownName(name)}” rescales the zeros of “${this.#zeros?.name}”, which can't be taken.`,
      );
    this.#rescaling = rescaling.scale === 1 && rescaling.offset === 0 ? null : { name, ...rescaling, movesZeros };
  }

  /** Stops values from 0 on at `most`: what is left of that is a ReLU's, seen from there. */
  cap(name: string, most: number): void {
    const turned = { scale: -1, offset: most };
    this.rescale(`${name}_turned`, turned);
    this.add({ kind: 'relu', name: `${name}_most` }, {}, null);
    this.rescale(`${name}_back`, turned);
  }

  /** Takes the largest of each map: as a pooling whose window is the whole map. */
  largest(name: string, keepsDims: boolean, channelsFirst: boolean): void {
    const [height, width] = this.#last?.output ?? INPUT_SHAPE;
    if (height !== width) throw new UserError(`Layer “${shownName(name)}” gets no square maps, and can't be taken.`);
    this.add({ kind: 'maxPool', name, size: height, stride: height, padding: 'valid' }, {}, channelsFirst);
    if (!keepsDims) this.#flatten(`${name}_row`, false);
  }

  /** Puts zeros around maps, which become part of the convolution that comes next. */
  pad(name: string, zeros: { readonly before: number; readonly after: number }, channelsFirst: boolean): void {
    this.#requireOrder(name, channelsFirst);
    const { before, after } = this.#zeros ?? { before: 0, after: 0 };
    const both = { before: before + zeros.before, after: after + zeros.after };
    if (both.before + both.after > 0) this.#zeros = { name, ...both };
  }

  /** The network's layers. @throws UserError where something is left to be done to its answers */
  end(): readonly DraftLayer[] {
    if (this.#rescaling !== null)
      throw new UserError(`Layer “${shownName(this.#rescaling.name)}” rescales the answers, which can't be taken.`);
    return this.#layers;
  }

  #flatten(name: string, channelsMoveLast: boolean): void {
    this.#refuseZeros(name);
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
    if (channelsFirst !== null) this.#requireOrder(layer.name, channelsFirst);
    if (this.#shape.length === 1 && this.#last === null) this.#put({ kind: 'flatten', name: 'flatten' }, {});
    const checked = this.#checked(layer, weights);
    const ordered = this.#flattened === null ? checked : rowsByChannelLast(checked, this.#flattened);
    const padded = this.#padded(layer, ordered);
    for (const { layer: ready, weights: scaled } of this.#rescaled(padded)) this.#put(ready, scaled);
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

  /** With the zeros around its input. @throws UserError where it can't have them */
  #padded(layer: Layer, weights: Parts): DraftLayer {
    const [zeros, [side]] = [this.#zeros, this.#last?.output ?? INPUT_SHAPE];
    if (zeros === null || layer.kind === 'dropout') return { layer, weights };
    const padded = layer.kind === 'convolution' && { ...zeros, side, size: layer.kernelSize, stride: layer.stride };
    const windows = padded && layer.padding === 'valid' ? ownWindows(padded, windowCount(padded), true) : null;
    if (!windows || layer.kind !== 'convolution' || !weights.kernel) throw this.#zerosRefusal(layer.name);
    this.#zeros = null;
    return {
      layer: { ...layer, kernelSize: windows.size, padding: windows.padding },
      weights: { ...weights, kernel: grownKernel(weights.kernel, windows.size) },
    };
  }

  /** With what is still to be done to its input: in its weights, or else a layer before it. */
  #rescaled(draft: DraftLayer): readonly DraftLayer[] {
    const rescaling = this.#rescaling;
    if (rescaling === null || draft.layer.kind === 'dropout') return [draft];
    const whole = folded(draft.layer, draft.weights, rescaling, rescaling.movesZeros);
    this.#rescaling = null;
    if (whole !== null) return [whole];
    const channels = (this.#last?.output ?? INPUT_SHAPE).at(-1)!;
    return [
      this.#last === null
        ? inputRescaling(rescaling.name, rescaling)
        : rescalingLayer(rescaling.name, channels, rescaling),
      draft,
    ];
  }

  #refuseZeros(name: string): void {
    if (this.#zeros !== null) throw this.#zerosRefusal(name);
  }

  #zerosRefusal(name: string): UserError {
    const { name: by = '', before = 0, after = 0 } = this.#zeros ?? {};
    return new UserError(
      `Layer “${shownName(by)}” puts ${before} zeros before and ${after} after what “${shownName(name)}” gets; only such as keep the size in a convolution can be taken.`,
    );
  }

  #requireOrder(name: string, channelsFirst: boolean): void {
    if (this.#shape.length === 3 && channelsFirst !== this.#channelsFirst)
      throw new UserError(
        `Layer “${shownName(name)}” takes the channels ${channelsFirst ? 'first' : 'last'}, but gets them ${channelsFirst ? 'last' : 'first'}.`,
      );
  }

  #put(layer: Layer, weights: Parts): void {
    this.#last = planLayer(layer, this.#last);
    this.#layers.push({ layer, weights });
  }
}
