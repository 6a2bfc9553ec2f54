import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { startBackend } from '../../src/core/network/backend';

/** Starts TensorFlow.js's WebAssembly backend from the installed package, for tests that run networks. */
export async function startInstalledBackend(): Promise<void> {
  await startBackend(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
}
