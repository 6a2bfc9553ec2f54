import { answerAt, type AttackPath, EPSILONS, turningPoint } from '../../../core/network/explain/attack-path';
import type { AttackName } from '../../../core/network/explain/attacks';
import { writeInFull, writeOneDigit } from '../../../core/words/quantities';

/** What each attack does, in a sentence. */
export const ATTACK_SENTENCES: Readonly<Record<AttackName, string>> = {
  fgsm: 'Adds ε to a pixel or takes it away, whichever speaks more against the answer: one step by the sign of the gradient.',
  pgd: 'Goes in 20 small steps by the sign of the gradient, which it asks for anew each time, and never beyond ε.',
};

/** How much it takes to make the network misread the drawing. */
export function describeTurningPoint(path: AttackPath): string {
  const step = turningPoint(path);
  const strongest = EPSILONS.at(-1) ?? 0;
  if (step === null)
    return `Not even a change of ${writeInFull(strongest)} on every pixel makes another answer of the ${path.digit}.`;
  const { digit } = answerAt(path, step);
  return `With ε = ${writeInFull(EPSILONS[step] ?? 0)} the ${path.digit} is read as ${writeOneDigit(digit)}.`;
}
