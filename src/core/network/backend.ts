import * as tf from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';

/** Where the backend's WebAssembly files lie: a folder that ends in `/`, or a map from each file's name to its place. */
export type WasmLocation = string | Readonly<Record<string, string>>;

let started: Promise<void> | null = null;

/**
 * Makes TensorFlow.js's WebAssembly backend ready; every network needs it. Calling it again is harmless.
 * @throws Error where the WebAssembly files can't be read.
 */
export function startBackend(wasm: WasmLocation): Promise<void> {
  started ??= start(wasm);
  return started;
}

async function start(wasm: WasmLocation): Promise<void> {
  setWasmPaths(wasm);
  if (!(await tf.setBackend('wasm'))) throw new Error('The WebAssembly backend of TensorFlow.js did not start.');
  await tf.ready();
}
