import * as v from 'valibot';
import { lesson } from '../parts/lesson';
import { wholeFrom } from '../parts/lesson-schemas';

/** From where to where each number of the calculator may go; their products stay whole numbers all the same. */
export const LIMITS = {
  width: [1, 10_000],
  height: [1, 10_000],
  hidden: [1, 10_000_000],
  kernels: [1, 4096],
  size: [1, 31],
} as const;

const schema = v.object({
  /** Which of the three disadvantages is looked at. */
  part: v.picklist(['computation', 'near', 'place']),
  /** The picture, in pixels, and its numbers a pixel. */
  width: wholeFrom(...LIMITS.width),
  height: wholeFrom(...LIMITS.height),
  channels: v.picklist([1, 3]),
  /** Neurons of the dense layer. */
  hidden: wholeFrom(...LIMITS.hidden),
  /** Kernels of the convolutional layer, and the side of each. */
  kernels: wholeFrom(...LIMITS.kernels),
  size: wholeFrom(...LIMITS.size),
  /** Whether the cells of the small picture are shuffled, and where it is moved to. */
  shuffled: v.boolean(),
  moved: wholeFrom(-3, 3),
});

export type CostsState = v.InferOutput<typeof schema>;

export default lesson<CostsState>({
  number: 3,
  slug: 'costs',
  title: 'Three things wrong with dense networks',
  ask: 'Change the picture and the layers, and compare what each costs. Then shuffle the cells, and move them.',
  schema,
  initial: {
    part: 'computation',
    width: 1920,
    height: 1080,
    channels: 3,
    hidden: 4_000_000,
    kernels: 64,
    size: 3,
    shuffled: false,
    moved: 0,
  },
  component: () => import('./CostsLesson.svelte'),
});
