import { type Card, isImported } from './card';
import type { FeatureSource } from '../likeness/feature-source';
import { featureSources } from '../likeness/features';
import type { Gauge } from '../likeness/gauge';
import type { Layer } from '../network/layer';
import type { ExportedModel } from './exported-model';

/** How an image is made ready for a network, and what the network gives: said once, for every format. */

/** How a picture of a digit becomes a network's input. */
export const PREPARATION =
  "A picture is made ready as MNIST's were: light ink on a dark ground, the digit scaled without changing its aspect " +
  'until its bounding box fits into 20x20 pixels, and placed so that its centre of mass is at the centre of a 28x28 ' +
  'image. Each value is 0 for paper to 1 for ink.';

/** What is left to be done for a temperature: nothing, and by what the logits were divided already where that is known. */
export function temperatureNote(card: Card): string {
  const none = 'The probabilities are the softmax of the logits as they are: no temperature is left to apply.';
  if (isImported(card) || card.temperature === undefined) return none;
  return `${none} The logits were divided by a temperature of ${card.temperature.toPrecision(3)}, in the weights.`;
}

/** What the input and the output are called in formats that name them. */
export const INPUT_NAME = 'image';
export const OUTPUT_NAME = 'probabilities';

/** A sentence for each, for formats that describe them. */
export const INPUT_DESCRIPTION = 'Images of one digit, 28x28 pixels with one channel, 0 for paper to 1 for ink.';
export const OUTPUT_DESCRIPTION = 'The probability of each digit from 0 to 9.';

/** What a format's own place for metadata says of a model: names and values, all of them text. */
export function metadataOf({ card, layers }: ExportedModel): Readonly<Record<string, string>> {
  return {
    name: card.name,
    description: card.description,
    created: card.created,
    made_with: `Inkling ${card.versions.inkling ?? ''}`.trim(),
    input: INPUT_DESCRIPTION,
    input_size: '28x28',
    input_range: '0 (paper) to 1 (ink)',
    input_box: 'the digit within 20x20, its centre of mass in the middle',
    preparation: PREPARATION,
    output: OUTPUT_DESCRIPTION,
    labels: '0,1,2,3,4,5,6,7,8,9',
    temperature: temperatureNote(card),
    test_accuracy: String(card.evaluation.accuracy),
    test_digits: String(card.evaluation.count),
    ...(card.likeness && { likeness: JSON.stringify(likenessFor(layers, card.likeness)) }),
  };
}

/** What it takes to tell ink that is no digit, for a program that has the layers' outputs. */
function likenessFor(layers: readonly Layer[], gauge: Gauge): object {
  const features = featureSources(layers).map(({ index, take, count }) => ({
    layer: layers[index]!.name,
    take: TAKEN[take],
    count,
  }));
  return { rule: LIKENESS_RULE, features, ...gauge };
}

const TAKEN: Readonly<Record<FeatureSource['take'], string>> = {
  values: 'its values',
  means: 'the mean of each of its maps',
  logits: 'its values, the largest first, then the logarithm of the sum of their exponentials',
};

const LIKENESS_RULE =
  'An image is like the digits that the network learned from where the sum of weights times features, plus bias, is at ' +
  'least the threshold; 1 / (1 + exp(-sum)) is how likely it is a digit.';
