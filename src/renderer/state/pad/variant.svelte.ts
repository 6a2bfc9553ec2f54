import { NO_VARIATION, type Variation } from '../../../core/ink/variation';
import { isUnvaried, settleVariation } from '../../../core/ink/variation-ranges';

/** How the drawing on the pad is varied: what the user turned, shifted, scaled and thickened. Always within its ranges. */
export class Variant {
  #variation = $state.raw(NO_VARIATION);

  get variation(): Variation {
    return this.#variation;
  }

  /** Whether the drawing is read as it is. */
  get isNone(): boolean {
    return isUnvaried(this.#variation);
  }

  /** Changes some parts and leaves the others as they are. A number that is none is passed over. */
  change(part: Partial<Variation>): void {
    const finite = Object.entries(part).filter(([, value]) => Number.isFinite(value));
    this.#variation = settleVariation({ ...this.#variation, ...(Object.fromEntries(finite) as Partial<Variation>) });
  }

  /** Back to the drawing as it is. */
  reset(): void {
    this.#variation = NO_VARIATION;
  }
}
