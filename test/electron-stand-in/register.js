// @ts-check
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

// Given to Node with --import, this puts the stand-in in the place of `electron`: for the main thread alone, as there.
if (isMainThread) register('./resolve-electron.js', import.meta.url);
