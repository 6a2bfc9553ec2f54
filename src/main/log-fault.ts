/** Notes a fault of the program on the terminal: in a line, or with where it came from where `INKLING_DEBUG` is set. */
export function logFault(fault: unknown): void {
  const stack = process.env.INKLING_DEBUG && fault instanceof Error ? fault.stack : undefined;
  process.stderr.write(`Inkling: ${stack ?? String(fault)}\n`);
}
