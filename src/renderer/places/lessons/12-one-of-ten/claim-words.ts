import { probabilityOf } from '../../../../core/network/trace';
import type { Evaluation } from '../../../../core/training/progress';
import { writeCount, writeShare } from '../../../../core/words/quantities';
import { type InkReading, surestStranger, written } from './answer-words';
import { INK_WORDS } from './inks';
import type { Judgement } from './lesson';

/** How the claim can be judged. */
export const JUDGEMENT_OPTIONS: readonly { readonly value: Judgement; readonly label: string }[] = [
  { value: 'true', label: 'True' },
  { value: 'false', label: 'False' },
  { value: 'digit', label: 'Only if it is a digit' },
];

/** The claim, with the percentage that ink which is no digit got. */
export function claimOf(readings: readonly InkReading[]): string {
  const surest = surestStranger(readings);
  return `${surest ? written(probabilityOf(surest.answer)) : 'A high percentage'} means sure.`;
}

/** Why the claim holds for digits only: what other ink got, and how often the network is right of digits where it is sure. */
export function explainClaim(readings: readonly InkReading[], { calibration }: Evaluation): string {
  const parts: string[] = [];
  const surest = surestStranger(readings);
  if (surest)
    parts.push(
      `The ${INK_WORDS[surest.name].noun} gets ${written(probabilityOf(surest.answer))} for a ${surest.answer.digit}, and it is no digit at all.`,
    );
  const { bins } = calibration;
  const last = bins.at(-1);
  if (last && last.accuracy !== null)
    parts.push(
      `Of digits it can be trusted: of the ${writeCount(last.count)} test digits that it read with over ${writeShare(1 - 1 / bins.length, 0)}, ${writeShare(last.accuracy)} were right.`,
    );
  parts.push(
    'The percentages say which of the ten it is, if it is one of the ten. Whether it is one they can’t say: they make 100\u00a0% together for any ink.',
  );
  return parts.join(' ');
}
