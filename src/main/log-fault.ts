let keep: (entry: string) => void = () => undefined;

/** Notes a fault of the program on the terminal: in a line, or with where it came from where `INKLING_DEBUG` is set. */
export function logFault(fault: unknown): void {
  const stack = fault instanceof Error ? fault.stack : undefined;
  process.stderr.write(`Inkling: ${(process.env.INKLING_DEBUG ? stack : undefined) ?? String(fault)}\n`);
  keep(stack ?? String(fault));
}

/** Has every fault from now on kept, too, each with where it came from. */
export function keepFaults(keeper: (entry: string) => void): void {
  keep = keeper;
}
