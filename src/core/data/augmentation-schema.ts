import * as v from 'valibot';
import { AUGMENTATIONS, type AugmentationName, type AugmentationRanges } from './augmentation';

const upTo = (most: number) => v.pipe(v.number(), v.minValue(0), v.maxValue(most));

/** How far each kind of change may go at most, in the units of {@link AugmentationRanges}. */
export const rangesSchema = v.strictObject({
  angle: upTo(180),
  turnedShare: upTo(1),
  turnedAngle: upTo(180),
  shift: upTo(10),
  scale: upTo(0.6),
  farShare: upTo(1),
  farShift: upTo(10),
  farScale: upTo(0.6),
  stretch: upTo(0.5),
  shear: upTo(0.6),
  thinner: upTo(1),
  thicker: upTo(1),
  distortion: upTo(6),
  habits: upTo(1),
}) satisfies v.GenericSchema<AugmentationRanges>;

/** A row of the table, or ranges set by hand. */
export const augmentationChoiceSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('table'), name: v.picklist(Object.keys(AUGMENTATIONS) as AugmentationName[]) }),
  v.strictObject({ kind: v.literal('custom'), ranges: rangesSchema }),
]);

export type AugmentationChoice = v.InferOutput<typeof augmentationChoiceSchema>;

/** The ranges that a choice comes to. */
export const rangesOf = (choice: AugmentationChoice): AugmentationRanges =>
  choice.kind === 'table' ? AUGMENTATIONS[choice.name].ranges : choice.ranges;
