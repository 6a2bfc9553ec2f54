/** What own digits are taken away as, and brought in from. */
export interface DigitFormat {
  readonly title: string;
  /** The ending of its file, with the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** Whether the strokes are in it; the other formats have the 28x28 images that networks read. */
  readonly hasStrokes: boolean;
}

/** The formats on offer, what keeps most of a digit first. */
export const DIGIT_FORMATS = {
  jsonl: { title: 'Strokes (JSON lines)', extension: '.jsonl', mediaType: 'application/jsonl', hasStrokes: true },
  idx: { title: '28×28 images (IDX, as MNIST)', extension: '.zip', mediaType: 'application/zip', hasStrokes: false },
  png: { title: 'Contact sheet (PNG)', extension: '.png', mediaType: 'image/png', hasStrokes: false },
} as const satisfies Record<string, DigitFormat>;

export type DigitFormatId = keyof typeof DIGIT_FORMATS;

/** Their names, as they are typed in the terminal. */
export const DIGIT_FORMAT_IDS = Object.keys(DIGIT_FORMATS) as DigitFormatId[];
