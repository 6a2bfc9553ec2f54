import type { Client } from '../../../core/contract/client';

/** `lost` once the line has broken, and `gone` once it has stayed so for long; it is tried all the same. */
export type LineState = 'connecting' | 'open' | 'lost' | 'gone';

/** The window's line to the main process, as all know it that ask and hear over it. */
export interface Line extends Pick<Client, 'call' | 'on'> {
  readonly state: LineState;
  /** Calls `opener` each time the line has opened, and at once if it is open. */
  whenOpen(opener: () => void): void;
}
