import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NO_DIGITS } from '../../src/core/data/digits';
import { ARCHITECTURES } from '../../src/core/network/architectures';
import type { Layer } from '../../src/core/network/layer';
import type { Outcome } from '../../src/core/training/progress';
import { DEFAULT_RECIPE, type Recipe } from '../../src/core/training/recipe';
import { train } from '../../src/core/training/train';
import { beginning, teamFor, type TrainingTask } from '../../src/core/training/training-task';
import { loadTestDigits, loadTrainingDigits } from '../../src/main/services/digits/mnist';
import { type Model, modelFiles, readModel } from '../../src/main/services/models/model-folder';
import { trainedCard } from '../../src/main/services/models/trained-card';
import { startInstalledBackend } from '../unit/backend';
import { CHECKOUT } from './places';

/** The networks that every format is tested with: the models that ship, and what a user may build. */

/** A network with every kind of layer, as it can be built and trained. */
const BUILT: readonly Layer[] = [
  { kind: 'convolution', name: 'conv_1', filters: 8, kernelSize: 5, stride: 1, padding: 'valid', bias: true },
  { kind: 'leakyRelu', name: 'leaky', slope: 0.1 },
  { kind: 'averagePool', name: 'average', size: 2, stride: 2, padding: 'valid' },
  { kind: 'convolution', name: 'conv_2', filters: 16, kernelSize: 3, stride: 1, padding: 'same', bias: false },
  { kind: 'batchNorm', name: 'norm_1', momentum: 0.9, epsilon: 1e-3 },
  { kind: 'elu', name: 'elu', alpha: 1 },
  { kind: 'maxPool', name: 'largest', size: 3, stride: 2, padding: 'same' },
  { kind: 'convolution', name: 'conv_3', filters: 32, kernelSize: 3, stride: 1, padding: 'same', bias: true },
  { kind: 'tanh', name: 'tanh' },
  { kind: 'averagePool', name: 'average_same', size: 3, stride: 1, padding: 'same' },
  { kind: 'convolution', name: 'conv_4', filters: 64, kernelSize: 3, stride: 1, padding: 'valid', bias: true },
  { kind: 'relu', name: 'relu' },
  { kind: 'globalAveragePool', name: 'everywhere' },
  { kind: 'flatten', name: 'flatten' },
  { kind: 'dense', name: 'hidden', units: 48 },
  { kind: 'batchNorm', name: 'norm_2', momentum: 0.9, epsilon: 1e-3 },
  { kind: 'sigmoid', name: 'sigmoid' },
  { kind: 'dropout', name: 'dropout', rate: 0.1 },
  { kind: 'dense', name: 'logits', units: 10 },
  { kind: 'softmax', name: 'probabilities' },
];

/** What nobody would build: windows that don't fit, layers in another order. */
const ODD: readonly Layer[] = [
  { kind: 'batchNorm', name: 'input_norm', momentum: 0.9, epsilon: 1e-5 },
  { kind: 'convolution', name: 'conv_1', filters: 12, kernelSize: 4, stride: 2, padding: 'same', bias: true },
  { kind: 'maxPool', name: 'pool_1', size: 3, stride: 2, padding: 'same' },
  { kind: 'batchNorm', name: 'norm_1', momentum: 0.9, epsilon: 1e-3 },
  { kind: 'elu', name: 'elu_1', alpha: 0.7 },
  { kind: 'convolution', name: 'conv_2', filters: 10, kernelSize: 2, stride: 1, padding: 'same', bias: false },
  { kind: 'averagePool', name: 'pool_2', size: 3, stride: 2, padding: 'same' },
  { kind: 'flatten', name: 'flatten' },
  { kind: 'batchNorm', name: 'norm_2', momentum: 0.9, epsilon: 1e-3 },
  { kind: 'leakyRelu', name: 'leaky', slope: 0.3 },
  { kind: 'dense', name: 'logits', units: 10 },
  { kind: 'softmax', name: 'probabilities' },
];

const SHIPPED = ['dense', 'plain', 'augmented', 'reader', 'small'] as const;
const TRAINED = { lenet: ARCHITECTURES.lenet.layers, built: BUILT, odd: ODD } as const;
type TrainedName = keyof typeof TRAINED;

/** Their names: `plain`, `augmented` and `reader` are CNNs with batch norm and dropout. */
export const NETWORK_NAMES = [...SHIPPED, ...(Object.keys(TRAINED) as TrainedName[])] as const;
export type NetworkName = (typeof NETWORK_NAMES)[number];

/** The network of a name. {@link trainNetworks} has to have been there before. */
export const networkNamed = (name: NetworkName): Promise<Model> =>
  readModel(isTrainedHere(name) ? folderOf(name) : join(CHECKOUT, 'resources/models', name));

const isTrainedHere = (name: NetworkName): name is TrainedName => Object.hasOwn(TRAINED, name);

/** Trains those that don't ship, once: they are kept in the cache. */
export async function trainNetworks(): Promise<void> {
  const missing = (Object.keys(TRAINED) as TrainedName[]).filter((name) => !existsSync(folderOf(name)));
  if (missing.length === 0) return;
  await startInstalledBackend();
  const [mnist, test] = [await loadTrainingDigits(), await loadTestDigits()];
  for (const name of missing) {
    const [layers, recipe] = [TRAINED[name], recipeOf(name)];
    const from = beginning(recipe, layers, null);
    const outcome = outcomeOf({ recipe, layers, learnsOn: null, teachers: [], mnist, test, own: NO_DIGITS, from });
    await keep(folderOf(name), modelFiles(layers, outcome.weights, trainedCard(name, recipe, outcome)));
  }
}

const recipeOf = (name: TrainedName): Recipe => ({
  ...DEFAULT_RECIPE,
  network: { kind: 'built', layers: [...TRAINED[name]] },
  data: { mnist: 20_000, own: false },
  epochs: 2,
  learningRate: 0.01,
  schedule: { kind: 'oneCycle' },
  averaging: 0,
});

function outcomeOf(task: TrainingTask): Outcome {
  for (const event of train(task, { team: teamFor(task), member: 0 }))
    if (event.kind === 'finished') return event.outcome;
  throw new Error('The training ended without a network.');
}

/** Named for what it is made of, so that another recipe is another folder. */
function folderOf(name: TrainedName): string {
  const hash = createHash('sha256')
    .update(JSON.stringify(recipeOf(name)))
    .digest('hex')
    .slice(0, 12);
  return join(CHECKOUT, 'node_modules/.cache/inkling-interop/networks', `${name}-${hash}`);
}

/** Written beside and renamed, since another run may be training the same. */
async function keep(folder: string, files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const passing = await mkdtemp(`${folder}.`);
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(passing, name), bytes);
  await rename(passing, folder).catch((error: unknown) => {
    if (!existsSync(folder)) throw error;
  });
  await rm(passing, { recursive: true, force: true });
}
