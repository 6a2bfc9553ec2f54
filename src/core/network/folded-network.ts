import type { BatchNormLayer } from './kinds/batch-norm';
import type { Layer } from './layer';
import { kindOf, planLayers } from './layer-kinds';
import type { NetworkData } from './network-data';
import type { Weight } from './weights';
import { type Affine, affineOf, withAffine } from './affine';

/** A layer with its own weights, in the order of its plan. */
interface Link {
  readonly layer: Layer;
  readonly weights: readonly Weight[];
}

/**
 * A network that reads alike with less to do, for runtimes that only read: what dropout leaves alone is left out, a batch
 * norm becomes part of the convolution or dense layer before it (Jacob et al. 2018), and a ReLU goes before the pooling
 * that it follows, where it can be part of what makes the maps. What can't be folded stays.
 */
export function foldNetwork({ layers, weights }: NetworkData): NetworkData {
  const folded: Link[] = [];
  let next = 0;
  for (const { layer, weights: plans } of planLayers(layers)) {
    const own = weights.slice(next, (next += plans.length));
    if (isIdle(layer)) continue;
    const pooled = folded.at(-1)?.layer.kind === 'maxPool';
    if (layer.kind === 'relu' && pooled) folded.splice(-1, 0, { layer, weights: own });
    else if (layer.kind !== 'batchNorm' || !foldNorm(folded, layer, own)) folded.push({ layer, weights: own });
  }
  return { layers: folded.map(({ layer }) => layer), weights: folded.flatMap((link) => link.weights) };
}

/** Whether a batch norm became part of a layer before it. */
function foldNorm(folded: Link[], layer: BatchNormLayer, own: readonly Weight[]): boolean {
  const affine = affineOf(layer, own);
  for (let index = folded.length - 1; index >= 0; index--) {
    const link = folded[index]!;
    if (kindOf(link.layer).fedBy === 'kernel') {
      folded[index] = scaled(link, affine);
      return true;
    }
    if (!kindOf(link.layer).passesAffine(affine)) return false;
  }
  return false;
}

/** Whether a layer does nothing when reading. */
function isIdle(layer: Layer): boolean {
  const { keepsPositions, passed } = kindOf(layer);
  return keepsPositions && passed !== null;
}

function scaled({ layer, weights: [kernel, bias] }: Link, affine: Affine): Link {
  const values = withAffine(kernel!.values, bias?.values, affine);
  const weights = [
    { ...kernel!, values: values.kernel },
    { name: `${layer.name}/bias`, shape: [values.bias.length], values: values.bias },
  ];
  return { layer: 'bias' in layer ? { ...layer, bias: true } : layer, weights };
}
