import type { SampleDigit } from '../../../core/contract/api';
import { goOn, newHistory, redo, undo } from '../../../core/history';
import {
  EMPTY_DRAWING,
  PAD_SIZE,
  type Drawing,
  type InkPoint,
  type Picture,
  type Stroke,
} from '../../../core/ink/drawing';
import { fit } from '../../../core/ink/fit';
import { layDigitOnPad } from '../../../core/ink/picture';
import { scaleDrawing } from '../../../core/ink/scale-drawing';

/** What the pen does to the pad. */
export type Tool = Stroke['tool'];

/** Ink's widths to choose from, in pad units. */
export const WIDTHS = { narrowest: 8, widest: 48, step: 4, usual: 24 } as const;

/** The eraser is so many times as wide as the pen. */
const ERASER_FACTOR = 1.5;

/** How much smaller ink gets each time that room is made for more, and as small as it gets. */
const ROOM = { factor: 0.75, least: 0.3 } as const;

/** The pad: what is drawn, what is being drawn, and with what. */
export class Pad {
  #history = $state.raw(newHistory(EMPTY_DRAWING));
  #live = $state.raw<Stroke | null>(null);
  #samples = new WeakMap<Picture, SampleDigit>();
  #width = $state<number>(WIDTHS.usual);
  /** How much smaller than it was drawn the ink of a drawing is, where room was made for more. */
  readonly #shrinks = new WeakMap<Drawing, number>();
  #wasJustDrawn = $state(false);
  tool = $state<Tool>('pen');

  /** All that is on the pad as it stands, the stroke under way included. */
  readonly drawing: Drawing = $derived(
    this.#live === null ? this.#history.present : { marks: [...this.#history.present.marks, this.#live] },
  );

  /** The drawing without the stroke under way. */
  get settled(): Drawing {
    return this.#history.present;
  }

  /** The stroke under way. */
  get live(): Stroke | null {
    return this.#live;
  }

  /** Whether there is no ink; all that was drawn may have been erased. */
  get isEmpty(): boolean {
    return fit(this.drawing) === null;
  }

  get canUndo(): boolean {
    return this.#history.past.length > 0;
  }

  get canRedo(): boolean {
    return this.#history.future.length > 0;
  }

  /** The MNIST digit that lies on the pad, untouched. */
  get sample(): SampleDigit | null {
    const [mark, ...others] = this.drawing.marks;
    return mark?.kind === 'picture' && others.length === 0 ? (this.#samples.get(mark) ?? null) : null;
  }

  /** Whether a digit of the MNIST test set is on the pad, drawn over or not. */
  get holdsSample(): boolean {
    return this.drawing.marks.some((mark) => mark.kind === 'picture' && this.#samples.has(mark));
  }

  /** The pen's width in pad units; kept within {@link WIDTHS}. */
  get width(): number {
    return this.#width;
  }

  set width(width: number) {
    this.#width = Math.min(WIDTHS.widest, Math.max(WIDTHS.narrowest, width));
  }

  /** The width of the ink that the pen leaves, in pad units: as much finer as the ink on the pad was made smaller. */
  get penWidth(): number {
    return this.#width * this.#shrink;
  }

  /** The eraser's width in pad units. */
  get eraserWidth(): number {
    return this.penWidth * ERASER_FACTOR;
  }

  /** Whether the last thing that was done to the pad was a stroke. */
  get wasJustDrawn(): boolean {
    return this.#wasJustDrawn && this.#live === null;
  }

  get #shrink(): number {
    return this.#shrinks.get(this.#history.present) ?? 1;
  }

  /** Puts the pen down. Where there is no ink there is nothing for an eraser to do. */
  begin(point: InkPoint, tool: Tool = this.tool): void {
    this.end();
    if (tool === 'eraser' && this.isEmpty) return;
    const width = tool === 'eraser' ? this.eraserWidth : this.penWidth;
    this.#live = { kind: 'stroke', tool, width, points: [point] };
  }

  /** Goes on with the stroke under way. */
  extend(points: readonly InkPoint[]): void {
    if (this.#live === null || points.length === 0) return;
    this.#live = { ...this.#live, points: [...this.#live.points, ...points] };
  }

  /** Lifts the pen: the stroke stays, and can be undone. */
  end(): void {
    if (this.#live === null) return;
    const { drawing } = this;
    this.#live = null;
    this.#shrinks.set(drawing, this.#shrink);
    this.#history = goOn(this.#history, drawing);
    this.#wasJustDrawn = true;
  }

  /** Makes all ink smaller, so that there is room to write on at its right; can be undone. Nothing while the pen is down. */
  makeRoom(): void {
    const shrink = ROOM.factor * this.#shrink;
    if (this.#live !== null || shrink < ROOM.least) return;
    const drawing = scaleDrawing(this.#history.present, ROOM.factor, 0, PAD_SIZE / 2);
    this.#shrinks.set(drawing, shrink);
    this.#history = goOn(this.#history, drawing);
    this.#wasJustDrawn = false;
  }

  /** Gives up the stroke under way. */
  cancel(): void {
    this.#live = null;
  }

  undo(): void {
    this.#wasJustDrawn = false;
    if (this.#live === null) this.#history = undo(this.#history);
    else this.cancel();
  }

  redo(): void {
    this.#wasJustDrawn = false;
    if (this.#live === null) this.#history = redo(this.#history);
  }

  /** Takes everything off the pad and takes up the pen, for the next digit; can be undone. */
  clear(): void {
    this.cancel();
    this.#wasJustDrawn = false;
    this.tool = 'pen';
    if (!this.isEmpty) this.#history = goOn(this.#history, EMPTY_DRAWING);
  }

  /** Lays a digit of the MNIST test set on the pad, in place of what was there; can be undone. */
  laySample(sample: SampleDigit): void {
    const picture = layDigitOnPad(sample.image);
    this.#samples.set(picture, sample);
    this.layPicture(picture);
  }

  /** Lays a picture on the pad, in place of what was there; can be undone. */
  layPicture(picture: Picture): void {
    this.layDrawing({ marks: [picture] });
  }

  /** Lays a drawing on the pad, in place of what was there; can be undone. */
  layDrawing(drawing: Drawing): void {
    this.cancel();
    this.#wasJustDrawn = false;
    this.#history = goOn(this.#history, drawing);
  }
}
