import { beforeAll, describe, expect, it } from 'vitest';
import { fromOnnx, isOnnx } from '../../../../../src/core/exchange/onnx/from-onnx';
import {
  ATTRIBUTE_TYPE,
  DATA_TYPE,
  decodeModel,
  encodeModel,
  EXTERNAL,
  type NewMessage,
} from '../../../../../src/core/exchange/onnx/onnx-schema';
import { Network } from '../../../../../src/core/network/network';
import { UserError } from '../../../../../src/core/user-error';
import { startInstalledBackend } from '../../../backend';

/** A model of nodes in a chain from `x` to `y`; a string is an operator without anything else. */
interface Made {
  readonly nodes?: readonly NewMessage<'Node'>[];
  readonly initializers?: readonly NewMessage<'Tensor'>[];
  readonly dims?: readonly number[];
  readonly opset?: number;
}

const table = (name: string, dims: readonly number[], values?: readonly number[]): NewMessage<'Tensor'> => ({
  name,
  dims,
  dataType: DATA_TYPE.float,
  floatData: values ?? Array.from({ length: dims.reduce((one, two) => one * two, 1) }, (_, at) => Math.sin(at)),
});

const node = (
  opType: string,
  input: readonly string[],
  output: string,
  attribute: NewMessage<'Node'>['attribute'] = [],
) => ({
  ...{ opType, input, name: `${opType}_${output}`, attribute },
  output: [output],
});

const ints = (name: string, values: readonly number[]): NewMessage<'Attribute'> => ({
  ...{ name, ints: values },
  type: ATTRIBUTE_TYPE.ints,
});

const FLAT = node('Flatten', ['x'], 'f');
const DENSE = node('MatMul', ['f', 'w'], 'y');
const W = table('w', [784, 10]);

const valueInfo = (name: string, dims: readonly number[]): NewMessage<'ValueInfo'> => ({
  name,
  type: { tensorType: { elemType: DATA_TYPE.float, shape: { dim: dims.map((side) => ({ dimValue: side })) } } },
});

function made({ nodes = [FLAT, DENSE], initializers = [W], dims = [1, 1, 28, 28], opset = 13 }: Made = {}): Uint8Array {
  return encodeModel({
    irVersion: 8,
    opsetImport: [{ version: opset }],
    graph: {
      name: 'small',
      node: nodes,
      initializer: initializers,
      input: [valueInfo('x', dims)],
      output: [valueInfo('y', [1, 10])],
    },
  });
}

