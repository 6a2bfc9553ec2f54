import type { Layer } from '../../network/layer';
import type { NetworkData } from '../../network/network-data';

/**
 * A network that reads alike without any ELU whose alpha is not 1, which TFLite has not: such a one is an ELU with 1, and a
 * leaky ReLU that multiplies what is negative.
 */
export const withUnitElus = ({ layers, weights }: NetworkData): NetworkData => ({
  layers: layers.flatMap((layer): readonly Layer[] =>
    layer.kind === 'elu' && layer.alpha !== 1
      ? [
          // A "/" is in no layer's name.
          { ...layer, name: `${layer.name}/unit`, alpha: 1 },
          { kind: 'leakyRelu', name: layer.name, slope: layer.alpha },
        ]
      : [layer],
  ),
  weights,
});
