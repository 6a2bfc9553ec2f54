import { type AttackPath, EPSILONS } from '../../../../../src/core/network/explain/attack-path';

/** A 7 of even ink 0.5 that every attack makes darker, and that is read as an 8 from ε 0.2 on. */
export function darkening(digit = 7): AttackPath {
  const image = new Float32Array(784).fill(0.5);
  const count = EPSILONS.length;
  return {
    attack: 'fgsm',
    image,
    digit,
    images: Float32Array.from({ length: count * 784 }, (_, at) => 0.5 + (EPSILONS[Math.floor(at / 784)] ?? 0)),
    probabilities: Float32Array.from({ length: count * 10 }, (_, at) => {
      const answer = Math.floor(at / 10) < 20 ? digit : 8;
      return at % 10 === answer ? 0.91 : 0.01;
    }),
  };
}
