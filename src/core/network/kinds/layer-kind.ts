import type * as v from 'valibot';
import type { Affine } from '../affine';
import type { CellSum, Contribution } from '../explain/cell-sum';
import type { Region } from '../explain/region';
import type { Shape } from '../layer';
import type { Windows } from '../sliding-window';
import type { CellPosition } from '../cell-position';
import type { Limits } from './limits';

/** One weight that a layer needs: its part in Keras's words, and how it starts. */
export interface WeightPlan {
  readonly part: 'kernel' | 'bias' | 'gamma' | 'beta' | 'moving_mean' | 'moving_variance';
  readonly shape: readonly number[];
  /** `he`: normal with variance 2 / inputs (He et al. 2015); `glorot`: uniform within sqrt(6 / (inputs + outputs)). */
  readonly start: 'he' | 'glorot' | 'zeros' | 'ones';
  /** Whether a gradient changes it; moving means and variances are followed instead. */
  readonly trained: boolean;
}

/** A value of a layer's output, and what it is made of. */
export interface Cell<L> {
  readonly layer: L;
  readonly input: Shape;
  readonly output: Shape;
  readonly position: CellPosition;
  /** What came into the layer, in the order row, column, channel. */
  readonly values: Float32Array;
  /** In the order of the layer's plan. */
  readonly weights: readonly Float32Array[];
  /** Where a value that came in was made, past layers that only pass it on. */
  readonly sourceOf: (position: CellPosition) => Contribution['source'];
}

/** A number of a layer that can be changed in a form, under the name that it has in the layer. */
export interface FormNumber {
  readonly key: string;
  readonly label: string;
  readonly step: number;
  /** Where the form offers less than the layer can have: what is usual, and trains in good time. */
  readonly most?: number;
}

/** A number in a formula, and what it is called there. */
interface FormulaTerm {
  readonly name: string;
  readonly value: number;
}

/** What a layer does that changes each value by itself, all of them by the same function. */
export interface Activation<L> {
  value(layer: L, x: number): number;
  /** How the value comes about, as it is written: words and numbers. */
  formula(layer: L, x: number): readonly (string | FormulaTerm)[];
  /** What that means, in a sentence. */
  note(layer: L, x: number): string;
}

/**
 * A kind of layer: all that is known of it but the tensors that it computes with, which are in `tensors/`, and what the
 * formats of other tools make of it.
 */
export interface LayerKind<L> {
  /** What such a layer is as plain data; within {@link limits}. */
  readonly schema: v.GenericSchema<unknown, L>;
  /** Of each of its numbers, by the names that they have in the layer. The one statement of them. */
  readonly limits: Readonly<Record<string, Limits>>;

  /** What layers of the kind are named, with a number after it: `conv`. */
  readonly stem: string;
  /** What stands over its maps, where there is room for a few letters. */
  readonly short: string;
  /** What the kind is called where a layer is added. */
  readonly title: string;
  /** A layer as it is added to a network; null for a kind that can't be. */
  readonly added: L | null;
  /** Its numbers in a form, in their order. */
  readonly form: readonly FormNumber[];
  /** Its numbers in a few letters: `16 of 3×3, same`. */
  summary(layer: L): string;
  /** What it does, in a sentence. */
  describe(layer: L, input: Shape): string;

  /** What the layer can follow: feature maps, a row of numbers, or both. It is only ever given such an input. */
  readonly takes: 'maps' | 'row' | 'both';
  /** The shape of one image after the layer. @throws UserError where the input is too small for it. */
  shape(layer: L, input: Shape): Shape;
  weights(layer: L, input: Shape): readonly WeightPlan[];
  /** The multiplications for one image. */
  multiplications(layer: L, input: Shape): number;

  /** What it makes: maps by windows over maps, a row of maps, units of a row; null where it only changes what is there. */
  readonly makes: 'maps' | 'row' | 'units' | null;
  /** The windows that it moves over maps; null where it has none. */
  windows(layer: L): Windows | null;
  /** What a region of its output is made of: the smallest box of its input that holds all that can change it. */
  region(layer: L, input: Shape, region: Region): Region;
  /** The arithmetic behind one value: it is worked out again, the way the layer does, and the parts are kept. */
  sum(cell: Cell<L>): CellSum;

  /** The function that it applies to each value; null where it does something else. */
  readonly activation: Activation<L> | null;
  /** Whether each value is made from the one value at the same place. */
  readonly keepsPositions: boolean;
  /** Where a value, which it only passes on when reading, stood in its input; null for a kind that makes values. */
  readonly passed: ((input: Shape, position: CellPosition) => CellPosition) | null;
  /** Which maps (or units) of its input feed one of its output: its own, all by a kernel, all alike, or a unit's map. */
  readonly fedBy: 'own' | 'kernel' | 'all' | 'flattened';
  /** Whether it gives, when reading, c f(x) for c x, for every c above 0. */
  readonly isHomogeneous: boolean;
  /** Whether it makes no difference if each channel is scaled and shifted before it or after it. */
  passesAffine(affine: Affine): boolean;
}

/** The parts of a kind that has no weights. */
export const WITHOUT_WEIGHTS = {
  weights: () => [],
  multiplications: () => 0,
} as const;

/** The parts of a kind that has no numbers. */
export const WITHOUT_NUMBERS = { limits: {}, form: [], summary: () => '' } as const;

/** The parts of a kind that makes each value from the one at the same place. */
export const IN_PLACE = {
  takes: 'both',
  shape: (_layer: unknown, input: Shape): Shape => input,
  makes: null,
  windows: () => null,
  region: (_layer: unknown, _input: Shape, region: Region): Region => region,
  keepsPositions: true,
  fedBy: 'own',
} as const;

/** The parts of a kind that makes each value from several. */
export const MAKES_VALUES = {
  activation: null,
  keepsPositions: false,
  passed: null,
} as const;

/** The shape of a layer's input that takes only maps. */
export function asMaps(input: Shape): readonly [number, number, number] {
  if (input.length !== 3) throw new Error('The layer was given a row of numbers instead of maps.');
  return input;
}
