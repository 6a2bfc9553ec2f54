import type { Grid } from '../grids/grids';

/** A 3x3 kernel that people know by name. */
export interface KnownKernel {
  readonly id: string;
  readonly name: string;
  readonly kernel: Grid;
  /** What a window's sum is divided by. */
  readonly divisor: number;
  /** What it does to a picture, in a few words. */
  readonly effect: string;
}

/**
 * The kernels that image editors and textbooks use, for pictures whose values are 0 (black) to 1 (white). They are laid on
 * without being flipped, as in a network, so the two Sobel kernels answer to what gets lighter rightwards and downwards
 * (Sobel and Feldman 1968).
 */
export const KNOWN_KERNELS: readonly KnownKernel[] = [
  {
    id: 'identity',
    name: 'Identity',
    kernel: [
      [0, 0, 0],
      [0, 1, 0],
      [0, 0, 0],
    ],
    divisor: 1,
    effect: 'The picture itself: only the middle cell counts.',
  },
  {
    id: 'edges',
    name: 'Edges',
    kernel: [
      [-1, -1, -1],
      [-1, 8, -1],
      [-1, -1, -1],
    ],
    divisor: 8,
    effect: 'What differs from all around it: edges of any direction. Even areas give 0.',
  },
  {
    id: 'sobel-x',
    name: 'Sobel, across',
    kernel: [
      [-1, 0, 1],
      [-2, 0, 2],
      [-1, 0, 1],
    ],
    divisor: 4,
    effect: 'Upright edges: positive where it gets lighter to the right, negative where darker.',
  },
  {
    id: 'sobel-y',
    name: 'Sobel, down',
    kernel: [
      [-1, -2, -1],
      [0, 0, 0],
      [1, 2, 1],
    ],
    divisor: 4,
    effect: 'Level edges: positive where it gets lighter downwards, negative where darker.',
  },
  {
    id: 'sharpen',
    name: 'Sharpen',
    kernel: [
      [0, -1, 0],
      [-1, 5, -1],
      [0, -1, 0],
    ],
    divisor: 1,
    effect: 'The picture plus its edges: every difference grows.',
  },
  {
    id: 'box-blur',
    name: 'Blur',
    kernel: [
      [1, 1, 1],
      [1, 1, 1],
      [1, 1, 1],
    ],
    divisor: 9,
    effect: 'The mean of the nine cells: what is small fades.',
  },
  {
    id: 'gaussian-blur',
    name: 'Soft blur',
    kernel: [
      [1, 2, 1],
      [2, 4, 2],
      [1, 2, 1],
    ],
    divisor: 16,
    effect: 'A mean that minds the middle most (Gaussian blur): softer, with fewer corners.',
  },
  {
    id: 'emboss',
    name: 'Emboss',
    kernel: [
      [-2, -1, 0],
      [-1, 1, 1],
      [0, 1, 2],
    ],
    divisor: 1,
    effect: 'The picture plus what gets lighter from one corner to the other: a relief, lit from the side.',
  },
];
