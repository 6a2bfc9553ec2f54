import type { Table, Tables, Union } from './flat-tables';

/** The tables of TFLite's schema (`schema.fbs`, version 3) that networks for digits need. */
export const TFLITE = {
  Model: {
    version: 'int32',
    operatorCodes: 'OperatorCode[]',
    subgraphs: 'SubGraph[]',
    description: 'text',
    buffers: 'Buffer[]',
    metadataBuffer: 'int32s',
    metadata: 'Metadata[]',
    signatureDefs: 'SignatureDef[]',
  },
  OperatorCode: { deprecatedBuiltinCode: 'int8', customCode: 'text', version: 'int32', builtinCode: 'int32' },
  SubGraph: { tensors: 'Tensor[]', inputs: 'int32s', outputs: 'int32s', operators: 'Operator[]', name: 'text' },
  Tensor: {
    shape: 'int32s',
    type: 'int8',
    buffer: 'int32',
    name: 'text',
    quantization: 'QuantizationParameters',
    isVariable: 'int8',
    sparsity: 'Unused',
    shapeSignature: 'int32s',
  },
  QuantizationParameters: {
    min: 'floats',
    max: 'floats',
    scale: 'floats',
    zeroPoint: 'int64s',
    details: 'union',
    quantizedDimension: 'int32',
  },
  Operator: { opcodeIndex: 'int32', inputs: 'int32s', outputs: 'int32s', builtinOptions: 'union' },
  Buffer: { data: 'bytes' },
  Metadata: { name: 'text', buffer: 'int32' },
  SignatureDef: {
    inputs: 'TensorMap[]',
    outputs: 'TensorMap[]',
    signatureKey: 'text',
    deprecatedTag: 'text',
    subgraphIndex: 'int32',
  },
  TensorMap: { name: 'text', tensorIndex: 'int32' },
  Conv2DOptions: {
    padding: 'int8',
    strideWidth: 'int32',
    strideHeight: 'int32',
    activation: 'int8',
    dilationWidth: 'int32',
    dilationHeight: 'int32',
  },
  DepthwiseConv2DOptions: {
    padding: 'int8',
    strideWidth: 'int32',
    strideHeight: 'int32',
    depthMultiplier: 'int32',
    activation: 'int8',
    dilationWidth: 'int32',
    dilationHeight: 'int32',
  },
  Pool2DOptions: {
    padding: 'int8',
    strideWidth: 'int32',
    strideHeight: 'int32',
    filterWidth: 'int32',
    filterHeight: 'int32',
    activation: 'int8',
  },
  FullyConnectedOptions: { activation: 'int8' },
  ReshapeOptions: { newShape: 'int32s' },
  ReducerOptions: { keepDims: 'int8' },
  SoftmaxOptions: { beta: 'float' },
  LeakyReluOptions: { alpha: 'float' },
  Unused: {},
} as const satisfies Tables;

/** Four letters at the beginning of the file. */
export const TFLITE_IDENTIFIER = 'TFL3';
export const TFLITE_VERSION = 3;

export type TfliteTable<Name extends keyof typeof TFLITE> = Table<typeof TFLITE, Name>;
export type OperatorOptions = Union<typeof TFLITE>;

/** `TensorType` */
export const TENSOR_TYPE = { float32: 0, int32: 2, int8: 9 } as const;

/** `Padding` */
export const PADDING = { same: 0, valid: 1 } as const;

/** `ActivationFunctionType` */
export const ACTIVATION = { none: 0, relu: 1 } as const;

/**
 * `BuiltinOperator`: the number of each, and the version that takes floats and that takes int8 (`op_version.cc`), which
 * says what the oldest runtime is.
 */
export const BUILTIN_OPERATORS = {
  averagePool: { code: 1, float32: 1, int8: 2 },
  convolution: { code: 3, float32: 1, int8: 3 },
  depthwiseConvolution: { code: 4, float32: 1, int8: 3 },
  fullyConnected: { code: 9, float32: 1, int8: 4 },
  logistic: { code: 14, float32: 1, int8: 2 },
  maxPool: { code: 17, float32: 1, int8: 2 },
  relu: { code: 19, float32: 1, int8: 2 },
  reshape: { code: 22, float32: 1, int8: 1 },
  softmax: { code: 25, float32: 1, int8: 2 },
  tanh: { code: 28, float32: 1, int8: 2 },
  mean: { code: 40, float32: 1, int8: 2 },
  leakyRelu: { code: 98, float32: 1, int8: 2 },
  elu: { code: 111, float32: 1, int8: 1 },
} as const;

export type OperatorName = keyof typeof BUILTIN_OPERATORS;

/** `BuiltinOptions`: which table an operator's options are. */
export const OPTIONS = {
  convolution: 1,
  depthwiseConvolution: 2,
  pool: 5,
  fullyConnected: 8,
  softmax: 9,
  reshape: 17,
  reducer: 27,
  leakyRelu: 75,
} as const;

/** The tables of the metadata that tools show of a TFLite model (`metadata_schema.fbs`). */
export const TFLITE_METADATA = {
  ModelMetadata: {
    name: 'text',
    description: 'text',
    version: 'text',
    subgraphMetadata: 'SubGraphMetadata[]',
    author: 'text',
    license: 'text',
    associatedFiles: 'Unused[]',
    minParserVersion: 'text',
  },
  SubGraphMetadata: {
    name: 'text',
    description: 'text',
    inputTensorMetadata: 'TensorMetadata[]',
    outputTensorMetadata: 'TensorMetadata[]',
  },
  TensorMetadata: { name: 'text', description: 'text' },
  Unused: {},
} as const satisfies Tables;

export const METADATA_IDENTIFIER = 'M001';

/** Under this name a model's metadata lies among its buffers. */
export const METADATA_NAME = 'TFLITE_METADATA';
