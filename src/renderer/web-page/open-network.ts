import { runSteps, traceSteps } from '../../core/exchange/steps/run-steps';
import { type PageNetwork, withWeights } from '../../core/exchange/web/page-network';
import { featuresFrom } from '../../core/likeness/feature-source';
import { type Likeness, likenessOf } from '../../core/likeness/likeness';

/** A network that reads: `image` has shape `[28, 28]`, ink 1 on paper 0; what it gives are ten probabilities. */
export interface OpenNetwork extends Pick<PageNetwork, 'name' | 'description'> {
  readonly read: (image: Float32Array) => Float32Array;
  /** How much an image is like the digits that it learned from; null where that is not known. */
  readonly likenessOf: (image: Float32Array) => Likeness | null;
}

/** Opens the network that is written in the page. */
export function openNetwork(json: string): OpenNetwork {
  const { name, description, steps, likeness, weights } = JSON.parse(json) as PageNetwork;
  const row = fromBase64(weights);
  const open = steps.map((step) => withWeights(step, ([start, length]) => row.subarray(start, start + length)));
  return {
    name,
    description,
    read: (image) => runSteps(open, image),
    likenessOf: (image) => {
      if (likeness === null) return null;
      const outputs = traceSteps(open, image);
      const looked = likeness.sources.map(({ index }) => outputs[index]!);
      return likenessOf(likeness.gauge, featuresFrom(likeness.sources, looked, 1));
    },
  };
}

function fromBase64(text: string): Float32Array {
  const data = new DataView(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer);
  return Float32Array.from({ length: data.byteLength / 4 }, (_, place) => data.getFloat32(place * 4, true));
}
