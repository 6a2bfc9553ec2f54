import { IMAGE_SIZE } from '../digits';
import { asInk, type Corruption } from './corruption';

/** So wide are the stripes at the left and at the right. */
const STRIPE = 7;

/** Half of ink's value more on every pixel: the ink on grey. */
export const brightness: Corruption = (image) => image.map((ink) => asInk(ink + 0.5));

/** A stripe at the left and one at the right where ink and paper change places. */
export const stripe: Corruption = (image) =>
  image.map((ink, pixel) => {
    const x = pixel % IMAGE_SIZE;
    return x < STRIPE || x >= IMAGE_SIZE - STRIPE ? 1 - ink : ink;
  });
