import { strToU8 } from 'fflate';
import { UserError } from '../../user-error';
import type { Export, ExportedModel } from '../exported-model';
import { metadataOf } from '../preparation';
import { writeReadMe } from '../read-me';
import { toTfjs, WEIGHTS_FILE } from '../tfjs';

/**
 * TensorFlow.js's layers format, the card beside it.
 * @throws UserError where TensorFlow.js does not know such a layer
 */
export function exportTfjs(model: ExportedModel): Export {
  const elu = model.layers.find((layer) => layer.kind === 'elu' && layer.alpha !== 1);
  if (elu) throw new UserError(`TensorFlow.js knows ELU with an alpha of 1 only, and “${elu.name}” has another.`);
  const { modelJson, weightsBin } = toTfjs(model.layers, model.weights, metadataOf(model));
  return {
    files: [
      { name: 'model.json', bytes: strToU8(modelJson) },
      { name: WEIGHTS_FILE, bytes: weightsBin },
      { name: 'card.json', bytes: strToU8(`${JSON.stringify(model.card, null, 2)}\n`) },
    ],
    readMe: writeReadMe(model, {
      what: `A TensorFlow.js layers model: \`model.json\` and \`${WEIGHTS_FILE}\`. \`card.json\` is what Inkling knows of it.`,
      use: USE,
    }),
  };
}

const USE = `## In Node

Save this as \`read.mjs\` beside \`model.json\`, then \`npm install @tensorflow/tfjs\` and \`node read.mjs\`:

\`\`\`js
import * as tf from '@tensorflow/tfjs';
import { readFile } from 'node:fs/promises';

const { modelTopology, weightsManifest } = JSON.parse(await readFile('model.json', 'utf8'));
const weightSpecs = weightsManifest.flatMap((group) => group.weights);
const weightData = new Uint8Array(await readFile('weights.bin')).buffer;
const model = await tf.loadLayersModel(tf.io.fromMemory({ modelTopology, weightSpecs, weightData }));

const image = new Float32Array(28 * 28); // your digit, row by row
for (let row = 4; row < 24; row++) image.fill(1, row * 28 + 13, row * 28 + 15); // here, a stroke that is a one
const probabilities = model.predict(tf.tensor(image, [1, 28, 28, 1])).dataSync();
console.log('It reads', probabilities.indexOf(Math.max(...probabilities)), probabilities);
\`\`\`

## On a web page

\`const model = await tf.loadLayersModel('model.json')\`, with both files on the same server; the rest is as above.`;
