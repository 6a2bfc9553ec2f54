import * as tf from '@tensorflow/tfjs-core';
import { IMAGE_PIXELS, IMAGE_SIZE } from '../data/digits';
import { view } from './heap';
import { initialWeights } from './initial-weights';
import type { Gradients, LearningPass } from './kinds/tensors/layer-tensors';
import { CLASSES, type Layer, type Shape } from './layer';
import { type PlannedLayer, planLayers } from './layer-kinds';
import { inputGradientOf, learnLayer, readLayer } from './layer-tensors';
import { type SlidAnswers, slideNetwork } from './slide';
import { answerOf, type LayerTrace, type Trace } from './trace';
import type { Weights } from './weights';
import { checkWeights } from './weights-check';

/** A layer with its weights on the backend. */
interface LoadedLayer extends PlannedLayer {
  readonly tensors: readonly tf.Tensor[];
}

/** A network that reads digits. Needs {@link startBackend} first, and {@link dispose} when it is no longer used. */
export class Network {
  private constructor(
    readonly layers: readonly Layer[],
    private loaded: readonly LoadedLayer[],
  ) {}

  /** A network that has learned nothing yet; the same for the same seed. @throws UserError where the layers don't fit. */
  static create(layers: readonly Layer[], seed: number): Network {
    return Network.fromWeights(layers, initialWeights(layers, seed));
  }

  /** A network with the given weights. @throws UserError where they don't fit the layers or aren't finite numbers. */
  static fromWeights(layers: readonly Layer[], weights: Weights): Network {
    const planned = planLayers(layers);
    checkWeights(planned, weights);
    return new Network(layers, load(planned, weights));
  }

  /** Reads one image, `[28, 28]` with ink 1 on paper 0, and keeps every layer's output. */
  trace(image: Float32Array): Trace {
    const outputs = tf.tidy(() => {
      let x: tf.Tensor = tf.tensor4d(image, [1, IMAGE_SIZE, IMAGE_SIZE, 1]);
      return this.loaded.map(({ layer, tensors }) => (x = readLayer(layer, x, tensors)));
    });
    // Layers that change nothing when reading pass their input on, the same tensor.
    const values = outputs.map((output) => output.dataSync<'float32'>());
    tf.dispose(outputs);
    const layers = this.loaded.map(({ layer, output, weightCount }, index): LayerTrace => ({
      layer,
      shape: output,
      values: values[index]!,
      weightCount,
    }));
    return { image, layers, answer: answerOf(values[values.length - 1]!) };
  }

  /** Reads `count` images, `[count, 28, 28]`, and returns their probabilities, `[count, 10]`. */
  recognize(images: Float32Array, count: number): Float32Array {
    const chunk = 250;
    const probabilities = new Float32Array(count * CLASSES);
    for (let start = 0; start < count; start += chunk) {
      const size = Math.min(chunk, count - start);
      const some = images.subarray(start * IMAGE_PIXELS, (start + size) * IMAGE_PIXELS);
      probabilities.set(this.readTo(this.loaded.length - 1, some, size), start * CLASSES);
    }
    return probabilities;
  }

  /**
   * Reads `count` images, `[count, 28, 28]`, no further than the layer at `index`, from 0, and returns what it makes of
   * them, `[count, ...shape]`. They all are in memory at once.
   */
  readTo(index: number, images: Float32Array, count: number): Float32Array {
    return this.readAt([index], images, count)[0]!;
  }

  /**
   * Reads `count` images, `[count, 28, 28]`, and returns what each of the layers at `indices`, from 0, makes of them, each
   * `[count, ...shape]`. They all are in memory at once.
   */
  readAt(indices: readonly number[], images: Float32Array, count: number): readonly Float32Array[] {
    const outputs = tf.tidy(() => {
      let x: tf.Tensor = tf.tensor4d(images, [count, IMAGE_SIZE, IMAGE_SIZE, 1]);
      const all = this.loaded
        .slice(0, Math.max(...indices) + 1)
        .map(({ layer, tensors }) => (x = readLayer(layer, x, tensors)));
      return indices.map((index) => all[index]!);
    });
    const values = outputs.map((output) => output.dataSync<'float32'>());
    tf.dispose(outputs);
    return values;
  }

  /** Slides along an image 28 high and `width` wide, at least 28, and answers all the way: see {@link slideNetwork}. */
  slide(image: Float32Array, width: number): SlidAnswers {
    return slideNetwork(this.loaded, image, width);
  }

