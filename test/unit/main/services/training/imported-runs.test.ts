import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { NO_DIGITS } from '../../../../../src/core/data/digits';
import type { ImportFile } from '../../../../../src/core/exchange/import-file';
import { importModel } from '../../../../../src/core/exchange/import-model';
import { toKeras } from '../../../../../src/core/exchange/keras/export-keras';
import { toOnnx } from '../../../../../src/core/exchange/onnx/to-onnx';
import { toTfjs, WEIGHTS_FILE } from '../../../../../src/core/exchange/tfjs';
import type { Layer } from '../../../../../src/core/network/layer';
import { planLayers, sizeOf } from '../../../../../src/core/network/layer-kinds';
import { limitFault } from '../../../../../src/core/network/layers-schema';
import { planStack } from '../../../../../src/core/network/stack';
import { DEFAULT_RECIPE, type Recipe } from '../../../../../src/core/training/recipe';
import type { Run } from '../../../../../src/core/training/run';
import { UserError } from '../../../../../src/core/user-error';
import { RunRecords } from '../../../../../src/main/services/training/run-records';
import { modelOf } from '../../../core/exchange/every-kind';
import { temporaryFolder } from '../../temporary-folder';

/** Whole numbers and others at the limits that layers have, a little within and beyond, and far beyond. */
const whole = fc.constantFrom(1, 2, 27, 28, 29, 30, 31, 54, 55, 56, 100, 4095, 4096, 4097, 16_383, 16_384, 16_385);
const side = fc.constantFrom(1, 2, 27, 28, 29, 30, 31, 54, 55, 56, 100);
const real = fc.constantFrom(-0.1, 0, 1e-10, 1e-9, 2e-9, 0.5, 0.94, 0.95, 0.96, 1, 1.1, 9.9, 10, 10.1);
const padding = fc.constantFrom('valid' as const, 'same' as const);

const pool = { name: fc.constant('tried'), size: side, stride: side, padding };

/** A layer with one of its numbers, or all, at a limit; by the kind, whatever the limits are. */
const TRIED = {
  convolution: fc.record({
    kind: fc.constant('convolution' as const),
    name: fc.constant('tried'),
    filters: whole,
    kernelSize: side,
    stride: side,
    padding,
    bias: fc.boolean(),
  }),
  maxPool: fc.record({ kind: fc.constant('maxPool' as const), ...pool }),
  averagePool: fc.record({ kind: fc.constant('averagePool' as const), ...pool }),
  dense: fc.record({ kind: fc.constant('dense' as const), name: fc.constant('tried'), units: whole }),
  batchNorm: fc.record({
    kind: fc.constant('batchNorm' as const),
    name: fc.constant('tried'),
    momentum: real,
    epsilon: real,
  }),
  leakyRelu: fc.record({ kind: fc.constant('leakyRelu' as const), name: fc.constant('tried'), slope: real }),
  elu: fc.record({ kind: fc.constant('elu' as const), name: fc.constant('tried'), alpha: real }),
  dropout: fc.record({ kind: fc.constant('dropout' as const), name: fc.constant('tried'), rate: real }),
} as const satisfies Partial<Record<Layer['kind'], fc.Arbitrary<Layer>>>;

/** A network around a layer, whose maps come as a square of that side. */
function networkOf(tried: Layer, mapSide: number): readonly Layer[] {
  const stride = Math.floor(28 / mapSide);
  const shrunk: readonly Layer[] =
    mapSide === 28 ? [] : [{ kind: 'averagePool', name: 'shrunk', size: stride, stride, padding: 'valid' }];
  const row: Layer = { kind: 'flatten', name: 'row' };
  return [
    ...shrunk,
    ...(tried.kind === 'dense' ? [row, tried] : [tried, row]),
    { kind: 'dense', name: 'logits', units: 10 },
    { kind: 'softmax', name: 'probabilities' },
  ];
}

/** What brings a network in: its files in a format. */
const FORMATS: Readonly<
  Record<string, (layers: readonly Layer[]) => Promise<readonly ImportFile[]> | readonly ImportFile[]>
