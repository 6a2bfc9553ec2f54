import type { Step } from '../steps/steps';

/** A step's function as C source: `prefix` is before its name, `kernel` is the type of a kernel's numbers. */
export type CFunction = (prefix: string, kernel: 'float' | 'int8_t') => string;

/** What a kernel of whole numbers has beside: the factor of each output. */
const factor = (kernel: string): string => (kernel === 'float' ? '' : ', const float *factor');

/** What every window's function takes after its arrays, which lie row by row, column by column, channel by channel. */
const WINDOWS = `int height, int width, int channels, int rows, int columns, int outputs, int size, int stride,
    int top, int left`;

const convolution: CFunction = (prefix, kernel) => `\
static void ${prefix}_convolution(const float *x, float *y, const ${kernel} *kernel${factor(kernel)}, const float *bias,
    ${WINDOWS})
{
  for (int row = 0; row < rows; row++)
    for (int column = 0; column < columns; column++) {
      float *sums = y + (row * columns + column) * outputs;
      for (int o = 0; o < outputs; o++) sums[o] = ${kernel === 'float' ? 'bias[o]' : '0.0f'};
      for (int down = 0; down < size; down++) {
        int from = row * stride - top + down;
        if (from < 0 || from >= height) continue;
        for (int right = 0; right < size; right++) {
          int beside = column * stride - left + right;
          if (beside < 0 || beside >= width) continue;
          for (int c = 0; c < channels; c++) {
            const ${kernel} *weights = kernel + ((down * size + right) * channels + c) * outputs;
            float value = x[(from * width + beside) * channels + c];
            for (int o = 0; o < outputs; o++) sums[o] += value * ${kernel === 'float' ? '' : '(float)'}weights[o];
          }
        }
      }
${kernel === 'float' ? '' : '      for (int o = 0; o < outputs; o++) sums[o] = sums[o] * factor[o] + bias[o];\n'}\
    }
}
`;

const dense: CFunction = (prefix, kernel) => `\
static void ${prefix}_dense(const float *x, float *y, const ${kernel} *kernel${factor(kernel)}, const float *bias,
    int inputs, int units)
{
  for (int u = 0; u < units; u++) y[u] = ${kernel === 'float' ? 'bias[u]' : '0.0f'};
  for (int i = 0; i < inputs; i++)
    for (int u = 0; u < units; u++) y[u] += x[i] * ${kernel === 'float' ? '' : '(float)'}kernel[i * units + u];
${kernel === 'float' ? '' : '  for (int u = 0; u < units; u++) y[u] = y[u] * factor[u] + bias[u];\n'}\
}
`;

const pool =
  (name: string, start: string, each: string, end: string): CFunction =>
  (prefix) => `\
static void ${prefix}_${name}(const float *x, float *y,
    ${WINDOWS})
{
  for (int row = 0; row < rows; row++)
    for (int column = 0; column < columns; column++)
      for (int c = 0; c < channels; c++) {
        float result = ${start};
        int count = 0;
        for (int from = row * stride - top; from < row * stride - top + size; from++)
          for (int beside = column * stride - left; beside < column * stride - left + size; beside++) {
            if (from < 0 || from >= height || beside < 0 || beside >= width) continue;
            float value = x[(from * width + beside) * channels + c];
            ${each}
            count++;
          }
        y[(row * columns + column) * outputs + c] = ${end};
      }
}
`;

/** What changes each value where it lies. */
const each =
  (name: string, result: string, parameter = ''): CFunction =>
  (prefix) => `\
static void ${prefix}_${name}(float *x, int count${parameter})
{
  for (int i = 0; i < count; i++) x[i] = ${result};
}
`;

const globalAveragePool: CFunction = (prefix) => `\
static void ${prefix}_global_average_pool(const float *x, float *y, int cells, int channels)
{
  for (int c = 0; c < channels; c++) y[c] = 0.0f;
  for (int i = 0; i < cells; i++)
    for (int c = 0; c < channels; c++) y[c] += x[i * channels + c];
  for (int c = 0; c < channels; c++) y[c] /= (float)cells;
}
`;

const scale: CFunction = (prefix) => `\
static void ${prefix}_scale(float *x, const float *factor, const float *offset, int cells, int channels)
{
  for (int i = 0; i < cells; i++)
    for (int c = 0; c < channels; c++) x[i * channels + c] = x[i * channels + c] * factor[c] + offset[c];
}
`;

const softmax: CFunction = (prefix) => `\
static void ${prefix}_softmax(float *x, int count)
{
  float largest = x[0], sum = 0.0f;
  for (int i = 1; i < count; i++) if (x[i] > largest) largest = x[i];
  for (int i = 0; i < count; i++) sum += x[i] = expf(x[i] - largest);
  for (int i = 0; i < count; i++) x[i] /= sum;
}
`;

/** The function of every kind of step. */
export const C_FUNCTIONS: Readonly<Record<Step['kind'], CFunction>> = {
  convolution,
  dense,
  scale,
  softmax,
  globalAveragePool,
  maxPool: pool('max_pool', '0.0f', 'if (count == 0 || value > result) result = value;', 'result'),
  averagePool: pool('average_pool', '0.0f', 'result += value;', 'result / (float)count'),
  relu: each('relu', 'x[i] > 0.0f ? x[i] : 0.0f'),
  sigmoid: each('sigmoid', '1.0f / (1.0f + expf(-x[i]))'),
  tanh: each('tanh', 'tanhf(x[i])'),
  leakyRelu: each('leaky_relu', 'x[i] < 0.0f ? slope * x[i] : x[i]', ', float slope'),
  elu: each('elu', 'x[i] < 0.0f ? alpha * expm1f(x[i]) : x[i]', ', float alpha'),
};
