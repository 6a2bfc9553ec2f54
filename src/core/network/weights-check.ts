import { UserError } from '../user-error';
import { CLASSES } from './layer';
import { type PlannedLayer, sizeOf } from './layer-kinds';
import type { Weights } from './weights';

/**
 * Holds that weights belong to a network that reads digits.
 * @throws UserError in one sentence that names the first weight that is missing, of another shape, or not finite.
 */
export function checkWeights(planned: readonly PlannedLayer[], weights: Weights): void {
  const last = planned[planned.length - 1];
  if (last?.layer.kind !== 'softmax' || last.output.length !== 1 || last.output[0] !== CLASSES)
    throw new UserError(`The network does not end in a softmax over the ${CLASSES} digits.`);
  const expected = planned.flatMap(({ layer, weights }) =>
    weights.map(({ part, shape }) => ({ name: `${layer.name}/${part}`, shape })),
  );
  if (expected.length !== weights.length)
    throw new UserError(`The network needs ${expected.length} weight arrays, but there are ${weights.length}.`);
  expected.forEach(({ name, shape }, index) => {
    const weight = weights[index]!;
    if (weight.name !== name || weight.shape.join() !== shape.join() || weight.values.length !== sizeOf(shape))
      throw new UserError(
        `The network needs the weight "${name}" of shape [${shape.join(', ')}], but gets "${weight.name}" of shape [${weight.shape.join(', ')}].`,
      );
    if (!weight.values.every(Number.isFinite))
      throw new UserError(`The weight "${name}" has values that are not numbers.`);
  });
}
