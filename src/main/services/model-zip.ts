import { zipSync } from 'fflate';
import type { Card } from '../../core/exchange/card';
import { slug } from '../../core/exchange/slug';
import type { ModelFiles } from './model-folder';

/** A model as a zip to take away: its folder's files, and a README that says how to use them elsewhere. */
export function zipModel({ card, bytes }: ModelFiles): { readonly name: string; readonly bytes: Uint8Array } {
  const folder = slug(card.name);
  const files = { ...bytes, 'README.md': Buffer.from(readMe(card)) };
  const placed = Object.fromEntries(Object.entries(files).map(([name, content]) => [`${folder}/${name}`, content]));
  return { name: `${folder}.zip`, bytes: zipSync(placed, { mtime: zipTime(card.created) }) };
}

/** The card's date, in the years that a zip can hold. */
function zipTime(created: string): Date {
  const date = new Date(created);
  const year = date.getUTCFullYear();
  return year >= 1981 && year <= 2098 ? date : new Date(Date.UTC(1981, 0, 1));
}

function readMe(card: Card): string {
  const percent = (100 * card.evaluation.accuracy).toFixed(2);
  return `# ${card.name}

${card.description}

A network that reads handwritten digits, made with Inkling: a TensorFlow.js layers model (\`model.json\` and
\`weights.bin\`). \`card.json\` says how it was trained, on what, and how well it reads: ${percent} % of
${card.evaluation.count} test digits.

## What it takes and gives

- Takes: \`[batch, 28, 28, 1]\`, 32-bit floats, 0 for paper and 1 for ink (light ink on dark ground).
- Gives: \`[batch, 10]\`, the probability of each digit from 0 to 9.

${card.preprocessing}

## In Node

Save this as \`read.mjs\` beside \`model.json\`, then \`npm install @tensorflow/tfjs\` and \`node read.mjs\`:

\`\`\`js
import * as tf from '@tensorflow/tfjs';
import { readFile } from 'node:fs/promises';

const { modelTopology, weightsManifest } = JSON.parse(await readFile('model.json', 'utf8'));
const weightSpecs = weightsManifest.flatMap((group) => group.weights);
const weightData = new Uint8Array(await readFile('weights.bin')).buffer;
const model = await tf.loadLayersModel(tf.io.fromMemory({ modelTopology, weightSpecs, weightData }));

const image = new Float32Array(28 * 28); // your digit, row by row
const probabilities = model.predict(tf.tensor(image, [1, 28, 28, 1])).dataSync();
console.log('It reads', probabilities.indexOf(Math.max(...probabilities)), probabilities);
\`\`\`

## On a web page

\`const model = await tf.loadLayersModel('model.json')\`, with both files on the same server; the rest is as above.
`;
}
