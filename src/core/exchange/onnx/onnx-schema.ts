import protobuf from 'protobufjs/light.js';

/**
 * The part of ONNX's protobuf messages that networks for digits need, with the field numbers of `onnx.proto`. What a file
 * has beyond that is passed over when it is read.
 */

/** A field that occurs at most once: its type, a scalar's or a message's, and its number. */
const one = <const Type extends string>(type: Type, id: number) => ({ type, id });

/** A field that is a list. */
const many = <const Type extends string>(type: Type, id: number) => ({ type, id, rule: 'repeated' }) as const;

const MESSAGES = {
  Model: {
    irVersion: one('int64', 1),
    producerName: one('string', 2),
    producerVersion: one('string', 3),
    domain: one('string', 4),
    modelVersion: one('int64', 5),
    docString: one('string', 6),
    graph: one('Graph', 7),
    opsetImport: many('OperatorSet', 8),
    metadataProps: many('Entry', 14),
  },
  OperatorSet: { domain: one('string', 1), version: one('int64', 2) },
  Entry: { key: one('string', 1), value: one('string', 2) },
  Graph: {
    node: many('Node', 1),
    name: one('string', 2),
    initializer: many('Tensor', 5),
    docString: one('string', 10),
    input: many('ValueInfo', 11),
    output: many('ValueInfo', 12),
    valueInfo: many('ValueInfo', 13),
  },
  Node: {
    input: many('string', 1),
    output: many('string', 2),
    name: one('string', 3),
    opType: one('string', 4),
    attribute: many('Attribute', 5),
    docString: one('string', 6),
    domain: one('string', 7),
  },
  Attribute: {
    name: one('string', 1),
    f: one('float', 2),
    i: one('int64', 3),
    s: one('bytes', 4),
    t: one('Tensor', 5),
    floats: many('float', 7),
    ints: many('int64', 8),
    type: one('int32', 20),
  },
  Tensor: {
    dims: many('int64', 1),
    dataType: one('int32', 2),
    floatData: many('float', 4),
    int32Data: many('int32', 5),
    int64Data: many('int64', 7),
    name: one('string', 8),
    rawData: one('bytes', 9),
    doubleData: many('double', 10),
    docString: one('string', 12),
    externalData: many('Entry', 13),
    dataLocation: one('int32', 14),
  },
  ValueInfo: { name: one('string', 1), type: one('Type', 2), docString: one('string', 3) },
  Type: { tensorType: one('TensorType', 1) },
  TensorType: { elemType: one('int32', 1), shape: one('Shape', 2) },
  Shape: { dim: many('Dimension', 1) },
  Dimension: { dimValue: one('int64', 1), dimParam: one('string', 2) },
} as const;

type Messages = typeof MESSAGES;
interface Scalars {
  int64: number;
  int32: number;
  float: number;
  double: number;
  string: string;
  bytes: Uint8Array;
}

type ValueOf<Type> = Type extends keyof Scalars
  ? Scalars[Type]
  : Type extends keyof Messages
    ? Message<Type> | null
    : never;
type FieldValue<Field> = Field extends { type: infer Type; rule: 'repeated' }
  ? readonly NonNullable<ValueOf<Type>>[]
  : Field extends { type: infer Type }
    ? ValueOf<Type>
    : never;

/** A message as it is read: fields that are missing are 0, empty or, for a message, null. */
export type Message<Name extends keyof Messages> = {
  readonly [Key in keyof Messages[Name]]: FieldValue<Messages[Name][Key]>;
};

type NewValue<Value> = Value extends readonly (infer Item)[]
  ? readonly NewValue<Item>[]
  : Value extends Uint8Array | string | number | null
    ? Value
    : { readonly [Key in keyof Value]?: NewValue<Value[Key]> };

/** A message to be written, which leaves out what it has not. */
export type NewMessage<Name extends keyof Messages> = NewValue<Message<Name>>;

/** The kinds of numbers in a tensor (`TensorProto.DataType`). */
export const DATA_TYPE = {
  float: 1,
  uint8: 2,
  int8: 3,
  uint16: 4,
  int16: 5,
  int32: 6,
  int64: 7,
  float16: 10,
  double: 11,
  bfloat16: 16,
} as const;

/** The kinds of attributes (`AttributeProto.AttributeType`). */
export const ATTRIBUTE_TYPE = { float: 1, int: 2, string: 3, tensor: 4, floats: 6, ints: 7 } as const;

/** `TensorProto.DataLocation`: the numbers lie in another file. */
export const EXTERNAL = 1;

const root = protobuf.Root.fromJSON({
  nested: Object.fromEntries(Object.entries(MESSAGES).map(([name, fields]) => [name, { fields }])),
});
const modelType = root.lookupType('Model');

/** The bytes of a model's file. */
export const encodeModel = (model: NewMessage<'Model'>): Uint8Array =>
  // A copy, since in Node the library gives a Buffer, whose slices are no copies.
  new Uint8Array(modelType.encode(model).finish());

/** What is in a model's file. @throws Error where it is no protobuf message of this kind */
export const decodeModel = (bytes: Uint8Array): Message<'Model'> =>
  modelType.toObject(modelType.decode(bytes), { defaults: true, longs: Number }) as Message<'Model'>;
