import { beforeAll, describe, expect, it } from 'vitest';
import { fromOnnx } from '../../../../../src/core/exchange/onnx/from-onnx';
import {
  ATTRIBUTE_TYPE,
  DATA_TYPE,
  encodeModel,
  type NewMessage,
} from '../../../../../src/core/exchange/onnx/onnx-schema';
import { Network } from '../../../../../src/core/network/network';
import { startInstalledBackend } from '../../../backend';

beforeAll(startInstalledBackend);

/** Numbers that differ from place to place. */
const some = (name: string, dims: readonly number[]): NewMessage<'Tensor'> => ({
  name,
  dims,
  dataType: DATA_TYPE.float,
  floatData: Array.from({ length: dims.reduce((one, two) => one * two, 1) }, (_, at) => Math.sin(7 * at + name.length)),
});

const whole = (name: string, values: readonly number[]): NewMessage<'Tensor'> => ({
  name,
  dims: [values.length],
  dataType: DATA_TYPE.int64,
  int64Data: values,
});

const ints = (name: string, ...values: readonly number[]): NewMessage<'Attribute'> => ({
  name,
  type: ATTRIBUTE_TYPE.ints,
  ints: values,
});
const int = (name: string, value: number): NewMessage<'Attribute'> => ({ name, type: ATTRIBUTE_TYPE.int, i: value });

/** A node that is called after what comes out of it. */
const node = (
  opType: string,
  input: readonly string[],
  output: string,
  attribute: NewMessage<'Node'>['attribute'] = [],
): NewMessage<'Node'> => ({ opType, input, output: [output], name: output, attribute });

const value = (name: string, dims: readonly number[]): NewMessage<'ValueInfo'> => ({
  name,
  type: { tensorType: { elemType: DATA_TYPE.float, shape: { dim: dims.map((side) => ({ dimValue: side })) } } },
});

const IMAGE = Float32Array.from({ length: 784 }, (_, at) => Number(at % 9 === 0));

describe('a network in the layout of a tool that can’t be installed any more', () => {
  it('is taken as keras2onnx wrote it, and reads as the same one in PyTorch’s layout', () => {
    const shared = [some('kernel', [4, 1, 3, 3]), some('bias', [4]), some('dense_bias', [10])];
    const dense = some('dense', [4 * 13 * 13, 10]);
    const keras = encodeModel({
      irVersion: 6,
      producerName: 'keras2onnx',
      opsetImport: [{ domain: '', version: 11 }, { domain: 'ai.onnx.ml', version: 1 }],
      graph: {
        name: 'sequential',
        node: [
          node('Transpose', ['conv2d_input'], 'adjusted_input1', [ints('perm', 0, 3, 1, 2)]),
          node('Conv', ['adjusted_input1', 'kernel', 'bias'], 'convolution', [int('group', 1), ints('kernel_shape', 3, 3), ints('dilations', 1, 1), ints('strides', 1, 1)]),
          node('Relu', ['convolution'], 'relu'),
          node('MaxPool', ['relu'], 'pooled', [ints('kernel_shape', 2, 2), ints('strides', 2, 2)]),
          node('Transpose', ['pooled'], 'turned', [ints('perm', 0, 2, 3, 1)]),
          node('Reshape', ['turned', 'shape_tensor'], 'flatten'),
          node('MatMul', ['flatten', 'dense'], 'dense0'),
          node('Add', ['dense0', 'dense_bias'], 'biased'),
          node('Softmax', ['biased'], 'dense_1', [int('axis', -1)]),
        ],
        initializer: [...shared, dense, whole('shape_tensor', [-1, 676])],
        input: [value('conv2d_input', [1, 28, 28, 1])],
        output: [value('dense_1', [1, 10])],
      },
    }); // prettier-ignore
    // The rows of the dense layer by channel first, as PyTorch flattens its maps; transB takes its columns as rows.
    const rows = dense.floatData as number[];
    const turned = Array.from({ length: 10 * 676 }, (_, at) => {
      const [unit, place] = [Math.floor(at / 676), at % 676];
      const [channel, cell] = [Math.floor(place / 169), place % 169];
      return rows[(cell * 4 + channel) * 10 + unit]!;
    });
    const torch = encodeModel({
      irVersion: 6,
      producerName: 'pytorch',
      opsetImport: [{ domain: '', version: 11 }],
      graph: {
        name: 'torch-jit-export',
        node: [
          node('Conv', ['x', 'kernel', 'bias'], 'c', [ints('kernel_shape', 3, 3)]),
          node('Relu', ['c'], 'r'),
          node('MaxPool', ['r'], 'p', [ints('kernel_shape', 2, 2), ints('strides', 2, 2)]),
          node('Flatten', ['p'], 'f', [int('axis', 1)]),
          node('Gemm', ['f', 'turned', 'dense_bias'], 'g', [int('transB', 1)]),
          node('Softmax', ['g'], 'y', [int('axis', 1)]),
        ],
        initializer: [...shared, { ...some('turned', []), dims: [10, 676], floatData: turned }],
        input: [value('x', [1, 1, 28, 28])],
        output: [value('y', [1, 10])],
      },
    });
    const [one, other] = [keras, torch].map((bytes) => {
      const { layers, weights } = fromOnnx(bytes);
      return Network.fromWeights(layers, weights).recognize(IMAGE, 1);
    });
    expect(Math.max(...one!)).toBeLessThan(1);
    one!.forEach((probability, digit) => expect(probability).toBeCloseTo(other![digit]!, 5));
  });

  it('is taken as Chainer wrote it: weights among the inputs too, a Reshape, logits', () => {
    const weights = [
      some('/conv1/W', [3, 1, 5, 5]),
      some('/conv1/b', [3]),
      some('/fc/W', [10, 432]),
      some('/fc/b', [10]),
    ];
    const bytes = encodeModel({
      irVersion: 4,
      producerName: 'Chainer',
      opsetImport: [{ domain: '', version: 9 }],
      graph: {
        name: 'Graph',
        node: [
          node('Conv', ['Input_0', '/conv1/W', '/conv1/b'], 'Convolution2DFunction_0', [ints('dilations', 1, 1), int('group', 1), ints('kernel_shape', 5, 5), ints('pads', 0, 0, 0, 0), ints('strides', 1, 1)]),
          node('Relu', ['Convolution2DFunction_0'], 'ReLU_0'),
          node('MaxPool', ['ReLU_0'], 'MaxPooling2D_0', [ints('kernel_shape', 2, 2), ints('pads', 0, 0, 0, 0), ints('strides', 2, 2)]),
          node('Reshape', ['MaxPooling2D_0', 'shape'], 'Reshape_0'),
          node('Gemm', ['Reshape_0', '/fc/W', '/fc/b'], 'LinearFunction_0', [int('transA', 0), int('transB', 1)]),
        ],
        initializer: [...weights, whole('shape', [1, 432])],
        input: [value('Input_0', [1, 1, 28, 28]), ...weights.map(({ name, dims }) => value(name!, dims!))],
        output: [value('LinearFunction_0', [1, 10])],
      },
    }); // prettier-ignore
    const { layers, notes } = fromOnnx(bytes);
    expect(layers.map(({ kind }) => kind)).toEqual(['convolution', 'relu', 'maxPool', 'flatten', 'dense', 'softmax']);
    expect(notes).toEqual([expect.stringContaining('A softmax was added')]);
  });
});
