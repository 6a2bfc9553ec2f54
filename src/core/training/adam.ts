/**
 * Adam (Kingma and Ba 2015), on plain arrays: a step of the whole network makes no tensors but the new weights.
 */
export class Adam {
  private readonly states: { readonly mean: Float32Array; readonly square: Float32Array }[] = [];
  private steps = 0;
  private learningRate = 0;

  constructor(
    private readonly beta1 = 0.9,
    private readonly beta2 = 0.999,
    private readonly epsilon = 1e-7,
  ) {}

  /** Begins a step; {@link move} is then called once for each weight. */
  begin(learningRate: number): void {
    this.steps++;
    // Both bias corrections in one factor, as in the paper's section 2.
    this.learningRate = (learningRate * Math.sqrt(1 - this.beta2 ** this.steps)) / (1 - this.beta1 ** this.steps);
  }

  /** Returns weight number `place`, moved against its gradient. */
  move(place: number, values: Float32Array, gradient: Float32Array): Float32Array {
    const state = (this.states[place] ??= {
      mean: new Float32Array(values.length),
      square: new Float32Array(values.length),
    });
    const moved = new Float32Array(values.length);
    for (let i = 0; i < values.length; i++) {
      const slope = gradient[i]!;
      const mean = (state.mean[i] = this.beta1 * state.mean[i]! + (1 - this.beta1) * slope);
      const square = (state.square[i] = this.beta2 * state.square[i]! + (1 - this.beta2) * slope * slope);
      moved[i] = values[i]! - (this.learningRate * mean) / (Math.sqrt(square) + this.epsilon);
    }
    return moved;
  }
}
