import { strToU8 } from 'fflate';
import type { Export, ExportedModel } from '../exported-model';
import { writeBytes } from '../../words/quantities';
import { metadataOf } from '../preparation';
import { writeReadMe } from '../read-me';
import { inputSize, outputSize, type Step, stepsOf } from '../steps/steps';
import { C_FUNCTIONS, type CFunction } from './c-functions';
import { floatArray, floatLiteral, quantizedArrays } from './c-arrays';

/** How the kernels are kept: as they are, or in 8 bits each with a factor for each filter or unit. */
type Numbers = 'float' | 'int8';

/** A C99 header with the network and its forward pass; nothing beside the standard library is needed. */
export const exportC = (model: ExportedModel): Export => exportHeader(model, 'float');

/** The same with kernels of 8 bits, a quarter of the size; what flows between the layers stays 32-bit floats. */
export const exportCInt8 = (model: ExportedModel): Export => exportHeader(model, 'int8');

function exportHeader(model: ExportedModel, numbers: Numbers): Export {
  const header = `${model.fileName}.h`;
  const prefix = prefixOf(model.fileName);
  const kernels =
    numbers === 'float'
      ? 'Its numbers are 32-bit floats.'
      : 'Its kernels are 8-bit integers, symmetric about 0, with a 32-bit float to multiply them by for each filter or unit; everything else, what flows between the layers too, is 32-bit floats.';
  return {
    files: [{ name: header, bytes: strToU8(writeHeader(model, prefix, numbers)) }],
    readMe: writeReadMe(model, {
      what: `A C header, \`${header}\`: the network and its forward pass in C99. ${kernels} ${describeMemory(model, numbers)}`,
      takes: '784 `float`s row by row, 0 for paper and 1 for ink (light ink on dark ground).',
      gives: 'ten `float`s, the probability of each digit from 0 to 9.',
      use: useOf(header, prefix),
    }),
  };
}

/** What a microcontroller needs for it. */
function describeMemory(model: ExportedModel, numbers: Numbers): string {
  const { flash, ram } = memoryOf(stepsOf(model), numbers);
  return `Its numbers take ${writeBytes(flash)} of flash, beside its code; what it works in takes ${writeBytes(ram)} of RAM.`;
}

/** The bytes of the constant arrays, and of the buffers between the layers. */
function memoryOf(steps: readonly Step[], numbers: Numbers): { readonly flash: number; readonly ram: number } {
  const flash = steps.reduce((sum, step) => {
    if ('factor' in step) return sum + FLOAT_BYTES * (step.factor.length + step.offset.length);
    if (!('kernel' in step)) return sum;
    const kernel =
      numbers === 'float' ? FLOAT_BYTES * step.kernel.length : step.kernel.length + FLOAT_BYTES * outputsOf(step);
    return sum + kernel + FLOAT_BYTES * step.bias.length;
  }, 0);
  const { sizes } = planBuffers(steps, '', numbers);
  return { flash, ram: FLOAT_BYTES * sizes.reduce((sum, size) => sum + size, 0) };
}

const FLOAT_BYTES = 4;

const useOf = (header: string, prefix: string): string => `## In C

Save this as \`read.c\` beside \`${header}\`, then \`cc -std=c99 -O2 read.c -lm -o read\` and \`./read\`:

\`\`\`c
#include <stdio.h>
#include "${header}"

int main(void)
{
  static float image[28 * 28]; /* your digit, row by row */
  float probabilities[10];
  for (int row = 4; row < 24; row++) /* here, a stroke that is a one */
    image[row * 28 + 13] = image[row * 28 + 14] = 1.0f;
  printf("It reads %d\\n", ${prefix}_read(image, probabilities));
  return 0;
}
\`\`\`

Include the header in one source file only: what it works in is static, so that no memory is asked for and the stack stays
small. \`${prefix}_read\` must not run twice at a time.`;

/** A name that C takes. */
const prefixOf = (fileName: string): string => fileName.replace(/[^A-Za-z0-9]+/g, '_').replace(/^(?=\d)/, 'model_');

function writeHeader(model: ExportedModel, prefix: string, numbers: Numbers): string {
  const steps = stepsOf(model);
  const guard = `${prefix.toUpperCase()}_H`;
  const arrays = steps.flatMap((step, index) => arraysOf(step, `${prefix}_${index + 1}`, numbers));
  const functions = new Set(steps.map(({ kind }) => kind));
  const usesInt8 = numbers === 'int8' && (functions.has('convolution') || functions.has('dense'));
  const { calls, sizes, last } = planBuffers(steps, prefix, numbers);
  return `${comment({ ...metadataOf(model), use: `${prefix}_read, at the end of this file` })}
#ifndef ${guard}
#define ${guard}

#include <math.h>
${usesInt8 ? '#include <stdint.h>\n' : ''}
${arrays.join('\n')}
${sizes.map((size, index) => `static float ${prefix}_buffer_${index + 1}[${size}];`).join('\n')}

${functionsFor(functions, prefix, numbers)}
/* Reads an image, 28 rows of 28 numbers, 0 paper to 1 ink. Writes the ten probabilities and returns the likeliest digit. */
static int ${prefix}_read(const float image[784], float probabilities[10])
{
  int digit, best = 0;
  for (int i = 0; i < 784; i++) ${prefix}_buffer_1[i] = image[i];
${calls.map((call) => `  ${wrapped(call)};`).join('\n')}
  for (digit = 0; digit < 10; digit++) {
    probabilities[digit] = ${prefix}_buffer_${last}[digit];
    if (probabilities[digit] > probabilities[best]) best = digit;
  }
  return best;
}

#endif
`;
}

