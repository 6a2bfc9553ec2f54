import type { Export, ExportAid, ExportedModel } from '../exported-model';
import { foldNetwork } from '../../network/folded-network';
import { writeReadMe } from '../read-me';
import { activationRanges } from './activation-ranges';
import { FLOAT_FORMAT, int8Format } from './number-format';
import { toTflite } from './to-tflite';
import { withUnitElus } from './unit-elus';

/** One `.tflite` file of 32-bit floats. */
export function exportTflite(model: ExportedModel): Export {
  const file = `${model.fileName}.tflite`;
  return {
    files: [{ name: file, bytes: toTflite(model, withUnitElus(foldNetwork(model)), FLOAT_FORMAT) }],
    readMe: writeReadMe(model, {
      what: `A TensorFlow Lite (LiteRT) model, \`${file}\`. Batch norms are part of the layers before them.`,
      use: use(file, FLOAT_USE),
    }),
  };
}

/** So many training digits say which numbers a network's activations are. */
const CALIBRATION_DIGITS = 500;

/**
 * One `.tflite` file of 8-bit numbers, at a quarter of the size. Its input and output are 8-bit numbers too, so that it
 * runs without any floats, on a microcontroller: a pixel of 0 to 255 goes in as the number that is 128 less.
 */
export async function exportTfliteInt8(model: ExportedModel, aid: ExportAid): Promise<Export> {
  const file = `${model.fileName}.tflite`;
  const folded = withUnitElus(foldNetwork(model));
  const ranges = activationRanges(folded, await aid.calibration(CALIBRATION_DIGITS), (share) => aid.progress(share));
  return {
    files: [{ name: file, bytes: toTflite(model, folded, int8Format(ranges)) }],
    readMe: writeReadMe(model, {
      what:
        `A TensorFlow Lite (LiteRT) model of 8-bit numbers, \`${file}\`, for phones and microcontrollers. Weights have a ` +
        `scale for each channel; the ranges of what is computed are those of ${CALIBRATION_DIGITS} training digits.`,
      takes:
        '`[batch, 28, 28, 1]`, int8: a pixel of 0 (paper) to 255 (ink) minus 128. In the terms of the format, scale 1/255 ' +
        'and zero point -128.',
      gives: '`[batch, 10]`, int8: 128 more, divided by 256, is the probability of each digit from 0 to 9.',
      use: use(file, INT8_USE),
    }),
  };
}

/** The steps of the README's program that differ: the image, and the probabilities. */
interface Use {
  readonly image: string;
  readonly probabilities: string;
}

const FLOAT_USE: Use = {
  image: `image = np.zeros((1, 28, 28, 1), dtype=np.float32)
image[0, 4:24, 13:15, 0] = 1  # a stroke from top to bottom: put your own digit here`,
  probabilities: 'probabilities = model.get_tensor(given["index"])[0]',
};

const INT8_USE: Use = {
  image: `pixels = np.zeros((1, 28, 28, 1), dtype=np.int16)
pixels[0, 4:24, 13:15, 0] = 255  # a stroke from top to bottom: put your own digit here
image = (pixels - 128).astype(np.int8)`,
  probabilities: 'probabilities = (model.get_tensor(given["index"])[0].astype(np.float32) + 128) / 256',
};

const use = (file: string, { image, probabilities }: Use): string => `## In Python

\`pip install ai-edge-litert\`, then, beside \`${file}\`:

\`\`\`python
import numpy as np
from ai_edge_litert.interpreter import Interpreter

model = Interpreter("${file}")
model.allocate_tensors()
(taken,), (given,) = model.get_input_details(), model.get_output_details()

${image}

model.set_tensor(taken["index"], image)
model.invoke()
${probabilities}
print("It reads", probabilities.argmax(), probabilities.round(3))
\`\`\`

For several images at once, \`model.resize_tensor_input(taken["index"], [count, 28, 28, 1])\` before \`allocate_tensors\`.`;
