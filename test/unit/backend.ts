import { startBackend } from '../../src/core/network/backend';
import { WASM_FOLDER } from '../../src/main/wasm-folder';

/** Starts TensorFlow.js's WebAssembly backend from the installed package, for tests that run networks. */
export const startInstalledBackend = (): Promise<void> => startBackend(WASM_FOLDER);
