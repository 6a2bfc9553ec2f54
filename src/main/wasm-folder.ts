import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** The folder with the WebAssembly files of TensorFlow.js's backend, for `startBackend` in Node. */
export const WASM_FOLDER = `${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`;
