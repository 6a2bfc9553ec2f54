import { PAD_SIZE } from '../../../core/ink/drawing';
import { boxAround } from '../../../core/numbers/box';
import type { Pad } from '../../state/pad/pad.svelte';
import type { ShownNumber } from '../../state/readers/number-reader.svelte';

/** What has read the number on the pad, if it is one. */
interface ReadsNumbers {
  readonly number: Pick<ShownNumber, 'reading' | 'drawing'> | null;
}

/** Ink that reaches beyond this leaves no room for another digit, in pad units. */
const EDGE = 0.84 * PAD_SIZE;

/** So long the pen must rest before the ink moves, in milliseconds: a digit of two strokes isn't torn apart. */
const REST = 700;

/** Makes room on the pad for a number that is written on to its right edge. To be called while a component is set up. */
export function makeRoomFor(numberReader: ReadsNumbers, pad: Pad): void {
  $effect(() => {
    const { number } = numberReader;
    if (number === null || !pad.wasJustDrawn || number.drawing !== pad.drawing) return;
    if (boxAround(number.reading.best.pieces.map(({ box }) => box)).right < EDGE) return;
    const timer = setTimeout(() => pad.makeRoom(), REST);
    return () => clearTimeout(timer);
  });
}
