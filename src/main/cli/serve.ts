import type { Command } from 'commander';
import { runBrowserHost } from '../browser-host/run';
import { addExamples, readPort } from './arguments';
import type { Context } from './context';

/** `inkling serve`: the whole app for a browser on this machine. */
export function addServe(program: Command, context: Context): void {
  const command = program
    .command('serve')
    .description('Opens Inkling in a browser on this machine, until Ctrl+C.')
    .option('--port <number>', 'the port to serve at, by default any that is free', readPort)
    .option('--no-open', 'print the address and open no window')
    .action(({ port, open }: { port?: number; open: boolean }) =>
      runBrowserHost({
        ...(port !== undefined && { port }),
        open,
        home: context.home,
        program: context.program,
        print: context.print,
      }),
    );
  addExamples(command, [
    ['serve', 'opens a window'],
    ['serve --no-open --port 4173', 'prints the address only'],
  ]);
}
