/**
 * The program of Electron that the journeys of the desktop host run on; null for its stand-in.
 * @param wanted `electron`, `stand-in`, or nothing: Electron where it can run
 * @param runtime Electron's program, where it is here
 * @throws Error where Electron is wanted and can't be had: the stand-in would pass for it
 */
export function chosenDesktop(wanted: string | undefined, runtime: string | null, hasDisplay: boolean): string | null {
  const usable = hasDisplay ? runtime : null;
  switch (wanted) {
    case undefined:
    case '':
      return usable;
    case 'stand-in':
      return null;
    case 'electron':
      if (usable !== null) return usable;
      throw new Error(
        `INKLING_TEST_DESKTOP wants Electron, and ${runtime === null ? 'its runtime is not here' : 'there is no display'}.`,
      );
    default:
      throw new Error(`INKLING_TEST_DESKTOP is “electron” or “stand-in”, not “${wanted}”.`);
  }
}
