import type { Windows } from '../sliding-window';

/** What is unusual about how windows move, in a few letters. */
export function writeSlide({ stride, padding }: Omit<Windows, 'side'>, usualStride: number): readonly string[] {
  return [...(stride === usualStride ? [] : [`stride ${stride}`]), ...(padding === 'same' ? ['same'] : [])];
}
