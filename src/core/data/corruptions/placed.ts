import type { Random } from '../random';
import { type Corruption, eitherWay } from './corruption';
import { UNMOVED, warp } from './warp';

/** Slanted by 0.4 radians, to the left or to the right, and a little less high for it. */
export const shear: Corruption = (image, random) => {
  const angle = 0.4 * eitherWay(random);
  return warp(image, { xx: 1, xy: -Math.sin(angle), yx: 0, yy: Math.cos(angle) });
};

/** Made 0.7 times as large. */
export const shrink: Corruption = (image) => warp(image, { xx: 1 / 0.7, xy: 0, yx: 0, yy: 1 / 0.7 });

/** Turned by 0.4 radians, about 23 degrees, either way. */
export const rotate: Corruption = (image, random) => {
  const angle = 0.4 * eitherWay(random);
  return warp(image, { xx: Math.cos(angle), xy: -Math.sin(angle), yx: Math.sin(angle), yy: Math.cos(angle) });
};

/** Shifted by 3 pixels to the side and 3 up or down, each either way. */
export const translate: Corruption = (image, random) => warp(image, UNMOVED, threePixels(random), threePixels(random));

const threePixels = (random: Random): number => 3 * eitherWay(random);
