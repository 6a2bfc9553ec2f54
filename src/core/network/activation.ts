import type { ActivationLayer, Layer } from './layer';

const KINDS: { readonly [Kind in ActivationLayer['kind']]: true } = {
  relu: true,
  sigmoid: true,
  tanh: true,
  leakyRelu: true,
  elu: true,
};

/** Whether a layer changes each value by itself. */
export const isActivation = (layer: Layer): layer is ActivationLayer => Object.hasOwn(KINDS, layer.kind);

/** What an activation makes of one value. */
export function activate(layer: ActivationLayer, x: number): number {
  switch (layer.kind) {
    case 'relu':
      return Math.max(0, x);
    case 'sigmoid':
      return 1 / (1 + Math.exp(-x));
    case 'tanh':
      return Math.tanh(x);
    case 'leakyRelu':
      return x > 0 ? x : layer.slope * x;
    case 'elu':
      return x > 0 ? x : layer.alpha * Math.expm1(x);
  }
}

/** How fast an activation changes with its input, from the value `y` that it made of it. */
export function activationSlope(layer: ActivationLayer, y: number): number {
  switch (layer.kind) {
    case 'relu':
      return y > 0 ? 1 : 0;
    case 'sigmoid':
      return y * (1 - y);
    case 'tanh':
      return 1 - y * y;
    case 'leakyRelu':
      return y > 0 ? 1 : layer.slope;
    case 'elu':
      // alpha exp(x) is alpha more than alpha (exp(x) - 1).
      return y > 0 ? 1 : y + layer.alpha;
  }
}
