import * as v from 'valibot';
import { UserError } from '../../user-error';
import { IMPORT_LIMITS } from '../imported-network';
import { shownName } from '../shown-name';
import { countedNames } from './counted-names';

/** A layer of a Keras model as its configuration has it, Keras 2 or 3. */
export interface KerasLayer {
  readonly className: string;
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** A layer in its place in a model. */
export interface PlacedLayer extends KerasLayer {
  /** The names of the models that it is within, from the outermost on, and its own. */
  readonly path: readonly string[];
  /** The same as Keras 3 calls them in the file of the weights, see {@link countedNames}. */
  readonly counted: readonly string[];
}

/** A Keras model whose layers follow one another. */
export interface KerasChain {
  readonly name: string | null;
  /** The shape of one input without the batch, `[28, 28, 1]`; null where the configuration doesn't say. */
  readonly input: readonly (number | null)[] | null;
  /** In their order, those of models within it in their place; layers that only say what the input is left out. */
  readonly layers: readonly PlacedLayer[];
}

const layerSchema = v.pipe(
  v.object({
    class_name: v.string(),
    name: v.optional(v.string()),
    config: v.record(v.string(), v.unknown()),
    inbound_nodes: v.optional(v.array(v.unknown()), []),
  }),
  v.transform(({ class_name: className, name, config, inbound_nodes: nodes }) => ({
    className,
    name: name ?? (typeof config.name === 'string' ? config.name : className),
    config,
    nodes,
  })),
);

type ListedLayer = v.InferOutput<typeof layerSchema>;

const layersSchema = v.pipe(v.array(v.unknown()), v.maxLength(4 * IMPORT_LIMITS.layers));

const modelSchema = v.object({
  class_name: v.string(),
  config: v.union([
    // Keras 2.0 has a sequential model's layers alone.
    v.pipe(
      layersSchema,
      v.transform((layers) => ({ name: undefined, layers, build_input_shape: undefined })),
    ),
    v.looseObject({
      name: v.optional(v.string()),
      layers: layersSchema,
      build_input_shape: v.optional(v.nullable(v.array(v.nullable(v.number())))),
    }),
  ]),
});

/** Models within models are not deeper. */
const DEEPEST = 8;

/** What a model that is a layer of another one is called. */
const MODELS = ['Sequential', 'Functional', 'Model'];

/** Where a model is within another one. */
type Place = Pick<PlacedLayer, 'path' | 'counted'>;

/**
 * Reads a sequential model, or a functional one that is a chain, from its configuration.
 * @param place where it is; at the outermost where it is left out
 * @throws UserError that names the layer that makes it something else
 */
export function readChain(model: unknown, place: Place = { path: [], counted: [] }): KerasChain {
  const found = v.safeParse(modelSchema, model);
  if (!found.success)
    throw new UserError(`The Keras model has no list of layers (${v.getDotPath(found.issues[0]) ?? 'it'} is wrong).`);
  const { class_name: className, config } = found.output;
  const listed = config.layers.map(readListed);
  const isSequential = className === 'Sequential';
  if (!MODELS.includes(className))
    throw new UserError(
      `It is a Keras model of the kind ${shownName(className)}; only Sequential and Functional can be taken.`,
    );
  const ordered = isSequential ? listed : inOrder(listed, config);
  const own = ordered.filter(({ className: kind }) => kind !== 'InputLayer');
  const counted = countedNames(own.map(({ className: kind }) => kind));
  let within: KerasChain['input'] = null;
  const layers = own.flatMap((layer, index): readonly PlacedLayer[] => {
    const at = { path: [...place.path, layer.name], counted: [...place.counted, counted[index]!] };
    if (!MODELS.includes(layer.className)) return [{ ...layer, ...at }];
    if (at.path.length > DEEPEST) throw new UserError('The Keras model has too many models within each other.');
    const inner = readChain({ class_name: layer.className, config: layer.config }, at);
    if (index === 0) within = inner.input;
    return inner.layers;
  });
  const input = inputOf(ordered[0]) ?? withoutBatch(config.build_input_shape) ?? within;
  return { name: config.name ?? null, input, layers };
}

function readListed(entry: unknown, index: number): ListedLayer {
  const found = v.safeParse(layerSchema, entry);
  if (!found.success) throw new UserError(`Layer ${index + 1} of the Keras model has no class and configuration.`);
  return found.output;
}

/** The layers of a functional model from its input to its output. */
function inOrder(listed: readonly ListedLayer[], config: Readonly<Record<string, unknown>>): readonly ListedLayer[] {
  const byName = new Map(listed.map((layer) => [layer.name, layer]));
  if (byName.size !== listed.length) throw new UserError('Two layers of the Keras model have one name.');
  const ends = namesIn(config.output_layers);
  if (ends.length !== 1) throw new UserError(`The Keras model has ${ends.length} outputs; it must have one.`);
  const chain: ListedLayer[] = [];
  for (let name: string | undefined = ends[0]; name !== undefined;) {
    const layer: ListedLayer | undefined = byName.get(name);
    if (layer === undefined)
      throw new UserError(`The Keras model has no layer “${shownName(name)}”, which another one follows.`);
    if (chain.includes(layer)) throw new UserError(`Layer “${shownName(name)}” of the Keras model follows itself.`);
    chain.unshift(layer);
    name = before(layer);
  }
  const left = listed.find((layer) => !chain.includes(layer));
  if (left)
    throw new UserError(
      `Layer “${shownName(left.name)}” is beside the others: only networks that are a chain can be taken.`,
    );
  return chain;
}

/** The name of the layer that feeds this one; undefined for an input. */
function before({ name, className, nodes }: ListedLayer): string | undefined {
  if (className === 'InputLayer') return undefined;
  if (nodes.length !== 1)
    throw new UserError(`Layer “${shownName(name)}” is used ${nodes.length} times; a chain has it once.`);
  const sources = namesIn(nodes[0]);
  if (sources.length !== 1)
    throw new UserError(
      `Layer “${shownName(name)}” joins ${sources.length} others: only networks that are a chain can be taken.`,
    );
  return sources[0];
}

const node = v.looseTuple([v.string(), v.number(), v.number()]);
const tensor = v.object({
  class_name: v.literal('__keras_tensor__'),
  config: v.object({ keras_history: node }),
});

/** The layers' names in a reference to tensors: `["name", 0, 0]` or Keras 3's `__keras_tensor__`, in lists of any depth. */
function namesIn(reference: unknown, depth = 0): readonly string[] {
  if (depth > 6) return [];
  if (v.is(node, reference)) return [reference[0]];
  if (v.is(tensor, reference)) return [reference.config.keras_history[0]];
  if (Array.isArray(reference)) return reference.flatMap((item) => namesIn(item, depth + 1));
  if (typeof reference === 'object' && reference !== null)
    return Object.values(reference).flatMap((item) => namesIn(item, depth + 1));
  return [];
}

function inputOf(first: ListedLayer | undefined): readonly (number | null)[] | null {
  return withoutBatch(first?.config.batch_shape ?? first?.config.batch_input_shape);
}

function withoutBatch(shape: unknown): readonly (number | null)[] | null {
  return v.is(v.array(v.nullable(v.number())), shape) && shape.length > 0 ? shape.slice(1) : null;
}
