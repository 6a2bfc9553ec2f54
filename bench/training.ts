import { availableParallelism } from 'node:os';
import type { AugmentationName } from '../src/core/data/augmentation';
import { ARCHITECTURES } from '../src/core/network/architectures';
import { loadSharedMnist, type SharedMnist } from '../src/main/services/digits/shared-mnist';
import { engineRate } from './engine';
import type { Part } from './part';
import { findPyTorch, measurePyTorch, type PyTorch } from './pytorch';
import { amount, formatTable, ratio } from './table';
import { startTensorFlow, tensorFlowRate } from './tensorflow-js';

const NETWORKS = ['lenet', 'cnn'] as const;
type NetworkName = (typeof NETWORKS)[number];

/** The batch that is common, and those that the engine's own best is looked for among. */
const COMMON_BATCH = 64;
const BATCHES = [COMMON_BATCH, 128, 256];

/** The `cpu` backend takes seconds for a common batch, and the same time for each image whatever the batch. */
const CPU_BATCH = 8;

const ALL = availableParallelism();
const ONE_AND_ALL = [...new Set([1, ALL])];

const TRAINERS = {
  inkling: 'Inkling',
  pytorch: 'PyTorch',
  wasm: 'TensorFlow.js wasm + filter gradient',
  cpu: `TensorFlow.js cpu (batch ${CPU_BATCH})`,
} as const;

/** How fast something trains a network. */
interface Figure {
  readonly network: NetworkName;
  readonly trainer: keyof typeof TRAINERS;
  readonly threads: number;
  readonly augmentation: AugmentationName;
  readonly batch: number;
  readonly imagesPerSecond: number;
}

type Batches = Readonly<Record<NetworkName, readonly number[]>>;

/** Images a second: Inkling's engine against TensorFlow.js by itself and, where there is one, against PyTorch. */
export const measureTraining: Part = async (note) => {
  const mnist = await loadSharedMnist();
  const figures: Figure[] = [];
  const take = async (source: AsyncIterable<Figure>): Promise<void> => {
    for await (const figure of source) {
      figures.push(figure);
      note(`${figure.network}, ${titleOf(figure)}, batch ${figure.batch}: ${amount(figure.imagesPerSecond)} images/s`);
    }
  };
  await take(teamFigures(mnist));
  const best = { lenet: bestBatch(figures, 'lenet'), cnn: bestBatch(figures, 'cnn') };
  const batches = { lenet: atCommonAnd(best.lenet), cnn: atCommonAnd(best.cnn) };
  await take(otherEngineFigures(mnist, batches));
  const pyTorch = findPyTorch();
  if (pyTorch === null) note('There is no python3 with PyTorch (torch) here to compare with.');
  else await take(pyTorchFigures(pyTorch, batches));
  await take(tensorFlowFigures(mnist, batches));
  return {
    text: [
      ...NETWORKS.map((network) => tableOf(figures, network, batches[network])),
      pyTorch === null ? 'No python3 with PyTorch was found.' : `PyTorch is ${pyTorch.version}, of ${pyTorch.python}.`,
    ].join('\n\n'),
    figures: { best, pyTorch: pyTorch?.version ?? null, rows: figures },
  };
};

const atCommonAnd = (best: number): readonly number[] => [...new Set([COMMON_BATCH, best])];

function bestBatch(figures: readonly Figure[], network: NetworkName): number {
  const own = figures.filter((figure) => figure.network === network);
  return own.reduce((best, figure) => (figure.imagesPerSecond > best.imagesPerSecond ? figure : best)).batch;
}

/** Inkling's engine on all cores at every batch. */
async function* teamFigures(mnist: SharedMnist): AsyncGenerator<Figure> {
  for (const network of NETWORKS)
    for (const batch of BATCHES)
      yield await engineFigure(mnist, { network, threads: ALL, batch, augmentation: 'none' });
}

/** Inkling's engine on one core, and with augmentation. */
async function* otherEngineFigures(mnist: SharedMnist, batches: Batches): AsyncGenerator<Figure> {
  for (const network of NETWORKS)
    for (const batch of batches[network])
      if (ALL > 1) yield await engineFigure(mnist, { network, threads: 1, batch, augmentation: 'none' });
  for (const batch of batches.cnn)
    yield await engineFigure(mnist, { network: 'cnn', threads: ALL, batch, augmentation: 'mild' });
}

async function engineFigure(
  mnist: SharedMnist,
  what: Pick<Figure, 'network' | 'threads' | 'batch' | 'augmentation'>,
): Promise<Figure> {
  const imagesPerSecond = await engineRate(mnist, {
    network: { kind: 'table', name: what.network },
    augmentation: { kind: 'table', name: what.augmentation },
    workers: what.threads,
    batch: what.batch,
  });
  return { ...what, trainer: 'inkling', imagesPerSecond };
}

async function* pyTorchFigures(pyTorch: PyTorch, batches: Batches): AsyncGenerator<Figure> {
  const networks = NETWORKS.map((name) => ({ name, layers: ARCHITECTURES[name].layers, batches: batches[name] }));
  for await (const { network, ...figure } of measurePyTorch(pyTorch, networks, ONE_AND_ALL))
    yield { ...figure, network: network as NetworkName, trainer: 'pytorch', augmentation: 'none' };
}

async function* tensorFlowFigures({ mnist }: SharedMnist, batches: Batches): AsyncGenerator<Figure> {
  await startTensorFlow();
  for (const network of NETWORKS) {
    const { layers } = ARCHITECTURES[network];
    const common = { network, threads: 1, augmentation: 'none' } as const;
    for (const batch of batches[network]) {
      const imagesPerSecond = await tensorFlowRate('wasm', layers, mnist, batch);
      yield { ...common, trainer: 'wasm', batch, imagesPerSecond };
    }
    const imagesPerSecond = await tensorFlowRate('cpu', layers, mnist, CPU_BATCH);
    yield { ...common, trainer: 'cpu', batch: CPU_BATCH, imagesPerSecond };
  }
}

/** One row for whatever trains the network, and for each batch its images a second and what they are of the others'. */
function tableOf(figures: readonly Figure[], network: NetworkName, batches: readonly number[]): string {
  const own = figures.filter((figure) => figure.network === network);
  const titles = [...new Set(own.map(titleOf))];
  const rateOf = (title: string, batch: number): number | null =>
    own.find((figure) => titleOf(figure) === title && (figure.batch === batch || figure.trainer === 'cpu'))
      ?.imagesPerSecond ?? null;
  const pyTorch = titleOf({ trainer: 'pytorch', threads: ALL, augmentation: 'none' });
  const cells = (title: string, batch: number): readonly string[] => {
    const rate = rateOf(title, batch);
    const others = [rateOf(pyTorch, batch), rateOf(TRAINERS.wasm, batch)];
    return [rate === null ? '–' : amount(rate), ...others.map((other) => ratio(rate && other && rate / other))];
  };
  return formatTable(
    [
      `Training ${network}, images/s`,
      ...batches.flatMap((batch) => [`batch ${batch}`, `to ${pyTorch}`, 'to TensorFlow.js wasm']),
    ],
    titles.map((title) => [title, ...batches.flatMap((batch) => cells(title, batch))]),
  );
}

function titleOf({ trainer, threads, augmentation }: Pick<Figure, 'trainer' | 'threads' | 'augmentation'>): string {
  if (trainer === 'wasm' || trainer === 'cpu') return TRAINERS[trainer];
  const count = `${TRAINERS[trainer]}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`;
  return augmentation === 'none' ? count : `${count}, ${augmentation} augmentation`;
}
