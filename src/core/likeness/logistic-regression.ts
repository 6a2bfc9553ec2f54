/** What a logistic regression has found: the score of a row is its dot product with the weights, plus the bias. */
export interface LogisticFit {
  readonly weights: Float64Array;
  readonly bias: number;
}

/** The weights' squares count so much against them, where features have variance 1: it keeps features that say little out. */
const RIDGE = 30;

/**
 * Few, on purpose: the first steps find what tells all the rows apart, later ones what tells the made-up ink of this very set.
 */
const STEPS = 2;

/**
 * Fits a logistic regression by Newton's method (iteratively reweighted least squares; Bishop 2006, 4.3.3), both sides
 * weighing alike however many rows they have.
 * @param rows `[labels.length, width]`
 * @param labels 1 or 0 for each row
 */
export function fitLogistic(rows: Float32Array, labels: Uint8Array, width: number): LogisticFit {
  const { means, deviations } = spread(rows, labels.length, width);
  const scaled = Float64Array.from(rows, (value, at) => (value - means[at % width]!) / deviations[at % width]!);
  const ones = labels.reduce((sum, label) => sum + label, 0);
  const weightOf = [labels.length / (2 * (labels.length - ones)), labels.length / (2 * ones)] as const;
  // The last one is the bias.
  const solution = new Float64Array(width + 1);
  for (let step = 0; step < STEPS; step++) {
    const move = newtonStep(scaled, labels, width, weightOf, solution);
    for (let at = 0; at <= width; at++) solution[at]! -= move[at]!;
  }
  const weights = solution.slice(0, width).map((weight, at) => weight / deviations[at]!);
  const bias = weights.reduce((sum, weight, at) => sum - weight * means[at]!, solution[width]!);
  return { weights, bias };
}

/** The mean and the standard deviation of each column; 1 for one that is always the same. */
function spread(rows: Float32Array, count: number, width: number): { means: Float64Array; deviations: Float64Array } {
  const means = new Float64Array(width);
  const deviations = new Float64Array(width);
  rows.forEach((value, at) => (means[at % width]! += value / count));
  rows.forEach((value, at) => (deviations[at % width]! += (value - means[at % width]!) ** 2 / count));
  return { means, deviations: deviations.map((variance) => (variance > 1e-12 ? Math.sqrt(variance) : 1)) };
}

/** What Newton's method moves by: the gradient of the loss, divided by its second derivatives. */
function newtonStep(
  rows: Float64Array,
  labels: Uint8Array,
  width: number,
  weightOf: readonly [number, number],
  solution: Float64Array,
): Float64Array {
  const size = width + 1;
  const gradient = new Float64Array(size);
  const curvature = new Float64Array(size * size);
  for (let at = 0; at < width; at++) {
    gradient[at] = RIDGE * solution[at]!;
    curvature[at * size + at] = RIDGE;
  }
  const row = new Float64Array(size).fill(1);
  labels.forEach((label, index) => {
    row.set(rows.subarray(index * width, (index + 1) * width));
    const score = row.reduce((sum, value, at) => sum + value * solution[at]!, 0);
    const probability = 1 / (1 + Math.exp(-score));
    const weight = weightOf[label === 1 ? 1 : 0];
    const slope = weight * (probability - label);
    const bend = weight * probability * (1 - probability);
    for (let at = 0; at < size; at++) {
      gradient[at]! += slope * row[at]!;
      const bent = bend * row[at]!;
      if (bent !== 0) for (let other = 0; other <= at; other++) curvature[at * size + other]! += bent * row[other]!;
    }
  });
  // A side that is told apart perfectly has no curvature left to speak of.
  curvature[size * size - 1]! += 1e-6;
  return solve(curvature, gradient, size);
}

/** Solves a symmetric positive definite system by Cholesky's factors; only the lower half of the matrix is read. */
function solve(matrix: Float64Array, right: Float64Array, size: number): Float64Array {
  const lower = matrix.slice();
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = lower[row * size + column]!;
      for (let at = 0; at < column; at++) sum -= lower[row * size + at]! * lower[column * size + at]!;
      lower[row * size + column] = row === column ? Math.sqrt(sum) : sum / lower[column * size + column]!;
    }
  }
  const solution = right.slice();
  for (let row = 0; row < size; row++) {
    for (let at = 0; at < row; at++) solution[row]! -= lower[row * size + at]! * solution[at]!;
    solution[row]! /= lower[row * size + row]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let at = row + 1; at < size; at++) solution[row]! -= lower[at * size + row]! * solution[at]!;
    solution[row]! /= lower[row * size + row]!;
  }
  return solution;
}