> = {
  'TensorFlow.js': (layers) => {
    const { modelJson, weightsBin } = toTfjs(layers, modelOf(layers).weights);
    return [
      { name: 'model.json', bytes: strToU8(modelJson) },
      { name: WEIGHTS_FILE, bytes: weightsBin },
    ];
  },
  Keras: async (layers) => [{ name: 'a.keras', bytes: await toKeras(modelOf(layers)) }],
  ONNX: (layers) => [{ name: 'a.onnx', bytes: toOnnx(modelOf(layers)) }],
};

/** Whether the layers fit, and can be written and tried in a moment. */
function isSmall(layers: readonly Layer[]): boolean {
  try {
    const plan = planLayers(layers);
    const weights = plan.reduce((sum, { weightCount }) => sum + weightCount, 0);
    return weights < 400_000 && plan.every(({ output }) => sizeOf(output) < 50_000);
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

/** The layers of a network that was brought in; the sentence where it was not. */
async function bringIn(files: readonly ImportFile[]): Promise<readonly Layer[] | string> {
  try {
    return (await importModel(files)).network.layers;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

const runOf = (id: string, layers: readonly Layer[], network: Recipe['network']): Run => ({
  id,
  name: 'Learns on',
  recipe: { ...DEFAULT_RECIPE, network },
  layers,
  started: '2026-01-01T00:00:00.000Z',
  progress: null,
  curve: [],
  validation: [],
  state: { kind: 'starting' },
});

/** Writes runs down that go on from a network, and reads them back as the program does when it starts again. */
async function writtenAndRead(layers: readonly Layer[]): Promise<void> {
  expect(planStack(layers).fault).toBeNull();
  const records = new RunRecords(await temporaryFolder());
  const runs = [
    runOf('1', layers, { kind: 'model', id: 'brought-in', name: 'Brought in' }),
    runOf('2', layers, { kind: 'built', layers }),
  ];
  for (const run of runs) await records.create(run, { learnsOn: null, teachers: [], own: NO_DIGITS });
  expect(await records.list()).toEqual(runs);
}

describe('a run that goes on from a network of another program', () => {
  describe.each(Object.entries(FORMATS))('which came in as %s', (_format, write) => {
    it.each(Object.entries(TRIED))(
      'is there again when the program starts again, whatever numbers %s has',
      async (kind, tried) => {
        const mapSide = fc.constantFrom(1, 7, 28);
        const network = fc
          .tuple(tried as fc.Arbitrary<Layer>, mapSide)
          .map(([layer, side]) => networkOf(layer, side))
          .filter(isSmall);
        const seen = { taken: 0, refused: 0 };
        await fc.assert(
          fc.asyncProperty(network, async (layers) => {
            const fault = limitFault(layers.find(({ name }) => name === 'tried')!);
            const taken = await bringIn(await write(layers));
            if (typeof taken === 'string') {
              expect(taken).toContain('tried');
              if (taken === fault) seen.refused += 1;
            } else {
              // Neither makes a difference to what a network reads: another one is taken in its place, or none.
              if (!/momentum|rate/.test(fault ?? '')) expect(fault).toBeNull();
              await writtenAndRead(taken);
              seen.taken += 1;
            }
          }),
          { numRuns: 30 },
        );
        expect(seen.taken).toBeGreaterThan(0);
        if (kind !== 'dropout') expect(seen.refused).toBeGreaterThan(0);
      },
    );

    it('is there again with as many layers as can be taken', async () => {
      const relus = (count: number): readonly Layer[] => [
        { kind: 'flatten', name: 'row' },
        ...Array.from({ length: count - 3 }, (_, at): Layer => ({ kind: 'relu', name: `relu_${at}` })),
        { kind: 'dense', name: 'logits', units: 10 },
        { kind: 'softmax', name: 'probabilities' },
      ];
      for (const count of [199, 200, 201]) {
        const taken = await bringIn(await write(relus(count)));
        if (typeof taken === 'string') expect(taken).toContain('200');
        else await writtenAndRead(taken);
        expect(typeof taken).toBe(count > 200 ? 'string' : 'object');
      }
    });
  });
});
