/**
 * How long a test waits for anything, in milliseconds: far more than anything takes, for machines that are busy with
 * something else.
 */
export const PATIENCE = 120_000;
