import { UserError } from '../../user-error';
import { shownName } from '../shown-name';
import { ATTRIBUTE_TYPE, type Message } from './onnx-schema';
import { type OnnxTensor, readTensor, vectorOf } from './onnx-tensor';

/** A node of a graph, with what it is told. */
export class OnnxNode {
  readonly operator: string;
  /** What the user is told of it as. */
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly #attributes: ReadonlyMap<string, Message<'Attribute'>>;

  constructor({ opType, name, input, output, attribute, domain }: Message<'Node'>) {
    this.operator = shownName(domain === '' || domain === 'ai.onnx' ? opType : `${domain}.${opType}`);
    this.name = shownName(name || output[0] || opType);
    this.inputs = input;
    this.outputs = output;
    this.#attributes = new Map(attribute.map((one) => [one.name, one]));
  }

  /** A whole number that it is told; `usual` where it is not. */
  int(name: string, usual: number): number {
    return this.#attributes.get(name)?.i ?? usual;
  }

  /** A number that it is told, as it was meant: 0.001 rather than the float nearest to it. */
  float(name: string, usual: number): number {
    return asMeant(this.#attributes.get(name)?.f ?? usual);
  }

  text(name: string, usual: string): string {
    const bytes = this.#attributes.get(name)?.s;
    return bytes ? String.fromCharCode(...bytes.subarray(0, 100)) : usual;
  }

  /** Whole numbers that it is told; null where it is not. */
  ints(name: string): readonly number[] | null {
    return this.#attributes.get(name)?.ints ?? null;
  }

  /** What a `Constant` gives. */
  value(): OnnxTensor | null {
    const [one] = [...this.#attributes.values()].filter(({ name }) => name.startsWith('value'));
    switch (one?.type) {
      case ATTRIBUTE_TYPE.tensor:
        return one.t && readTensor(one.t);
      case ATTRIBUTE_TYPE.float:
        return { dims: [], values: Float32Array.of(one.f) };
      case ATTRIBUTE_TYPE.int:
        return { dims: [], values: Float64Array.of(one.i) };
      case ATTRIBUTE_TYPE.floats:
        return { dims: [one.floats.length], values: Float32Array.from(one.floats) };
      case ATTRIBUTE_TYPE.ints:
        return vectorOf(one.ints);
      default:
        return null;
    }
  }

  /** What is thrown where it can't be taken: names the layer, and says why. */
  refusal(why: string): UserError {
    return new UserError(`Layer “${this.name}” (${this.operator}) can't be taken: ${why}.`);
  }
}

/** A number that was brought to 32 bits, as it was meant: 0.3 rather than the float nearest to it. */
export function asMeant(value: number): number {
  const meant = Number(value.toPrecision(7));
  return Math.fround(meant) === value ? meant : value;
}