  /** The shape of what each layer makes of one image. */
  get shapes(): readonly Shape[] {
    return this.loaded.map(({ output }) => output);
  }

  /**
   * Reads a batch while learning and goes all the way back.
   * @param images `[batch, 28, 28]`, ink 1 on paper 0
   * @param slope the loss's gradient of the logits, `[batch, 10]`, given the logits
   * @returns the gradient of each trained weight, in the order of {@link weights}
   */
  learn(
    images: Float32Array,
    slope: (logits: Float32Array) => Float32Array,
    pass: Omit<LearningPass, 'gradientGoesOn'>,
  ): readonly Float32Array[] {
    const gradients: Float32Array[] = [];
    tf.tidy(() => {
      let x: tf.Tensor = tf.tensor4d(images, [images.length / IMAGE_PIXELS, IMAGE_SIZE, IMAGE_SIZE, 1]);
      let gradientGoesOn = false;
      const learned = this.loaded
        .filter(({ layer }, index) => layer.kind !== 'softmax' || index < this.loaded.length - 1)
        .map(({ layer, tensors, weights }) => {
          const step = learnLayer(layer, x, tensors, { ...pass, gradientGoesOn });
          x = step.output;
          gradientGoesOn ||= weights.length > 0;
          return step;
        });
      let gradient: tf.Tensor | null = tf.tensor(slope(x.dataSync<'float32'>()), x.shape);
      for (const step of learned.reverse()) {
        if (gradient === null) break;
        const { input, weights }: Gradients = step.backward(gradient);
        gradients.unshift(...weights.map((weight) => weight.dataSync<'float32'>()));
        gradient = input;
      }
    });
    return gradients;
  }

  /**
   * Reads a batch without learning, so with batch norm's moving statistics and without dropout, and goes all the way back.
   * @param images `[batch, 28, 28]`, ink 1 on paper 0
   * @param slope the loss's gradient of the logits, `[batch, 10]`, given the logits
   * @returns the loss's gradient of the ink, `[batch, 28, 28]`
   */
  inkGradient(images: Float32Array, slope: (logits: Float32Array) => Float32Array): Float32Array {
    const gradient = tf.tidy(() => {
      let x: tf.Tensor = tf.tensor4d(images, [images.length / IMAGE_PIXELS, IMAGE_SIZE, IMAGE_SIZE, 1]);
      const passages = this.loaded.slice(0, -1).map(({ layer, tensors }) => {
        const y = readLayer(layer, x, tensors);
        const passage = { layer, x, y, weights: tensors };
        x = y;
        return passage;
      });
      return passages.reduceRight<tf.Tensor>(
        (after, { layer, ...passage }) => inputGradientOf(layer, { ...passage, gradient: after }),
        tf.tensor(slope(x.dataSync<'float32'>()), x.shape),
      );
    });
    const values = gradient.dataSync<'float32'>();
    gradient.dispose();
    return values;
  }

  /** A copy of all weights. */
  weights(): Weights {
    return this.loaded.flatMap(({ layer, weights, tensors }) =>
      weights.map((plan, index) => ({
        name: `${layer.name}/${plan.part}`,
        shape: plan.shape,
        values: tensors[index]!.dataSync<'float32'>().slice(),
      })),
    );
  }

  /** Takes on other weights of the same shapes, from wherever they come. @throws UserError as {@link fromWeights}. */
  assign(weights: Weights): void {
    checkWeights(this.loaded, weights);
    const before = this.loaded;
    this.loaded = load(before, weights);
    release(before);
  }

  /**
   * Takes on what training made of its weights, laid in one row, see `WeightSlot`. They are not checked: it is for whoever
   * trains to see that they stay numbers.
   */
  takeOn(row: Float32Array): void {
    let start = 0;
    for (const { tensors } of this.loaded)
      for (const tensor of tensors) {
        view(tensor).set(row.subarray(start, start + tensor.size));
        start += tensor.size;
      }
  }

  /** Frees the weights; the network can't be used any more. */
  dispose(): void {
    release(this.loaded);
    this.loaded = [];
  }
}

function load(planned: readonly PlannedLayer[], weights: Weights): readonly LoadedLayer[] {
  let next = 0;
  return planned.map((layer) => ({
    ...layer,
    tensors: layer.weights.map(({ shape }) => tf.tensor(weights[next++]!.values, [...shape])),
  }));
}

const release = (layers: readonly LoadedLayer[]): void => layers.forEach(({ tensors }) => tf.dispose([...tensors]));
