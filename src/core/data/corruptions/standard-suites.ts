import { affineDigit } from './affine-digit';
import { glassBlur, motionBlur } from './blur';
import { cannyEdges } from './canny-edges';
import type { TestSuite } from '../test-suite';
import { brightness, stripe } from './light';
import { dottedLine, zigzag } from './lines';
import { impulseNoise, shotNoise } from './noise';
import { cameraMotion, gaussianNoise, lowContrast } from './noisy-mnist';
import { rotate, shear, shrink, translate } from './placed';
import { fog, spatter } from './weather';

/**
 * The tests that digit networks are usually put to, computed here from MNIST's test digits as those who published them say,
 * at the strengths that their published files have.
 */
export const STANDARD_SUITES = {
  'mnist-c': {
    title: 'MNIST-C',
    source: 'Mu and Gilmer 2019, “MNIST-C: A Robustness Benchmark for Computer Vision”',
    differs:
      'The same kinds and strengths, with other random numbers, and not rounded to whole grey levels; the smear of motion blur and the edges are written anew, without ImageMagick and scikit-image.',
    tests: {
      'shot-noise': { title: 'Shot noise', corrupt: shotNoise },
      'impulse-noise': { title: 'Impulse noise', corrupt: impulseNoise },
      'glass-blur': { title: 'Glass blur', corrupt: glassBlur },
      'motion-blur': { title: 'Motion blur', corrupt: motionBlur },
      shear: { title: 'Shear', corrupt: shear },
      scale: { title: 'Scale', corrupt: shrink },
      rotate: { title: 'Rotate', corrupt: rotate },
      brightness: { title: 'Brightness', corrupt: brightness },
      translate: { title: 'Translate', corrupt: translate },
      stripe: { title: 'Stripe', corrupt: stripe },
      fog: { title: 'Fog', corrupt: fog },
      spatter: { title: 'Spatter', corrupt: spatter },
      'dotted-line': { title: 'Dotted line', corrupt: dottedLine },
      zigzag: { title: 'Zigzag', corrupt: zigzag },
      'canny-edges': { title: 'Canny edges', corrupt: cannyEdges },
    },
    published: [],
  },
  affnist: {
    title: 'affNIST',
    source: 'Tieleman 2013, “affNIST”',
    differs:
      'The same turns, slants and stretches, but in a picture of 28×28 pixels, not 40×40: a digit lies anywhere inside, which is less far from the middle. One change of each digit, not 32.',
    tests: { affine: { title: 'Affine changes', corrupt: affineDigit } },
    published: [
      {
        test: 'affine',
        accuracy: 0.66,
        network: 'a CNN trained on shifted digits of 40×40',
        source: 'Sabour, Frosst and Hinton 2017',
      },
      {
        test: 'affine',
        accuracy: 0.79,
        network: 'CapsNet trained on shifted digits of 40×40',
        source: 'Sabour, Frosst and Hinton 2017',
      },
      {
        test: 'affine',
        accuracy: 0.9321,
        network: 'Aff-CapsNet trained on shifted digits of 40×40',
        source: 'Gu and Tresp 2020',
      },
    ],
  },
  'n-mnist': {
    title: 'n-MNIST',
    source:
      'Basu et al. 2017, “Learning Sparse Feature Representations Using Probabilistic Quadtrees and Deep Belief Nets”',
    differs:
      'The same strengths, with other random numbers; what their page leaves open is taken as MATLAB does by itself: noise beside a signal of power 1, which is ink, and half the contrast from paper on.',
    tests: {
      'gaussian-noise': { title: 'Gaussian noise', corrupt: gaussianNoise },
      'motion-blur': { title: 'Motion blur', corrupt: cameraMotion },
      'low-contrast': { title: 'Low contrast and noise', corrupt: lowContrast },
    },
    published: [
      ['gaussian-noise', 0.9843] as const,
      ['motion-blur', 0.992] as const,
      ['low-contrast', 0.9725] as const,
    ].map(([test, accuracy]) => ({
      test,
      accuracy,
      network: 'PCGAN-CHAR, trained on digits spoiled alike',
      source: 'Liu, Collier and Mukhopadhyay 2019',
    })),
  },
} as const satisfies Record<string, TestSuite>;
