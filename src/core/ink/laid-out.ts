import { IMAGE_SIZE } from '../data/digits';
import type { InkImage } from './drawing';
import { boxOfInk, FAINTEST } from './pixel-box';

/** The longer side of a digit, in pixels: 18 to 20 over all 70,000 of MNIST's. */
const SHORTEST = 17;
const LONGEST = 21;

/** Where its centre of mass lies in either direction, in pixels from the edge: 13.9 to 15.1 over all of MNIST's. */
const NEAREST = 13.4;
const FURTHEST = 15.6;

/** Whether a picture is as large as MNIST's: 28x28. */
export const isMnistSized = ({ width, height }: Pick<InkImage, 'width' | 'height'>): boolean =>
  width === IMAGE_SIZE && height === IMAGE_SIZE;

/** Whether a picture is laid out as MNIST's digits are: 28x28, the ink as large as theirs, its mass in the middle. */
export function isLaidOut(image: InkImage): boolean {
  const box = boxOfInk(image, FAINTEST);
  if (!isMnistSized(image) || box === null) return false;
  const side = Math.max(box.right - box.left, box.bottom - box.top);
  let [mass, massX, massY] = [0, 0, 0];
  image.pixels.forEach((ink, index) => {
    mass += ink;
    massX += ink * ((index % IMAGE_SIZE) + 0.5);
    massY += ink * (Math.floor(index / IMAGE_SIZE) + 0.5);
  });
  const isInMiddle = (place: number): boolean => place >= NEAREST && place <= FURTHEST;
  return side >= SHORTEST && side <= LONGEST && isInMiddle(massX / mass) && isInMiddle(massY / mass);
}
