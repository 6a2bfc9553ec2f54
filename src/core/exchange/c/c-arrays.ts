/** Arrays of numbers as C source. */

/** A 32-bit float as a literal that means the very same number: nine digits tell them all apart. */
export function floatLiteral(value: number): string {
  const text = String(Number(Math.fround(value).toPrecision(9)));
  return /[.e]/.test(text) ? `${text}f` : `${text}.0f`;
}

/** The numbers as they are. */
export const floatArray = (name: string, values: Float32Array): string =>
  writeArray('float', name, Array.from(values, floatLiteral));

/**
 * A kernel, `[..., outputs]`, as whole numbers from -127 to 127, and for each output the factor that makes the numbers
 * about what they were: the largest of its own over 127 (symmetric, per channel; Krishnamoorthi 2018).
 */
export function quantizedArrays(name: string, kernel: Float32Array, outputs: number): readonly string[] {
  const factors = new Float32Array(outputs);
  kernel.forEach((value, index) => {
    factors[index % outputs] = Math.max(factors[index % outputs]!, Math.abs(value) / 127);
  });
  const rounded = Array.from(kernel, (value, index) => {
    const factor = factors[index % outputs]!;
    return factor === 0 ? '0' : String(Math.max(-127, Math.min(127, Math.round(value / factor))) + 0);
  });
  return [writeArray('int8_t', name, rounded), floatArray(`${name}_factor`, factors)];
}

/** Lines are as long as they may be. */
function writeArray(type: string, name: string, literals: readonly string[]): string {
  const lines: string[] = [];
  let line = ' ';
  for (const literal of literals) {
    if (line.length + literal.length > 110) {
      lines.push(line);
      line = ' ';
    }
    line += ` ${literal},`;
  }
  return `static const ${type} ${name}[${literals.length}] = {\n${[...lines, line].join('\n')}\n};`;
}
