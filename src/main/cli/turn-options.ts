import { type Command, Option } from 'commander';

/** Adds the options of a `WantedTurn`: how labelled images are to be turned, where that isn't to be told by their look. */
export const addTurnOptions = (command: Command): Command =>
  command
    .option('--invert', 'the images are black on white; --no-invert: they are not, whatever they look like')
    .addOption(new Option('--no-invert').hideHelp())
    .option('--transpose', 'the images lie column by column, as EMNIST’s; --no-transpose: they do not')
    .addOption(new Option('--no-transpose').hideHelp());
