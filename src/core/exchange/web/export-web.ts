/// <reference path="./web-page-parts.d.ts" />
import { strToU8 } from 'fflate';
import { script, style } from 'virtual:web-page';
import type { Export, ExportedModel } from '../exported-model';
import { floatBytes } from '../float-bytes';
import { metadataOf } from '../preparation';
import { writeReadMe } from '../read-me';
import { featureSources } from '../../likeness/features';
import { stepIndex, stepsOf } from '../steps/steps';
import { type PageNetwork, type Slice, withWeights } from './page-network';

/** A page in one file that reads digits: a pad, the answer, the network. It asks nothing of any server. */
export async function exportWeb(model: ExportedModel): Promise<Export> {
  const html = await writePage(model);
  return {
    files: [{ name: `${model.fileName}.html`, bytes: strToU8(html) }],
    readMe: writeReadMe(model, {
      what: `A web page in one file, \`${model.fileName}.html\`: a pad to draw on, and what the network reads.`,
      takes: 'what is drawn on the pad, by mouse, pen, finger or keyboard. The page prepares it.',
      gives: 'the likeliest digit, and the probability of each.',
      use: `## To use it

Open \`${model.fileName}.html\` in any browser, from a disk or a web server. It needs no network.

## From a program of your own on the page

\`inkling.read(image)\` takes a \`Float32Array\` of 784 numbers, row by row, and gives ten probabilities;
\`inkling.likeness(image)\` how much the image is like the digits that the network learned from, 0 to 1:

\`\`\`js
const image = new Float32Array(28 * 28); // your digit, row by row
for (let row = 4; row < 24; row++) image.fill(1, row * 28 + 13, row * 28 + 15); // here, a stroke that is a one
const probabilities = inkling.read(image);
console.log('It reads', probabilities.indexOf(Math.max(...probabilities)), probabilities, inkling.likeness(image));
\`\`\``,
    }),
  };
}

async function writePage(model: ExportedModel): Promise<string> {
  // Within a script element, nothing may look like its end.
  const network = JSON.stringify(pageNetwork(model)).replaceAll('<', '\\u003c');
  const code = script.replaceAll('</script', '<\\/script').trim();
  const css = style.trim();
  const policy = [
    "default-src 'none'",
    `script-src '${await hashOf(code)}'`,
    `style-src '${await hashOf(css)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const { name, ...about } = metadataOf(model);
  const metadata = Object.entries(about).map(
    ([key, value]) => `<meta name="inkling:${escapeHtml(key)}" content="${escapeHtml(value)}" />`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${policy}" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<title>${escapeHtml(name ?? '')}</title>
${metadata.join('\n')}
<style>${css}</style>
</head>
<body>
<noscript><p>${NO_SCRIPT}</p></noscript>
<script type="application/json" id="network">${network}</script>
<script>${code}</script>
</body>
</html>
`;
}

/** What stands on the page where it can't run. */
const NO_SCRIPT =
  'This page reads handwritten digits with a network that is in it, in your browser; nothing leaves it. For that it needs JavaScript, which is off here: switch it on for this page, and load it anew.';

function pageNetwork(model: ExportedModel): PageNetwork {
  const rows: Float32Array[] = [];
  let start = 0;
  const steps = stepsOf(model).map((step) =>
    withWeights(step, (weight): Slice => {
      rows.push(weight);
      start += weight.length;
      return [start - weight.length, weight.length];
    }),
  );
  return {
    name: model.card.name,
    description: model.card.description,
    steps,
    likeness: pageLikeness(model),
    weights: toBase64(floatBytes(rows)),
  };
}

function pageLikeness({ card, layers }: ExportedModel): PageNetwork['likeness'] {
  if (card.likeness === undefined) return null;
  const sources = featureSources(layers).map((source) => ({ ...source, index: stepIndex(layers, source.index) }));
  return { sources, gauge: card.likeness };
}

async function hashOf(text: string): Promise<string> {
  return `sha256-${toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', strToU8(text))))}`;
}

/** In parts, since a function takes only so many arguments; each a multiple of three bytes, so that none is padded but the last. */
function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 24_576)
    parts.push(btoa(String.fromCharCode(...bytes.subarray(start, start + 24_576))));
  return parts.join('');
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character]!);
