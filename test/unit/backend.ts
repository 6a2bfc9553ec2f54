import * as tf from '@tensorflow/tfjs-core';
import { startBackend } from '../../src/core/network/backend';
import { WASM_FOLDER } from '../../src/main/wasm-folder';

/**
 * Starts TensorFlow.js's WebAssembly backend from the installed package, for tests that run networks; takes to it again
 * where a test before used another one.
 */
export async function startInstalledBackend(): Promise<void> {
  await startBackend(WASM_FOLDER);
  await tf.setBackend('wasm');
}
