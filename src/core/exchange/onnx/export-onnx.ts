import type { Export, ExportedModel } from '../exported-model';
import { INPUT_NAME, OUTPUT_NAME } from '../preparation';
import { writeReadMe } from '../read-me';
import { ONNX_2020, ONNX_2022, type OnnxVersion, toOnnx } from './to-onnx';

/** One `.onnx` file. */
export const exportOnnx = (model: ExportedModel): Export => exportVersion(model, ONNX_2022, '1.12');

/** The same for runtimes of before 2022. */
export const exportOnnx13 = (model: ExportedModel): Export => exportVersion(model, ONNX_2020, '1.6');

/** @param runtime the first version of ONNX Runtime that opens it */
function exportVersion(model: ExportedModel, version: OnnxVersion, runtime: string): Export {
  const file = `${model.fileName}.onnx`;
  return {
    files: [{ name: file, bytes: toOnnx(model, version) }],
    readMe: writeReadMe(model, {
      what: `An ONNX model, \`${file}\`, for ONNX Runtime from ${runtime} on and all that reads operator set ${version.opset}.`,
      takes: `\`${INPUT_NAME}\`, \`[batch, 1, 28, 28]\`, 32-bit floats, 0 for paper and 1 for ink (light ink on dark ground).`,
      gives: `\`${OUTPUT_NAME}\`, \`[batch, 10]\`, the probability of each digit from 0 to 9.`,
      use: use(file),
    }),
  };
}

const use = (file: string): string => `## In Python

\`pip install onnxruntime\`, then, beside \`${file}\`:

\`\`\`python
import numpy as np
import onnxruntime

session = onnxruntime.InferenceSession("${file}")

image = np.zeros((1, 1, 28, 28), dtype=np.float32)
image[0, 0, 4:24, 13:15] = 1  # a stroke from top to bottom: put your own digit here

(probabilities,) = session.run(None, {"${INPUT_NAME}": image})
print("It reads", probabilities[0].argmax(), probabilities[0].round(3))
\`\`\`

The file itself says all this too: its properties are shown by Netron and by \`session.get_modelmeta()\`.`;
