import { Builder } from 'flatbuffers';

/** FlatBuffers out of plain data, by a list of the tables that a schema has. */

/** What a field of a table can hold, beside another table (its name) and a list of those (`Name[]`). */
interface Scalars {
  int8: number;
  int32: number;
  float: number;
  text: string;
  /** Bytes that begin at a multiple of 16, so that a program can use them where they lie. */
  bytes: Uint8Array;
  int32s: readonly number[];
  int64s: readonly number[];
  floats: readonly number[];
}

/** Every table with its fields in the order of the schema, deprecated ones included. Unsigned fields are written alike. */
export type Tables = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A union, which takes two fields in the schema: the number of the table's kind, then the table. */
export interface Union<Schema extends Tables> {
  readonly kind: number;
  readonly table: { readonly [Name in keyof Schema & string]: readonly [Name, Table<Schema, Name>] }[keyof Schema &
    string];
}

type ValueOf<Schema extends Tables, Type> = Type extends keyof Scalars
  ? Scalars[Type]
  : Type extends 'union'
    ? Union<Schema>
    : Type extends `${infer Name}[]`
      ? readonly Table<Schema, Name>[]
      : Table<Schema, Type>;

/** A table as plain data; what is left out has the schema's default. */
export type Table<Schema extends Tables, Name> = Name extends keyof Schema
  ? { readonly [Field in keyof Schema[Name]]?: ValueOf<Schema, Schema[Name][Field]> | undefined }
  : never;

/** The bytes of a file whose root is this table. @param identifier the four letters that tell what the file is */
export function writeFlatBuffer<Schema extends Tables, Name extends keyof Schema & string>(
  schema: Schema,
  identifier: string,
  name: Name,
  root: Table<Schema, Name>,
): Uint8Array {
  const builder = new Builder(64 * 1024);
  builder.finish(writeTable(builder, schema, name, root), identifier);
  return builder.asUint8Array();
}

/** Adds a field to the table that is begun, at its place in the schema. */
type AddField = (index: number) => void;

function writeTable(builder: Builder, schema: Tables, name: string, table: object): number {
  const fields = schema[name]!;
  // Everything that a table points to has to be written before it is begun.
  let index = 0;
  const adding: (() => void)[] = [];
  for (const [field, type] of Object.entries(fields)) {
    const value = (table as Readonly<Record<string, unknown>>)[field];
    const at = index;
    if (value !== undefined) {
      const add = prepareField(builder, schema, type, value);
      adding.push(() => add(at));
    }
    index += type === 'union' ? 2 : 1;
  }
  builder.startObject(index);
  for (const add of adding) add();
  return builder.endObject();
}

function prepareField(builder: Builder, schema: Tables, type: string, value: unknown): AddField {
  switch (type) {
    case 'int8':
      return (index) => builder.addFieldInt8(index, value as number, 0);
    case 'int32':
      return (index) => builder.addFieldInt32(index, value as number, 0);
    case 'float':
      return (index) => builder.addFieldFloat32(index, value as number, 0);
    case 'union': {
      const { kind, table } = value as Union<Tables>;
      const offset = writeTable(builder, schema, ...(table as readonly [string, object]));
      return (index) => {
        builder.addFieldInt8(index, kind, 0);
        builder.addFieldOffset(index + 1, offset, 0);
      };
    }
    default: {
      const offset = writeReferred(builder, schema, type, value);
      return (index) => builder.addFieldOffset(index, offset, 0);
    }
  }
}

/** Writes what a field points to. */
function writeReferred(builder: Builder, schema: Tables, type: string, value: unknown): number {
  switch (type) {
    case 'text':
      return builder.createString(value as string);
    case 'bytes': {
      const bytes = value as Uint8Array;
      builder.prep(16, bytes.length);
      return builder.createByteVector(bytes);
    }
    case 'int32s':
      return writeVector(builder, 4, value as readonly number[], (one) => builder.addInt32(one));
    case 'int64s':
      return writeVector(builder, 8, value as readonly number[], (one) => builder.addInt64(BigInt(one)));
    case 'floats':
      return writeVector(builder, 4, value as readonly number[], (one) => builder.addFloat32(one));
  }
  if (!type.endsWith('[]')) return writeTable(builder, schema, type, value as object);
  const offsets = (value as readonly object[]).map((one) => writeTable(builder, schema, type.slice(0, -2), one));
  return writeVector(builder, 4, offsets, (one) => builder.addOffset(one));
}

/** FlatBuffers are written from their end. */
function writeVector(builder: Builder, size: number, values: readonly number[], add: (one: number) => void): number {
  builder.startVector(size, values.length, size);
  for (const value of values.toReversed()) add(value);
  return builder.endVector();
}
