import { MNIST_PIXELS, type Rescaling } from './affine-layer';

const { mean, deviation } = MNIST_PIXELS;

/** A scale that networks take pixels in: how 0 for paper to 1 for ink becomes it, and what it is called. */
interface InputScale extends Rescaling {
  readonly title: string;
}

/** The scales that are usual; the first is the one here. */
export const INPUT_SCALES = {
  unit: { scale: 1, offset: 0, title: '0 for paper to 1 for ink' },
  bytes: { scale: 255, offset: 0, title: '0 for paper to 255 for ink' },
  symmetric: { scale: 2, offset: -1, title: '-1 for paper to 1 for ink' },
  standard: { scale: 1 / deviation, offset: -mean / deviation, title: 'MNIST’s mean and deviation (0.1307, 0.3081)' },
  centred: { scale: 1, offset: -0.5, title: '-0.5 for paper to 0.5 for ink' },
  inverted: { scale: -1, offset: 1, title: '1 for paper to 0 for ink' },
  'inverted-bytes': { scale: -255, offset: 255, title: '255 for paper to 0 for ink' },
  'inverted-symmetric': { scale: -2, offset: 1, title: '1 for paper to -1 for ink' },
} as const satisfies Record<string, InputScale>;

export type InputScaleId = keyof typeof INPUT_SCALES;

export const INPUT_SCALE_IDS = Object.keys(INPUT_SCALES) as readonly InputScaleId[];
