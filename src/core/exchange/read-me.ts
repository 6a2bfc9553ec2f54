import { TEST_SUITES } from '../data/test-suites';
import { type MeasuredTest, suiteResults } from '../training/test-scores';
import { writeCount, writePlainShare } from '../words/quantities';
import type { ExportedModel } from './exported-model';
import { PREPARATION, temperatureNote } from './preparation';

/** What is particular to a format, in its README. */
export interface ReadMeParts {
  /** What the files are, in a sentence or two: `An ONNX model, \`reader.onnx\`.` */
  readonly what: string;
  /** What it takes and gives, a line each, where it is not the usual `[batch, 28, 28, 1]` and `[batch, 10]`. */
  readonly takes?: string;
  readonly gives?: string;
  /** Chapters after that: how to use it, with a program that runs as it stands. */
  readonly use: string;
}

/** The README of an export: what it is, what it takes and gives, how to prepare an image, how to run it. */
export function writeReadMe({ card }: ExportedModel, { what, use, ...parts }: ReadMeParts): string {
  const { takes = TAKES, gives = GIVES } = parts;
  const { accuracy, count } = card.evaluation;
  return `# ${oneLine(card.name)}

${oneLine(card.description)}

A network that reads handwritten digits, made ready with Inkling, where it read ${writePlainShare(accuracy, 2)} of
${writeCount(count)} test digits rightly. ${what}

## What it takes and gives

- Takes: ${takes}
- Gives: ${gives}

${PREPARATION}
${temperatureNote(card)}
${describeTests(card.tests ?? [])}
${use.trim()}
`;
}

/** A chapter on what it reads of all test digits once they are spoiled; nothing where that was not measured. */
function describeTests(tests: readonly MeasuredTest[]): string {
  const suites = suiteResults(tests.filter(({ digits, count }) => digits === 'test' && count === ALL_TEST_DIGITS));
  const lines = suites.flatMap(({ suite, mean }) => {
    const { title, source } = TEST_SUITES[suite];
    return mean
      ? [
          `- ${title} (${source}): ${writePlainShare(mean.accuracy, 2)} on average, of the same digits as they are ${writePlainShare(mean.unchanged, 2)}.`,
        ]
      : [];
  });
  if (lines.length === 0) return '';
  return `
## How it reads spoiled digits

Read rightly of MNIST's ${writeCount(ALL_TEST_DIGITS)} test digits, once Inkling's own code has spoiled them:

${lines.join('\n')}
`;
}

const ALL_TEST_DIGITS = 10_000;

const TAKES = '`[batch, 28, 28, 1]`, 32-bit floats, 0 for paper and 1 for ink (light ink on dark ground).';
const GIVES = '`[batch, 10]`, the probability of each digit from 0 to 9.';

/** Text from elsewhere must not begin a chapter of its own. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
