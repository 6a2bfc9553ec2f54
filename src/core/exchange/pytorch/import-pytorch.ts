import { strFromU8 } from 'fflate';
import { planLayers } from '../../network/layer-kinds';
import type { Layer } from '../../network/layer';
import { UserError } from '../../user-error';
import { baseName } from '../file-beside';
import type { ImportFile } from '../import-file';
import { finishNetwork, type ImportedNetwork, refuseBeyondLimits } from '../imported-network';
import { shownName } from '../shown-name';
import { readSafeTensors } from './read-safetensors';
import { torchNames, torchRows } from './torch-module';
import { fromTorchWeights } from './torch-weights';

/** Whether a file is the module of Inkling's own export for PyTorch. */
export const isTorchModule = ({ name, bytes }: ImportFile): boolean =>
  /\.py$/i.test(name) && strFromU8(bytes.subarray(0, 2000)).includes('made ready with Inkling');

/**
 * Reads a network back out of Inkling's export for PyTorch: its layers out of the module's text, of which nothing is run, and
 * its weights, which may have been trained on in PyTorch.
 * @throws UserError where its weights are missing, or the module was changed
 */
export function fromPytorch(module: ImportFile, files: readonly ImportFile[]): ImportedNetwork {
  const name = baseName(module.name);
  const weights = files.filter((file) => file.name.toLowerCase().endsWith('.safetensors'));
  const [file] = weights;
  if (file === undefined || weights.length > 1)
    throw new UserError(
      `“${shownName(name)}” is a network without its weights: choose one .safetensors file along with it.`,
    );
  const rows = [...strFromU8(module.bytes).matchAll(/^ {16}(\("\w+", .*\),)$/gm)].map(([, row]) => row ?? '');
  const layers = rows.reduce<readonly Layer[]>(withRow, []);
  layers.forEach(refuseBeyondLimits);
  const plan = planLayers(layers);
  // What is written of these layers is what was read, or it isn't understood.
  if (torchRows(plan).join('\n') !== rows.join('\n'))
    throw new UserError(
      `“${shownName(name)}” was changed since Inkling wrote it: export the network as ONNX, with torch.onnx.export(model.eval(), torch.zeros(1, 1, 28, 28), "model.onnx"), and bring that in.`,
    );
  const { arrays, metadata } = readSafeTensors(file.bytes, baseName(file.name));
  const parts = fromTorchWeights(plan, arrays, torchNames(plan));
  return finishNetwork({
    name: metadata['name'] ?? null,
    layers: layers.map((layer, index) => ({ layer, weights: parts[index] ?? {} })),
    notes: [],
  });
}

/** The layers with that of one more row; a row of padding is part of the layer after it, whose name it has. */
function withRow(layers: readonly Layer[], row: string): readonly Layer[] {
  const [, name = '', module = '', args = ''] = /^\("(\w+)", (?:nn\.)?(\w+)\((.*)\)\),$/.exec(row) ?? [];
  const before = layers.at(-1);
  if (/Pad2d$/.test(module)) return [...layers, { kind: 'flatten', name }];
  const isPadded = before?.name === `${name}_pad`;
  const layer = layerOf(name, module, args, isPadded);
  if (layer === null) return layers;
  if (before?.kind === 'globalAveragePool' && name === `${before.name}_flatten`) return layers;
  return [...(isPadded ? layers.slice(0, -1) : layers), layer];
}

/** The layer that a module is; null where it is none of those that Inkling writes. */
function layerOf(name: string, module: string, args: string, isPadded: boolean): Layer | null {
  const numbers = args.split(',').map((part) => Number(part.replace(/^.*=/, '')));
  const option = (title: string, usual: number): number => {
    const found = new RegExp(`\\b${title}=([^,]+)`).exec(args);
    return found ? Number(found[1]) : usual;
  };
  const first = numbers[0] ?? NaN;
  switch (module) {
    case 'Conv2d':
      return {
        ...{ kind: 'convolution', name, filters: numbers[1] ?? NaN, kernelSize: option('kernel_size', NaN) },
        ...{ stride: option('stride', 1), bias: !args.includes('bias=False') },
        padding: isPadded || args.includes('padding=') ? 'same' : 'valid',
      };
    case 'MaxPool2d':
      return {
        kind: 'maxPool',
        name,
        size: first,
        stride: option('stride', NaN),
        padding: isPadded ? 'same' : 'valid',
      };
    case 'AvgPool2d':
      return { kind: 'averagePool', name, size: first, stride: option('stride', NaN), padding: 'valid' };
    case 'AveragePool':
      return { kind: 'averagePool', name, size: first, stride: numbers[1] ?? NaN, padding: 'same' };
    case 'AdaptiveAvgPool2d':
      return { kind: 'globalAveragePool', name };
    case 'BatchNorm1d':
    case 'BatchNorm2d':
      return {
        ...{ kind: 'batchNorm', name, epsilon: option('eps', NaN) },
        momentum: Number((1 - option('momentum', NaN)).toPrecision(6)),
      };
    case 'Flatten':
      return { kind: 'flatten', name };
    case 'Dropout':
      return { kind: 'dropout', name, rate: first };
    case 'Linear':
      return { kind: 'dense', name, units: numbers[1] ?? NaN };
    case 'LeakyReLU':
      return { kind: 'leakyRelu', name, slope: first };
    case 'ELU':
      return { kind: 'elu', name, alpha: first };
    case 'ReLU':
    case 'Sigmoid':
    case 'Tanh':
    case 'Softmax':
      return { kind: ACTIVATIONS[module], name };
    default:
      return null;
  }
}

const ACTIVATIONS = { ReLU: 'relu', Sigmoid: 'sigmoid', Tanh: 'tanh', Softmax: 'softmax' } as const;
