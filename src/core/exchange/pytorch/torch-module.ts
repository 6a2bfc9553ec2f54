import type { PlannedLayer } from '../../network/layer-kinds';
import { type Padding, windowsAlong } from '../../network/sliding-window';

/** What every PyTorch module has: a layer can't be called that. */
const TAKEN =
  /^(_.*|add_module|append|apply|bfloat16|buffers|call_super_init|children|compile|cpu|cuda|double|dump_patches|eval|extend|extra_repr|float|forward|get_.*|half|insert|ipu|load_state_dict|modules|mtia|named_.*|parameters|pop|register_.*|requires_grad_|set_.*|share_memory|state_dict|to|to_empty|T_destination|train|training|type|xpu|zero_grad)$/;

/** What each layer is called in PyTorch: as it is, but for what has a meaning there. */
export const torchNames = (plan: readonly PlannedLayer[]): readonly string[] =>
  plan.map(({ layer }) => (TAKEN.test(layer.name) ? `layer_${layer.name}` : layer.name));

/** The rows of `nn.Sequential` that the layers are, `("conv_1", nn.Conv2d(...))`. */
export function torchRows(plan: readonly PlannedLayer[]): readonly string[] {
  const names = torchNames(plan);
  return plan.flatMap((planned, index) =>
    modulesOf(planned).map(([suffix, module]) => `("${names[index]!}${suffix}", ${module}),`),
  );
}

/** The modules that a layer is, the one with its name and weights having no suffix. */
function modulesOf({ layer, input }: PlannedLayer): readonly (readonly [suffix: string, module: string])[] {
  switch (layer.kind) {
    case 'convolution': {
      const { filters, kernelSize: size, stride, bias } = layer;
      const [height, width, channels] = input;
      const pads = padsOf(layer.padding, [height, width!], size, stride);
      const options = [
        `${channels}, ${filters}, kernel_size=${size}`,
        ...(stride === 1 ? [] : [`stride=${stride}`]),
        ...(pads !== null && isEven(pads) && pads[0] > 0 ? [`padding=${pads[0]}`] : []),
        ...(bias ? [] : ['bias=False']),
      ];
      const convolution = ['', `nn.Conv2d(${options.join(', ')})`] as const;
      return pads === null || isEven(pads)
        ? [convolution]
        : [['_pad', `nn.ZeroPad2d((${pads.join(', ')}))`], convolution];
    }
    case 'batchNorm': {
      const rank = input.length === 3 ? 2 : 1;
      const momentum = Number((1 - layer.momentum).toPrecision(6));
      return [['', `nn.BatchNorm${rank}d(${input.at(-1)!}, eps=${layer.epsilon}, momentum=${momentum})`]];
    }
    case 'relu':
      return [['', 'nn.ReLU()']];
    case 'sigmoid':
      return [['', 'nn.Sigmoid()']];
    case 'tanh':
      return [['', 'nn.Tanh()']];
    case 'leakyRelu':
      return [['', `nn.LeakyReLU(${layer.slope})`]];
    case 'elu':
      return [['', `nn.ELU(${layer.alpha})`]];
    case 'maxPool': {
      const pads = padsOf(layer.padding, [input[0], input[1]!], layer.size, layer.stride);
      const pool = ['', `nn.MaxPool2d(${layer.size}, stride=${layer.stride})`] as const;
      return pads === null ? [pool] : [['_pad', `nn.ConstantPad2d((${pads.join(', ')}), float("-inf"))`], pool];
    }
    case 'averagePool': {
      const pads = padsOf(layer.padding, [input[0], input[1]!], layer.size, layer.stride);
      if (pads === null) return [['', `nn.AvgPool2d(${layer.size}, stride=${layer.stride})`]];
      return [['', `${AVERAGE_CLASS}(${layer.size}, ${layer.stride}, (${pads.join(', ')}))`]];
    }
    case 'globalAveragePool':
      return [
        ['', 'nn.AdaptiveAvgPool2d(1)'],
        ['_flatten', 'nn.Flatten()'],
      ];
    case 'flatten':
      return [['', 'nn.Flatten()']];
    case 'dropout':
      return [['', `nn.Dropout(${layer.rate})`]];
    case 'dense':
      return [['', `nn.Linear(${input[0]}, ${layer.units})`]];
    case 'softmax':
      return [['', 'nn.Softmax(dim=1)']];
  }
}

type Pads = readonly [left: number, right: number, top: number, bottom: number];

const isEven = ([left, right, top, bottom]: Pads): boolean => left === right && top === bottom && left === top;

/** How much is padded around so that windows cover all, the odd row and column at the end; null where nothing is. */
function padsOf(
  padding: Padding,
  [height, width]: readonly [number, number],
  size: number,
  stride: number,
): Pads | null {
  const around = (side: number): readonly [number, number] => {
    const { before, after } = windowsAlong(side, size, stride, padding);
    return [before, after];
  };
  const pads: Pads = [...around(width), ...around(height)];
  return pads.some((pad) => pad > 0) ? pads : null;
}

const AVERAGE_CLASS = 'AveragePool';

/** Classes that the rows need beside PyTorch's own, as Python; empty where they need none. */
export function torchClasses(rows: readonly string[]): string {
  return rows.some((row) => row.includes(`${AVERAGE_CLASS}(`)) ? `${AVERAGE_POOL}\n\n` : '';
}

const AVERAGE_POOL = `class ${AVERAGE_CLASS}(nn.Module):
    """The mean of each window, padding left out of it."""

    def __init__(self, size, stride, pads):
        super().__init__()
        self.size, self.stride, self.pads = size, stride, pads

    def forward(self, maps):
        def pool(x):
            return functional.avg_pool2d(functional.pad(x, self.pads), self.size, self.stride)

        return pool(maps) / pool(torch.ones_like(maps[:1, :1]))
`;
