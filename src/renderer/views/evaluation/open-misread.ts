import type { SampleDigit } from '../../../core/contract/api';
import type { OwnDigit } from '../../../core/data/own-digits';
import { pad } from '../../state/app-state';
import { readWith } from '../../state/models/model-actions';
import { toasts } from '../../ui/toasts.svelte';
import { openOnPad } from '../../state/digits/digit-actions';

/** Opens a digit on the pad, read there by the model whose reading of it is in question. */

export function openTestMisread(modelId: string, digit: SampleDigit): void {
  pad.laySample(digit);
  readWith(modelId);
}

/** `digit` is undefined where it was deleted meanwhile. */
export function openOwnMisread(modelId: string, digit: OwnDigit | undefined): void {
  if (digit === undefined) {
    toasts.say('This digit is not there any more.');
    return;
  }
  openOnPad(digit);
  readWith(modelId);
}
