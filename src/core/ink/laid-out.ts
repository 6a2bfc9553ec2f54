import { IMAGE_SIZE } from '../data/digits';
import type { InkImage } from './drawing';
import { boxOfInk } from './pixel-box';

/** Fainter ink doesn't count. */
const FAINTEST = 0.1;

/** The longer side of a digit, in pixels: 18 to 20 over all 70,000 of MNIST's. */
const SHORTEST = 17;
const LONGEST = 21;

/** Where its centre of mass lies in either direction, in pixels from the edge: 13.9 to 15.1 over all of MNIST's. */
const NEAREST = 13.4;
const FURTHEST = 15.6;

/** Whether a picture is laid out as MNIST's digits are: 28x28, the ink as large as theirs, its mass in the middle. */
export function isLaidOut(image: InkImage): boolean {
  const { width, height, pixels } = image;
  const box = boxOfInk(image, FAINTEST);
  if (width !== IMAGE_SIZE || height !== IMAGE_SIZE || box === null) return false;
  const side = Math.max(box.right - box.left, box.bottom - box.top);
  let [mass, massX, massY] = [0, 0, 0];
  pixels.forEach((ink, index) => {
    mass += ink;
    massX += ink * ((index % width) + 0.5);
    massY += ink * (Math.floor(index / width) + 0.5);
  });
  const isInMiddle = (place: number): boolean => place >= NEAREST && place <= FURTHEST;
  return side >= SHORTEST && side <= LONGEST && isInMiddle(massX / mass) && isInMiddle(massY / mass);
}
