import { ByteBuffer } from 'flatbuffers';
import { expect, it } from 'vitest';
import { writeFlatBuffer } from '../../../../../src/core/exchange/tflite/flat-tables';

const SCHEMA = {
  Root: { number: 'int32', other: 'union', names: 'Name[]', after: 'int8', data: 'bytes', missing: 'text' },
  Name: { text: 'text', long: 'int64s' },
} as const;

/** Where a field of a table is; 0 where the table has none. */
const fieldAt = (buffer: ByteBuffer, table: number, place: number): number => {
  const offset = buffer.__offset(table, 4 + 2 * place);
  return offset === 0 ? 0 : table + offset;
};

it('writes tables that are read by their places in the schema, a union taking two', () => {
  const data = Uint8Array.of(5, 6, 7);
  const bytes = writeFlatBuffer(SCHEMA, 'TEST', 'Root', {
    number: -3,
    other: { kind: 9, table: ['Name', { text: 'inner' }] },
    names: [{ text: 'a' }, { text: 'ü', long: [1, -2] }],
    after: 4,
    data,
  });
  const buffer = new ByteBuffer(bytes);
  expect(buffer.__has_identifier('TEST')).toBe(true);
  const root = buffer.readInt32(0);
  const at = (place: number): number => fieldAt(buffer, root, place);
  expect(buffer.readInt32(at(0))).toBe(-3);
  expect(buffer.readInt8(at(1))).toBe(9);
  const union = buffer.__indirect(at(2));
  expect(buffer.__string(fieldAt(buffer, union, 0))).toBe('inner');
  expect(buffer.__vector_len(at(3))).toBe(2);
  const second = buffer.__indirect(buffer.__vector(at(3)) + 4);
  expect(buffer.__string(fieldAt(buffer, second, 0))).toBe('ü');
  const longs = buffer.__vector(fieldAt(buffer, second, 1));
  expect([buffer.readInt64(longs), buffer.readInt64(longs + 8)]).toEqual([1n, -2n]);
  expect(buffer.readInt8(at(4))).toBe(4);
  expect(bytes.slice(buffer.__vector(at(5)), buffer.__vector(at(5)) + 3)).toEqual(data);
  expect(at(6)).toBe(0);
});

it.each([1, 15, 16, 17, 1000])('begins %i bytes at a multiple of 16 of the file', (length) => {
  const bytes = writeFlatBuffer(SCHEMA, 'TEST', 'Root', { names: [{ text: 'odd' }], data: new Uint8Array(length) });
  const buffer = new ByteBuffer(bytes);
  expect(buffer.__vector(fieldAt(buffer, buffer.readInt32(0), 5)) % 16).toBe(0);
});
