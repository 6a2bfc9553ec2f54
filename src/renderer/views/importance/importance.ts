import { type ClassActivation, classActivation } from '../../../core/network/explain/class-activation';
import { type CoveredAnswers, coverInTurn, type Occlusion, occlusionOf } from '../../../core/network/explain/occlusion';
import { saliency } from '../../../core/network/explain/saliency';
import { planLayers, type PlannedLayer } from '../../../core/network/layer-kinds';
import { Network } from '../../../core/network/network';
import type { NetworkData } from '../../../core/network/network-data';
import type { Trace } from '../../../core/network/trace';

/** What of a drawing mattered for one digit. */
export interface Importance {
  readonly digit: number;
  /** Shape `[28, 28]`, ink 1 on paper 0. */
  readonly image: Float32Array;
  readonly occlusion: Occlusion;
  /** Shape `[28, 28]`. */
  readonly saliency: Float32Array;
  /** Null for a network without maps. */
  readonly activation: ClassActivation | null;
}

/** The covered squares' side, and how far they are apart, in pixels: about as wide as two strokes of a pen. */
const [SIDE, STRIDE] = [5, 2];

/** Finds what of a drawing mattered to one network. Needs the backend; {@link dispose} when it is no longer used. */
export class Importances {
  readonly #network: Network;
  readonly #plan: readonly PlannedLayer[];
  /** Of the last image: they are the same for every digit. */
  #read: { readonly trace: Trace; readonly covered: CoveredAnswers } | null = null;

  /** @throws UserError where the weights don't fit the layers */
  constructor(private readonly data: NetworkData) {
    this.#network = Network.fromWeights(data.layers, data.weights);
    this.#plan = planLayers(data.layers);
  }

  /** @param image shape `[28, 28]` */
  of(image: Float32Array, digit: number): Importance {
    const { trace, covered } = this.#reading(image);
    const { weights } = this.data;
    return {
      digit,
      image,
      occlusion: occlusionOf(covered, digit),
      saliency: saliency(this.#plan, weights, trace, digit),
      activation: classActivation(this.#plan, weights, trace, digit),
    };
  }

  dispose(): void {
    this.#network.dispose();
  }

  #reading(image: Float32Array) {
    const isSame = this.#read?.trace.image.every((ink, pixel) => ink === image[pixel]) ?? false;
    if (this.#read === null || !isSame)
      this.#read = { trace: this.#network.trace(image), covered: coverInTurn(this.#network, image, SIDE, STRIDE) };
    return this.#read;
  }
}
