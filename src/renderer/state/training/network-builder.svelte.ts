import { goOn, newHistory, redo, undo } from '../../../core/history';
import { ARCHITECTURES } from '../../../core/network/architectures';
import { CLASSES, type Layer } from '../../../core/network/layer';
import { LAYER_KINDS } from '../../../core/network/layer-kinds';
import { nameLayers, planStack, type Stack } from '../../../core/network/stack';

/** A layer being built with; `key` stays with it when it is moved. */
export interface BuiltLayer {
  readonly key: number;
  readonly layer: Layer;
}

/** The layers that can be added, as they start out. */
export const NEW_LAYERS: readonly Layer[] = Object.values(LAYER_KINDS).flatMap(({ added }) => added ?? []);

/** What every network ends with; it can't be changed. */
export const END: readonly Layer[] = [
  { kind: 'dense', name: 'logits', units: CLASSES },
  { kind: 'softmax', name: 'probabilities' },
];

/** A network that is built by hand, with undo. The end ({@link END}) is always there and not among {@link rows}. */
export class NetworkBuilder {
  #history = $state.raw(newHistory<readonly BuiltLayer[]>([]));
  #lastKey = 0;
  /** What was edited last, so that typing a number is one step to undo. */
  #lastEdit: string | null = null;
  /** The key of the layer whose numbers show. */
  selected = $state<number | null>(null);

  /** What is wrong with a number that is being typed and so is not in the layers yet, as a sentence. */
  unfit = $state<string | null>(null);

  readonly rows: readonly BuiltLayer[] = $derived(this.#history.present);
  /** All layers with their names, the end included. */
  readonly layers: readonly Layer[] = $derived(nameLayers([...this.rows.map(({ layer }) => layer), ...END]));
  readonly stack: Stack = $derived(planStack(this.layers));

  /** Why it can't be trained as it stands, as a sentence; null where it can. */
  get fault(): string | null {
    return this.unfit ?? this.stack.fault?.sentence ?? null;
  }

  constructor() {
    this.#history = newHistory(this.#rowsOf(ARCHITECTURES.lenet.layers));
  }

  get canUndo(): boolean {
    return this.#history.past.length > 0;
  }

  get canRedo(): boolean {
    return this.#history.future.length > 0;
  }

  /** Goes on from another network: a row of the table, or one that was trained. Can be undone. */
  startFrom(layers: readonly Layer[]): void {
    this.#edit(this.#rowsOf(layers));
    this.selected = null;
  }

  /** Adds a layer, one of {@link NEW_LAYERS}, after the selected one, else at the end, and selects it. */
  add(layer: Layer): void {
    const index = this.rows.findIndex(({ key }) => key === this.selected);
    const row = { key: ++this.#lastKey, layer };
    this.#edit(this.rows.toSpliced(index < 0 ? this.rows.length : index + 1, 0, row));
    this.selected = row.key;
  }

  /** Removes a layer; the one in its place is selected. */
  remove(key: number): void {
    const index = this.rows.findIndex((row) => row.key === key);
    if (index < 0) return;
    this.#edit(this.rows.toSpliced(index, 1));
    this.selected = (this.rows[index] ?? this.rows.at(-1))?.key ?? null;
  }

  /** Moves a layer up (-1) or down (1), as far as there is room. */
  move(key: number, by: -1 | 1): void {
    const index = this.rows.findIndex((row) => row.key === key);
    const [row, other] = [this.rows[index], this.rows[index + by]];
    if (row && other) this.#edit(this.rows.with(index, other).with(index + by, row));
  }

  /** Changes a layer's numbers; changes of the same `part` of it one after the other are one step. */
  change(key: number, part: string, layer: Layer): void {
    const index = this.rows.findIndex((row) => row.key === key);
    if (index < 0) return;
    const edit = `${key} ${part}`;
    const rows = this.rows.with(index, { key, layer });
    if (edit === this.#lastEdit) this.#history = { ...this.#history, present: rows };
    else this.#edit(rows);
    this.#lastEdit = edit;
  }

  undo(): void {
    this.#history = undo(this.#history);
    this.#settle();
  }

  redo(): void {
    this.#history = redo(this.#history);
    this.#settle();
  }

  #edit(rows: readonly BuiltLayer[]): void {
    this.#history = goOn(this.#history, rows);
    this.#lastEdit = null;
  }

  /** What is selected may be gone. */
  #settle(): void {
    this.#lastEdit = null;
    if (!this.rows.some(({ key }) => key === this.selected)) this.selected = null;
  }

  #rowsOf(layers: readonly Layer[]): readonly BuiltLayer[] {
    const open = layers.at(-1)?.kind === 'softmax' ? layers.slice(0, -1) : layers;
    const logits = open.at(-1);
    const hasEnd = logits?.kind === 'dense' && logits.units === CLASSES;
    return (hasEnd ? open.slice(0, -1) : open).map((layer) => ({ key: ++this.#lastKey, layer }));
  }
}
