import type { Export, ExportedModel } from '../exported-model';
import { INPUT_DESCRIPTION, metadataOf, PREPARATION } from '../preparation';
import { writeReadMe } from '../read-me';
import { writeSafeTensors } from './safetensors';
import { torchClasses, torchNames, torchRows } from './torch-module';
import { torchWeights } from './torch-weights';

const WEIGHTS_FILE = 'weights.safetensors';
const MODULE_FILE = 'model.py';

/** The weights as SafeTensors, and a PyTorch module that loads them. */
export function exportPytorch(model: ExportedModel): Export {
  const { plan, weights } = model;
  return {
    files: [
      { name: MODULE_FILE, bytes: new TextEncoder().encode(moduleOf(model)) },
      {
        name: WEIGHTS_FILE,
        bytes: writeSafeTensors(torchWeights(plan, weights, torchNames(plan)), {
          format: 'pt',
          ...metadataOf(model),
          input: 'Images of one digit, [batch, 1, 28, 28], 0 for paper to 1 for ink.',
        }),
      },
    ],
    readMe: writeReadMe(model, {
      what: `A PyTorch module, \`${MODULE_FILE}\`, and its weights as SafeTensors, \`${WEIGHTS_FILE}\`.`,
      takes: '`[batch, 1, 28, 28]`, 32-bit floats, 0 for paper and 1 for ink (light ink on dark ground).',
      use: USE,
    }),
  };
}

const USE = `## In Python

\`pip install torch safetensors\`, then save this as \`read.py\` beside \`${MODULE_FILE}\` and run \`python read.py\`:

\`\`\`python
import torch

from model import load

model = load()

image = torch.zeros(1, 1, 28, 28)
image[0, 0, 4:24, 13:15] = 1  # a stroke from top to bottom: put your own digit here

with torch.no_grad():
    probabilities = model(image)[0]
print("It reads", probabilities.argmax().item(), probabilities.tolist())
\`\`\`

Without PyTorch, \`safetensors.numpy.load_file("${WEIGHTS_FILE}")\` gives the weights as arrays.`;

/** The text of the module. */
function moduleOf(model: ExportedModel): string {
  const rows = torchRows(model.plan);
  const classes = torchClasses(rows);
  return `"""${inDocstring(model.card.name)}: a network that reads handwritten digits, made ready with Inkling.

Takes [batch, 1, 28, 28]. ${INPUT_DESCRIPTION}
Gives [batch, 10], the probability of each digit from 0 to 9.

${wrapped(PREPARATION)}

Needs: pip install torch safetensors
"""

from collections import OrderedDict
from pathlib import Path

import torch
from torch import nn
${classes === '' ? '' : 'from torch.nn import functional\n'}
try:
    from safetensors.torch import load_file
except ImportError as error:
    raise ImportError("The weights are read by a package that is missing: pip install safetensors") from error

WEIGHTS = Path(__file__).with_name("${WEIGHTS_FILE}")


${classes}def build():
    """The network, its weights at random."""
    return nn.Sequential(
        OrderedDict(
            [
${rows.map((row) => `                ${row}`).join('\n')}
            ]
        )
    )


def load(weights=WEIGHTS):
    """The network as it was trained, ready to read."""
    model = build()
    model.load_state_dict(load_file(str(weights)))
    return model.eval()


if __name__ == "__main__":
    with torch.no_grad():
        print(load()(torch.zeros(1, 1, 28, 28)))
`;
}

/** A model can be called anything; its name must not end the text that it is in. */
const inDocstring = (text: string): string => text.replace(/["\\]/g, "'").replace(/\s+/g, ' ').trim();

/** Lines of at most 100 characters. */
const wrapped = (text: string): string => text.replace(/(.{1,100})(?: |$)/g, '$1\n').trim();
