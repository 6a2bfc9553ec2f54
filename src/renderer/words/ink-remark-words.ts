import type { InkRemark } from '../../core/ink/ink-remark';

/** What is said of ink that is hard to read. */
export const INK_REMARKS: Readonly<Record<InkRemark, string>> = {
  small: 'There is little ink: draw larger.',
  beyond: 'The ink goes over the edge: what lies beyond is read as well, but not seen.',
};
