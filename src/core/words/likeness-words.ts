/** Says of ink that is no digit that the network must answer all the same. */
export const describeStranger = (digit: number): string =>
  `Unlike any digit it learned from. It must still pick one of ten: ${digit}.`;