const refusal = (bytes: Uint8Array): string => {
  try {
    fromOnnx(bytes);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'taken';
};

beforeAll(startInstalledBackend);

describe('an ONNX model', () => {
  it('is told by how it begins', () => {
    expect(isOnnx(made())).toBe(true);
    expect(isOnnx(new TextEncoder().encode('{"format":"layers-model"}'))).toBe(false);
    expect(isOnnx(new Uint8Array())).toBe(false);
  });

  it('becomes layers, with what was added on the way said', () => {
    const { layers, name, notes } = fromOnnx(made());
    expect(layers.map(({ kind }) => kind)).toEqual(['flatten', 'dense', 'softmax']);
    expect(name).toBe('small');
    expect(notes).toEqual([expect.stringContaining('A softmax was added')]);
  });

  it('takes rows of 784 numbers, and any name and size of batch', () => {
    for (const dims of [
      [1, 784],
      [0, 784],
      [64, 1, 28, 28],
      [0, 28, 28, 1],
      [0, 0, 0, 0],
      [5, 28, 28],
    ])
      expect(refusal(made({ dims })), dims.join()).toBe('taken');
  });

  it('has the weights of a dense layer in the order that Inkling flattens maps in', () => {
    // One kernel a channel passes the image on, twice as bright in the second; the dense layer sums the second's first row.
    const kernels = table('k', [2, 1, 1, 1], [1, 2]);
    const weights = table(
      'w',
      [2 * 784, 10],
      Array.from({ length: 2 * 784 * 10 }, (_, at) =>
        at >= 784 * 10 && at < (784 + 28) * 10 && at % 10 === 3 ? 0.01 : 0,
      ),
    );
    const nodes = [node('Conv', ['x', 'k'], 'c'), node('Flatten', ['c'], 'f'), DENSE];
    const { layers, weights: taken } = fromOnnx(made({ nodes, initializers: [kernels, weights] }));
    const network = Network.fromWeights(layers, taken);
    const image = new Float32Array(784).fill(1, 0, 28);
    const logits = network.readTo(2, image, 1);
    network.dispose();
    expect(logits[3]).toBeCloseTo(28 * 2 * 0.01, 5);
  });

  it('may have padding on both sides with a stride of 2, which takes a larger kernel', () => {
    const nodes = [
      node('Conv', ['x', 'k'], 'c', [ints('strides', [2, 2]), ints('pads', [1, 1, 1, 1])]),
      node('Flatten', ['c'], 'f'),
      DENSE,
    ];
    const { layers, weights } = fromOnnx(
      made({ nodes, initializers: [table('k', [1, 1, 3, 3]), table('w', [196, 10])] }),
    );
    expect(layers[0]).toMatchObject({ kernelSize: 4, stride: 2, padding: 'same' });
    expect(Array.from(weights[0]!.values).filter((value) => value === 0)).toHaveLength(7 + 1);
  });
});

describe('what an ONNX model has beside layers', () => {
  /** What a network without its last layers makes of an image, at the layer at `index`. */
  function valuesAt(index: number, bytes: Uint8Array, image: Float32Array): Float32Array {
    const { layers, weights } = fromOnnx(bytes);
    const network = Network.fromWeights(layers, weights);
    const values = network.readTo(index, image, 1);
    network.dispose();
    return values;
  }

  it('a Clip is a ReLU that stops', () => {
    const limits = [table('least', [], [0]), table('most', [], [6])];
    const nodes = [
      FLAT,
      node('MatMul', ['f', 'v'], 'd'),
      node('Clip', ['d', 'least', 'most'], 'c'),
      node('MatMul', ['c', 'w'], 'y'),
    ];
    const weights = table(
      'v',
      [784, 10],
      Array.from({ length: 7840 }, (_, at) => (at < 10 ? 2 * at - 6 : 0)),
    );
    const bytes = made({ nodes, initializers: [weights, table('w', [10, 10]), ...limits] });
    const kinds = fromOnnx(bytes).layers.map(({ kind }) => kind);
    expect(kinds.slice(2, 6)).toEqual(['relu', 'batchNorm', 'relu', 'batchNorm']);
    const clipped = valuesAt(5, bytes, new Float32Array(784).fill(1, 0, 1));
    [0, 0, 0, 0, 2, 4, 6, 6, 6, 6].forEach((value, at) => expect(clipped[at]).toBeCloseTo(value, 4));
  });

  it('a convolution in groups, dilated or after zeros is a plain one', () => {
    const image = Float32Array.from({ length: 784 }, (_, at) => Math.sin(at * at));
    const grouped = made({
      nodes: [
        node('Conv', ['x', 'k'], 'c'),
        node('Conv', ['c', 'g'], 'h', [{ name: 'group', i: 2, type: ATTRIBUTE_TYPE.int }]),
        node('Flatten', ['h'], 'f'),
        DENSE,
      ],
      initializers: [table('k', [2, 1, 1, 1], [1, 2]), table('g', [2, 1, 1, 1], [3, 5]), table('w', [1568, 10])],
    });
    const both = valuesAt(1, grouped, image);
    for (const at of [0, 300, 783]) {
      expect(both[2 * at]).toBeCloseTo(3 * image[at]!, 5);
      expect(both[2 * at + 1]).toBeCloseTo(10 * image[at]!, 5);
    }
    const dilated = made({
      nodes: [node('Conv', ['x', 'k'], 'c', [ints('dilations', [3, 3])]), node('Flatten', ['c'], 'f'), DENSE],
      initializers: [table('k', [1, 1, 2, 2], [1, 10, 100, 1000]), table('w', [625, 10])],
    });
    const [first] = valuesAt(0, dilated, image);
    expect(first).toBeCloseTo(image[0]! + 10 * image[3]! + 100 * image[84]! + 1000 * image[87]!, 2);
    const padded = made({
      nodes: [node('Pad', ['x', 'p'], 'z'), node('Conv', ['z', 'k'], 'c'), node('Flatten', ['c'], 'f'), DENSE],
      initializers: [
        { name: 'p', dims: [8], dataType: DATA_TYPE.int64, int64Data: [0, 0, 1, 1, 0, 0, 1, 1] },
        table('k', [1, 1, 3, 3]),
        W,
      ],
    });
    expect(fromOnnx(padded).layers[0]).toMatchObject({ kernelSize: 3, padding: 'same' });
  });

  it('images of 32x32 are those of 28x28 with paper around them', () => {
    const nodes = [node('Conv', ['x', 'k'], 'c'), node('Flatten', ['c'], 'f'), DENSE];
    const { layers, framed, notes } = fromOnnx(
      made({ nodes, dims: [1, 1, 32, 32], initializers: [table('k', [1, 1, 5, 5]), W] }),
    );
    expect([layers[0], framed]).toMatchObject([{ kernelSize: 5, padding: 'same' }, true]);
    expect(notes[0]).toContain('It took images of 32x32');
    expect(refusal(made({ dims: [1, 1, 32, 32] }))).toContain('has zeros around it');
  });
});

describe('an ONNX model that can not be taken', () => {
  it.each<readonly [string, Made, string]>([
    ['a layer there is not', { nodes: [node('Erf', ['x'], 'f'), DENSE] }, "Layer “Erf_f” (Erf) can't be taken"],
    [
      'two branches',
      { nodes: [FLAT, node('Relu', ['f'], 'r'), node('Add', ['f', 'r'], 's'), node('MatMul', ['s', 'w'], 'y')] },
      'branches',
    ],
    [
      'a value that joins itself',
      { nodes: [FLAT, node('Add', ['f', 'f'], 's'), node('MatMul', ['s', 'w'], 'y')] },
      'takes the same value twice',
    ],
    [
      'a GELU',
      {
        nodes: [
          FLAT,
          node('Div', ['f', 'r'], 'd'),
          node('Erf', ['d'], 'e'),
          node('Mul', ['f', 'e'], 'm'),
          node('MatMul', ['m', 'w'], 'y'),
        ],
        initializers: [W, table('r', [], [1.41421354])],
      },
      'After “Flatten_f”, there is the activation GELU, which Inkling has not.',
    ],
    [
      'weights that are worked out in an unknown way',
      { nodes: [FLAT, node('Sign', ['w'], 's'), node('MatMul', ['f', 's'], 'y')] },
      "its weights come through “Sign_s” (Sign), which can't be worked out here",
    ],
    ['a circle', { nodes: [FLAT, node('Relu', ['f'], 'r'), node('Tanh', ['r'], 'f')] }, 'round in circles'],
    [
      'a circle of constants',
      { nodes: [node('Reshape', ['x', 'a'], 'f'), DENSE, node('Identity', ['b'], 'a'), node('Identity', ['a'], 'b')] },
      'round in circles',
    ],
    ['no way to the output', { nodes: [FLAT] }, 'does not lead to its output'],
    ['a missing weight', { initializers: [] }, 'its “w” is not in the file'],
    ['another image', { dims: [1, 3, 32, 32] }, 'takes 3x32x32, not'],
    ['an old operator set', { opset: 5 }, 'operator set 5'],
    ['five classes', { initializers: [table('w', [784, 5])] }, 'It gives 5 numbers; only networks with 10'],
    [
      'weights that are not numbers',
      { initializers: [table('w', [784, 10], new Array<number>(7840).fill(NaN))] },
      'not numbers',
    ],
    [
      'weights that are not there',
      { initializers: [{ ...W, floatData: [1, 2, 3] }] },
      'not as many numbers as its shape',
    ],
    [
      'weights in another file',
      { initializers: [{ ...W, floatData: [], dataLocation: EXTERNAL }] },
      'The numbers of “w” are in “without a name”, which is missing',
    ],
    ['two billion weights', { initializers: [{ ...W, dims: [2 ** 31, 10] }] }, 'too many numbers'],
    ['an endless shape', { initializers: [{ ...W, dims: new Array<number>(50).fill(2 ** 40) }] }, 'too many numbers'],
    ['a negative side', { initializers: [{ ...W, dims: [-784, -10] }] }, 'less than nothing'],
    ['complex numbers', { initializers: [{ ...W, dataType: 14 }] }, 'of a type that is not taken'],
    [
      'another way for the image',
      {
        nodes: [node('Conv', ['x', 'k'], 'c', [ints('pads', [1, 0, 1, 0])]), FLAT, DENSE],
        initializers: [W, table('k', [1, 1, 3, 3])],
      },
      'branches',
    ],
    [
      'padding that there is not',
      {
        nodes: [node('Conv', ['x', 'k'], 'c', [ints('pads', [1, 1, 1, 1])]), node('Flatten', ['c'], 'f'), DENSE],
        initializers: [W, table('k', [1, 1, 5, 5])],
      },
      'its padding of 1 before and 1 after',
    ],
  ])('%s', (_what, model, sentence) => {
    expect(refusal(made(model))).toContain(sentence);
  });

  it('cut off anywhere', () => {
    const bytes = made();
    for (let length = 0; length < bytes.length; length += 97)
      expect(refusal(bytes.subarray(0, length))).not.toBe('taken');
  });

  it('of a few bytes that claim to be gigabytes', () => {
    // The graph, field 7, of 2^31 - 1 bytes; and a list of as many floats in a tensor.
    expect(refusal(Uint8Array.of(0x08, 8, 0x3a, 0xff, 0xff, 0xff, 0xff, 0x07, 1, 2, 3))).toContain(
      'damaged or cut off',
    );
  });

  it('deeper than any stack', () => {
    // Groups within groups, which protobuf readers pass over one inside the other.
    const bytes = new Uint8Array(200_000).fill(0xa3);
    bytes.set([0x08, 8]);
    expect(refusal(bytes)).toContain('damaged or cut off');
  });
});

it('leaves out of a file nothing that it was given', () => {
  const { graph, opsetImport } = decodeModel(made());
  expect(graph!.node.map(({ opType }) => opType)).toEqual(['Flatten', 'MatMul']);
  expect(graph!.initializer[0]!.floatData).toHaveLength(7840);
  expect(opsetImport[0]!.version).toBe(13);
});
