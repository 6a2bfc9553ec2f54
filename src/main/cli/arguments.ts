import { type Command, InvalidArgumentError } from 'commander';
import * as v from 'valibot';
import { modelName } from '../../core/model-name';
import { UserError } from '../../core/user-error';

/** A command line that each part of is right by itself, and that makes no sense as a whole. */
export class UsageError extends UserError {}

/** Examples under a command's help, each with what it does. */
export function addExamples(
  command: Command,
  examples: readonly (readonly [line: string, meaning: string])[],
): Command {
  const longest = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, meaning]) => `  inkling ${line.padEnd(longest)}  ${meaning}`);
  return command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
}

/** A number as it was typed. */
export function readNumber(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) throw new InvalidArgumentError('It takes a number.');
  return number;
}

/** A size as it was typed: a number above 0. */
export function readScale(text: string): number {
  const number = readNumber(text);
  if (number <= 0) throw new InvalidArgumentError('It takes a number above 0.');
  return number;
}

/** Reads how many of something there are to be, as it was typed: 1 to `most`. */
export const readCount =
  (most: number) =>
  (text: string): number => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < 1 || number > most)
      throw new InvalidArgumentError(`It takes a whole number from 1 to ${most}.`);
    return number;
  };

/** Two numbers with a comma between them. */
export function readPair(text: string): readonly [number, number] {
  const [x, y, ...more] = text.split(',');
  if (x === undefined || y === undefined || more.length > 0) {
    throw new InvalidArgumentError('It takes two numbers with a comma between them, like 2,-1.');
  }
  return [readNumber(x), readNumber(y)];
}

/** A port as it was typed; 0 for any that is free. */
export function readPort(text: string): number {
  if (!/^\d+$/.test(text) || Number(text) > 65_535) throw new InvalidArgumentError('It takes a number up to 65535.');
  return Number(text);
}

/** A model's name as `--name` gave it. */
export function readName(name: string): string {
  const checked = v.safeParse(modelName, name);
  if (checked.success) return checked.output;
  throw new UsageError(`--name was refused: ${checked.issues[0].message}.`);
}