/** What is known of the model, as a comment that nothing in it can end. */
function comment(metadata: Readonly<Record<string, string>>): string {
  const lines = Object.entries(metadata).map(
    ([name, value]) => ` * ${name}: ${value.replace(/\s+/g, ' ').replace(/([*/?])(?=[*/?])/g, '$1 ')}`,
  );
  return `/*\n${lines.join('\n')}\n */`;
}

function functionsFor(kinds: ReadonlySet<Step['kind']>, prefix: string, numbers: Numbers): string {
  const write = (one: CFunction): string => one(prefix, numbers === 'int8' ? 'int8_t' : 'float');
  return [...kinds].map((kind) => write(C_FUNCTIONS[kind])).join('\n');
}

function arraysOf(step: Step, name: string, numbers: Numbers): readonly string[] {
  if ('kernel' in step) {
    const kernel =
      numbers === 'float'
        ? [floatArray(`${name}_kernel`, step.kernel)]
        : quantizedArrays(`${name}_kernel`, step.kernel, outputsOf(step));
    return [`/* ${describe(step)} */`, ...kernel, floatArray(`${name}_bias`, step.bias)];
  }
  if ('factor' in step)
    return [
      `/* ${describe(step)} */`,
      floatArray(`${name}_factor`, step.factor),
      floatArray(`${name}_offset`, step.offset),
    ];
  return [];
}

/** The filters or units of a step with a kernel. */
const outputsOf = (step: Extract<Step, { kernel: unknown }>): number =>
  step.kind === 'dense' ? step.units : step.output[2];

/** What the arrays of a step are, for whoever reads the source. */
function describe(step: Extract<Step, { kernel: unknown } | { factor: unknown }>): string {
  switch (step.kind) {
    case 'convolution':
      return `Convolution: ${step.output[2]} filters of ${step.size}x${step.size}, from ${step.input.join('x')} to ${step.output.join('x')}; the kernel lies by row, column, channel, filter.`;
    case 'dense':
      return `Dense: from ${step.inputs} numbers to ${step.units}; the kernel lies by number, unit.`;
    case 'scale':
      return `Batch norm: each of ${step.channels} channels times its factor, plus its offset.`;
  }
}

/** A call on lines as long as they may be. */
function wrapped(call: string): string {
  const [first, ...rest] = call.split(', ');
  let width = first!.length;
  return rest.reduce((text, argument) => {
    const fits = width + argument.length < 110;
    width = fits ? width + argument.length + 2 : argument.length + 4;
    return `${text},${fits ? ' ' : '\n    '}${argument}`;
  }, first!);
}

/** The calls of the forward pass, which goes to and fro between two buffers, how large these must be, and which is the last. */
function planBuffers(steps: readonly Step[], prefix: string, numbers: Numbers) {
  const sizes = [28 * 28, 10];
  let at = 0;
  const calls = steps.map((step, index) => {
    sizes[at] = Math.max(sizes[at]!, inputSize(step));
    const from = `${prefix}_buffer_${at + 1}`;
    const output = outputSize(step);
    if (output === null) return callOf(step, prefix, `${prefix}_${index + 1}`, from, from, numbers);
    at = 1 - at;
    sizes[at] = Math.max(sizes[at]!, output);
    return callOf(step, prefix, `${prefix}_${index + 1}`, from, `${prefix}_buffer_${at + 1}`, numbers);
  });
  return { calls, sizes, last: at + 1 };
}

function callOf(step: Step, prefix: string, name: string, from: string, to: string, numbers: Numbers): string {
  const call = (kind: string, ...args: readonly (string | number)[]): string => `${prefix}_${kind}(${args.join(', ')})`;
  const kernel = numbers === 'float' ? [`${name}_kernel`] : [`${name}_kernel`, `${name}_kernel_factor`];
  switch (step.kind) {
    case 'convolution':
      return call('convolution', from, to, ...kernel, `${name}_bias`, ...windowsOf(step));
    case 'maxPool':
      return call('max_pool', from, to, ...windowsOf(step));
    case 'averagePool':
      return call('average_pool', from, to, ...windowsOf(step));
    case 'globalAveragePool':
      return call('global_average_pool', from, to, step.input[0] * step.input[1], step.input[2]);
    case 'dense':
      return call('dense', from, to, ...kernel, `${name}_bias`, step.inputs, step.units);
    case 'scale':
      return call('scale', from, `${name}_factor`, `${name}_offset`, step.cells, step.channels);
    case 'relu':
    case 'sigmoid':
    case 'tanh':
    case 'softmax':
      return call(step.kind, from, step.count);
    case 'leakyRelu':
      return call('leaky_relu', from, step.count, floatLiteral(step.slope));
    case 'elu':
      return call('elu', from, step.count, floatLiteral(step.alpha));
  }
}

const windowsOf = ({ input, output, size, stride, top, left }: Extract<Step, { top: number }>): readonly number[] => [
  ...input,
  ...output,
  size,
  stride,
  top,
  left,
];
