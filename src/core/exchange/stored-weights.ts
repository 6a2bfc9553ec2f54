/** Says that weights were stored in fewer bits than they have here. @param how `16-bit floats` */
export const roundedNote = (how: string): string =>
  `Its weights were stored as ${how}, and are taken as they were rounded.`;
