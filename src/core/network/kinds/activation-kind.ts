import { offsetOf } from '../cell-position';
import { type Activation, IN_PLACE, type LayerKind, WITHOUT_WEIGHTS } from './layer-kind';

/** A kind of layer that changes each value by itself, by one function. */
export function activationKind<L extends { readonly kind: string }>(
  kind: Pick<
    LayerKind<L>,
    'schema' | 'limits' | 'stem' | 'short' | 'title' | 'added' | 'form' | 'summary' | 'describe'
  > & {
    readonly activation: Activation<L>;
    readonly isHomogeneous: boolean;
  },
): LayerKind<L> {
  const { activation } = kind;
  return {
    ...IN_PLACE,
    ...WITHOUT_WEIGHTS,
    ...kind,
    passed: null,
    passesAffine: () => false,
    sum({ layer, input, position, values }) {
      const x = values[offsetOf(input, position)]!;
      return {
        kind: 'activation',
        curve: (at) => activation.value(layer, at),
        input: x,
        formula: activation.formula(layer, x),
        note: activation.note(layer, x),
        value: activation.value(layer, x),
      };
    },
  };
}
