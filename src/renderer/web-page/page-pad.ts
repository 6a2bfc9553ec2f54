import { EMPTY_DRAWING, type Drawing, type InkPoint, PAD_SIZE, type Stroke } from '../../core/ink/drawing';
import { goOn, type History, newHistory, undo } from '../../core/history';
import { padCommand } from '../views/pad/pad-keys';
import { PadPainter } from '../views/pad/pad-painter';
import { inkPoint, PenInput } from '../views/pad/pen-input';
import { element } from './element';

/** The ink's width, in pad units; as the app's pad begins. */
const WIDTH = 24;

/** How far an arrow key moves the pen, in pad units. */
const KEY_STEP = 10;

const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-KEY_STEP, 0],
  ArrowRight: [KEY_STEP, 0],
  ArrowUp: [0, -KEY_STEP],
  ArrowDown: [0, KEY_STEP],
};

/** The sheet that is drawn on, by mouse, pen, finger or arrow keys, with its two buttons. */
export class PagePad {
  readonly root: HTMLElement;
  onchange: () => void = () => undefined;
  readonly #canvas = element('canvas', {
    role: 'application',
    'aria-label': 'Drawing pad',
    'aria-describedby': 'keys',
    tabindex: '0',
  });
  readonly #prompt = element('span', { class: 'prompt', 'aria-hidden': 'true' }, ['Draw a digit or a number here']);
  readonly #tip = element('i', { class: 'tip', hidden: '' });
  readonly #undo = element('button', { type: 'button' }, ['Undo']);
  readonly #clear = element('button', { type: 'button' }, ['Clear']);
  readonly #painter = new PadPainter(this.#canvas);
  readonly #input = new PenInput();
  #history: History<Drawing> = newHistory(EMPTY_DRAWING);
  #live: Stroke | null = null;
  /** Where the keyboard's pen is. */
  #place = { x: PAD_SIZE / 2, y: PAD_SIZE / 4 };

  constructor() {
    this.root = element('section', { 'aria-label': 'Pad' }, [
      element('div', { class: 'pad' }, [this.#canvas, this.#prompt, this.#tip]),
      element('div', { class: 'tools' }, [
        this.#undo,
        this.#clear,
        element('small', { id: 'keys' }, ['Or by keyboard: arrow keys move the pen, Space puts it down and lifts it.']),
      ]),
    ]);
    this.#undo.onclick = () => this.#go(undo(this.#history));
    this.#clear.onclick = () => this.show(EMPTY_DRAWING);
    this.#canvas.onpointerdown = (event) => this.#down(event);
    this.#canvas.onpointermove = (event) => this.#move(event);
    this.#canvas.onpointerup = (event) => {
      if (!this.#input.isActive(event)) return;
      this.#input.ended();
      this.#end();
    };
    // The system took the pointer, for a palm perhaps: that was no stroke.
    this.#canvas.onpointercancel = (event) => {
      if (!this.#input.isActive(event)) return;
      this.#input.ended();
      this.#live = null;
      this.#go(this.#history);
    };
    this.#canvas.onkeydown = (event) => this.#key(event);
    this.#canvas.onblur = () => {
      this.#end();
      this.#tip.hidden = true;
    };
    document.addEventListener('keydown', (event) => {
      if (padCommand(event) === 'undo') this.#go(undo(this.#history));
    });
    new ResizeObserver(() => this.#paint()).observe(this.#canvas);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      this.#paint();
      this.onchange();
    });
  }

  /** What is drawn, the stroke under way included. */
  get drawing(): Drawing {
    const { present } = this.#history;
    return this.#live === null ? present : { marks: [...present.marks, this.#live] };
  }

  /** Whether the pen is down. */
  get isDrawing(): boolean {
    return this.#live !== null;
  }

  /** Lays a drawing on the pad in place of what is on it. */
  show(drawing: Drawing): void {
    this.#live = null;
    this.#go(goOn(this.#history, drawing));
  }

  #go(history: History<Drawing>): void {
    this.#history = history;
    this.#undo.disabled = history.past.length === 0;
    this.#clear.disabled = history.present.marks.length === 0;
    this.#paint();
    this.onchange();
  }

  #down(event: PointerEvent): void {
    if (!this.#input.begins(event)) return;
    this.#canvas.setPointerCapture(event.pointerId);
    this.#begin(inkPoint(event, this.#canvas.getBoundingClientRect()));
  }

  #move(event: PointerEvent): void {
    this.#input.seen(event);
    if (!this.#input.isActive(event)) return;
    const place = this.#canvas.getBoundingClientRect();
    const samples = event.getCoalescedEvents();
    this.#extend((samples.length > 0 ? samples : [event]).map((sample) => inkPoint(sample, place)));
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    if (arrow) {
      const within = (place: number): number => Math.min(PAD_SIZE, Math.max(0, place));
      this.#place = { x: within(this.#place.x + arrow[0]), y: within(this.#place.y + arrow[1]) };
      this.#extend([{ ...this.#place, pressure: 0.5 }]);
    } else if (event.key === ' ') {
      if (this.#live) this.#end();
      else this.#begin({ ...this.#place, pressure: 0.5 });
    } else return;
    event.preventDefault();
    this.#tip.hidden = false;
    this.#tip.style.left = `${(100 * this.#place.x) / PAD_SIZE}%`;
    this.#tip.style.top = `${(100 * this.#place.y) / PAD_SIZE}%`;
  }

  #begin(point: InkPoint): void {
    this.#live = { kind: 'stroke', tool: 'pen', width: WIDTH, points: [point] };
    this.#paint();
    this.onchange();
  }

  #extend(points: readonly InkPoint[]): void {
    if (this.#live === null) return;
    this.#live = { ...this.#live, points: [...this.#live.points, ...points] };
    this.#paint();
    this.onchange();
  }

  #end(): void {
    if (this.#live === null) return;
    const { drawing } = this;
    this.#live = null;
    this.#go(goOn(this.#history, drawing));
  }

  #paint(): void {
    this.#prompt.hidden = this.drawing.marks.length > 0;
    const side = this.#canvas.clientWidth;
    if (side === 0) return;
    this.#painter.resize(Math.round(side * devicePixelRatio));
    this.#painter.paint(this.#history.present, this.#live, getComputedStyle(this.#canvas).color);
  }
}
