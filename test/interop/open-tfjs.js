// @ts-check
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Opens layers models with nothing of Inkling's in the process: `open-tfjs.js IMAGES FOLDER...`. Writes what each reads of
 * the images to `probabilities.f32` in its folder, and says what it is.
 */

const [imagesFile = '', ...folders] = process.argv.slice(2);
setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
await tf.setBackend('wasm');
const images = new Float32Array(new Uint8Array(readFileSync(imagesFile)).buffer);
const count = images.length / 784;

for (const folder of folders) {
  const { modelTopology, weightsManifest } = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'));
  const weightSpecs = weightsManifest.flatMap((/** @type {{ weights: object[] }} */ group) => group.weights);
  const weightData = new Uint8Array(readFileSync(join(folder, 'weights.bin'))).buffer;
  const model = await tf.loadLayersModel(tf.io.fromMemory({ modelTopology, weightSpecs, weightData }));
  const read = /** @type {tf.Tensor} */ (model.predict(tf.tensor(images, [count, 28, 28, 1]), { batchSize: 250 }));
  writeFileSync(join(folder, 'probabilities.f32'), new Uint8Array(read.dataSync().buffer));
  tf.dispose(read);
  model.dispose();
}
console.log(`TensorFlow.js ${tf.version.tfjs}`);
