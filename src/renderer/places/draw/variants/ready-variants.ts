import { NO_VARIATION, type Variation } from '../../../../core/ink/variation';
import { writeDegrees } from '../../../../core/words/quantities';

/** A variation that is there to be chosen, and a word for it. */
export interface ReadyVariant {
  /** As short as it stands under its picture. */
  readonly label: string;
  readonly variation: Variation;
}

const shifted = (label: string, shiftX: number, shiftY: number): ReadyVariant => ({
  label,
  variation: { ...NO_VARIATION, shiftX, shiftY },
});

const turned = (angle: number): ReadyVariant => ({
  label: writeDegrees(angle),
  variation: { ...NO_VARIATION, angle },
});

/** Four shifts, six turns, two sizes and two stroke widths: each enough to make a network stumble. */
export const READY_VARIANTS: readonly ReadyVariant[] = [
  shifted('← 4', -4, 0),
  shifted('→ 4', 4, 0),
  shifted('↑ 4', 0, -4),
  shifted('↓ 4', 0, 4),
  ...[-90, -45, -20, 20, 45, 90].map(turned),
  { label: 'small', variation: { ...NO_VARIATION, scale: 0.6 } },
  { label: 'large', variation: { ...NO_VARIATION, scale: 1.35 } },
  { label: 'thin', variation: { ...NO_VARIATION, thickness: 0.5 } },
  { label: 'thick', variation: { ...NO_VARIATION, thickness: 1.7 } },
];
