import { blurAlongLine } from './blur';
import type { Corruption } from './corruption';
import { whiteNoise } from './noise';

/** The deviation of noise that is so many decibels below a signal of power 1. */
const deviationAt = (decibels: number): number => 10 ** (-decibels / 20);

/** White Gaussian noise, 9.5 dB below ink. */
export const gaussianNoise: Corruption = (image, random) => whiteNoise(image, deviationAt(9.5), random);

/** As by a camera that moved by 5 pixels, 15 degrees from level. */
export const cameraMotion: Corruption = (image) => blurAlongLine(image, 5, 15);

/** Half the contrast, and white Gaussian noise 12 dB below ink. */
export const lowContrast: Corruption = (image, random) =>
  whiteNoise(
    image.map((ink) => ink / 2),
    deviationAt(12),
    random,
  );
