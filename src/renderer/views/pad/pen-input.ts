import { PAD_SIZE, type InkPoint } from '../../../core/ink/drawing';
import type { Tool } from '../../state/pad/pad.svelte';

/** The pressure of devices that report none. */
const NO_PRESSURE = 0.5;

/** For so long after the pen was last seen, in milliseconds, a touch is taken for the hand that holds it. */
const PALM_TIME = 1_000;

/** What a pen's other end holds down while it touches: the sixth button (Pointer Events, level 2). */
const ERASER_BUTTON = 32;

/** The one pointer that draws: tells it from palms, second fingers and other buttons. */
export class PenInput {
  #active: number | null = null;
  #penSeen = -Infinity;

  /** Whether a pointer that went down begins a stroke. */
  begins(event: Pick<PointerEvent, 'pointerId' | 'pointerType' | 'button' | 'buttons' | 'timeStamp'>): boolean {
    this.seen(event);
    const isPalm = event.pointerType === 'touch' && event.timeStamp - this.#penSeen < PALM_TIME;
    const draws = event.button === 0 || (event.buttons & ERASER_BUTTON) !== 0;
    if (this.#active !== null || isPalm || !draws) return false;
    this.#active = event.pointerId;
    return true;
  }

  /** Whether a movement, a lifting or a loss is the drawing pointer's. */
  isActive(event: Pick<PointerEvent, 'pointerId'>): boolean {
    return event.pointerId === this.#active;
  }

  /** Takes note of a pen near the pad, drawing or not. */
  seen(event: Pick<PointerEvent, 'pointerType' | 'timeStamp'>): void {
    if (event.pointerType === 'pen') this.#penSeen = event.timeStamp;
  }

  /** The drawing pointer was lifted or lost. */
  ended(): void {
    this.#active = null;
  }
}

/** The tool that a pointer holds: the pen's other end erases, whatever is chosen. */
export function toolOf(event: Pick<PointerEvent, 'buttons'>, chosen: Tool): Tool {
  return event.buttons & ERASER_BUTTON ? 'eraser' : chosen;
}

/** Where a pointer event is on the pad, given where the pad is on screen. */
export function inkPoint(
  event: Pick<PointerEvent, 'clientX' | 'clientY' | 'pointerType' | 'pressure'>,
  { left, top, width }: Pick<DOMRect, 'left' | 'top' | 'width'>,
): InkPoint {
  const perPixel = PAD_SIZE / width;
  return {
    x: (event.clientX - left) * perPixel,
    y: (event.clientY - top) * perPixel,
    pressure: event.pointerType === 'pen' && event.pressure > 0 ? event.pressure : NO_PRESSURE,
  };
}
