import { trainNetworks } from './networks';

/** Vitest calls this before any test file runs. */
export const setup = trainNetworks;
