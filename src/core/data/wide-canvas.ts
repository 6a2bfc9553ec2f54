import { IMAGE_PIXELS, IMAGE_SIZE } from './digits';

/** Ink that is at least half black counts when a digit's strokes are looked for. */
const HALF_BLACK = 128;

/** Paper around a digit on each side, in pixels: a stroke may go far beyond it. */
const MARGIN = 16;
const SIDE = IMAGE_SIZE + 2 * MARGIN;

/** MNIST's digits were scaled to fill a box of so many pixels, and their centre of mass put in the middle; see `fit`. */
const BOX_SIZE = 20;
const MASS_CENTRE = 14;

/** The rows and columns from the first to the last that ink lies in, in pixels of the digit's own image. */
export interface InkBox {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** A digit with paper around it, to write on: strokes may go beyond its image. All places are in its image's own pixels. */
export class WideCanvas {
  private readonly ink = new Uint8Array(SIDE * SIDE);
  private readonly fitted = new Uint8Array(IMAGE_PIXELS);

  /** Starts anew with a digit, 784 bytes, 0 paper to 255 ink. */
  lay(source: Uint8Array): void {
    this.ink.fill(0);
    for (let y = 0; y < IMAGE_SIZE; y++)
      this.ink.set(source.subarray(y * IMAGE_SIZE, (y + 1) * IMAGE_SIZE), (y + MARGIN) * SIDE + MARGIN);
  }

  /** Where there is ink, of the rows between two; null where there is none. */
  box(from = -MARGIN, to = IMAGE_SIZE + MARGIN - 1): InkBox | null {
    let [top, bottom, left, right] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let y = Math.max(from, -MARGIN); y <= Math.min(to, IMAGE_SIZE + MARGIN - 1); y++) {
      for (let x = -MARGIN; x < IMAGE_SIZE + MARGIN; x++) {
        if (this.ink[(y + MARGIN) * SIDE + x + MARGIN]! < HALF_BLACK) continue;
        if (y < top) top = y;
        bottom = y;
        if (x < left) left = x;
        if (x > right) right = x;
      }
    }
    return right < left ? null : { top, bottom, left, right };
  }

  /** The mean column of a row's ink; of a row without any, the image's middle. */
  middleOfRow(y: number): number {
    let mass = 0;
    let sum = 0;
    for (let x = -MARGIN; x < IMAGE_SIZE + MARGIN; x++) {
      const ink = this.ink[(Math.round(y) + MARGIN) * SIDE + x + MARGIN] ?? 0;
      mass += ink;
      sum += ink * x;
    }
    return mass > 0 ? sum / mass : (IMAGE_SIZE - 1) / 2;
  }

  /** Adds a round-ended line, its edge one pixel soft. What goes beyond the paper is cut off. */
  drawLine(fromX: number, fromY: number, toX: number, toY: number, radius: number): void {
    const dx = toX - fromX;
    const dy = toY - fromY;
    const perLength2 = 1 / Math.max(1e-6, dx * dx + dy * dy);
    const reach = radius + 0.5;
    const left = Math.max(-MARGIN, Math.ceil(Math.min(fromX, toX) - reach));
    const right = Math.min(IMAGE_SIZE + MARGIN - 1, Math.floor(Math.max(fromX, toX) + reach));
    const top = Math.max(-MARGIN, Math.ceil(Math.min(fromY, toY) - reach));
    const bottom = Math.min(IMAGE_SIZE + MARGIN - 1, Math.floor(Math.max(fromY, toY) + reach));
    for (let y = top; y <= bottom; y++) {
      for (let x = left; x <= right; x++) {
        const along = Math.max(0, Math.min(1, ((x - fromX) * dx + (y - fromY) * dy) * perLength2));
        const distance = Math.hypot(x - fromX - along * dx, y - fromY - along * dy);
        const ink = Math.round(255 * Math.min(1, reach - distance));
        const at = (y + MARGIN) * SIDE + x + MARGIN;
        if (ink > this.ink[at]!) this.ink[at] = ink;
      }
    }
  }

  /**
   * The 28x28 image of all this, laid out as MNIST's are: what has outgrown the box of 20 pixels is made smaller, and the
   * centre of mass is put in the middle. Good until the next call.
   */
  fit(): Uint8Array {
    const box = this.box();
    if (box === null) return this.fitted.fill(0);
    const size = Math.max(box.right - box.left, box.bottom - box.top) + 1;
    const step = Math.max(1, size / BOX_SIZE);
    const { x: massX, y: massY } = this.massCentre();
    for (let y = 0; y < IMAGE_SIZE; y++)
      for (let x = 0; x < IMAGE_SIZE; x++)
        this.fitted[y * IMAGE_SIZE + x] = this.average(
          massX + (x - MASS_CENTRE) * step,
          massY + (y - MASS_CENTRE) * step,
          step,
        );
    return this.fitted;
  }

  private massCentre(): { x: number; y: number } {
    let [mass, sumX, sumY] = [0, 0, 0];
    for (let y = 0; y < SIDE; y++) {
      for (let x = 0; x < SIDE; x++) {
        const ink = this.ink[y * SIDE + x]!;
        mass += ink;
        sumX += ink * x;
        sumY += ink * y;
      }
    }
    return { x: sumX / mass - MARGIN, y: sumY / mass - MARGIN };
  }

  /** The mean ink of a square of `side` pixels about a point: of four places in it, each between four pixels. */
  private average(x: number, y: number, side: number): number {
    const off = side > 1 ? side / 4 : 0;
    if (off === 0) return Math.round(this.sample(x, y));
    return Math.round(
      (this.sample(x - off, y - off) +
        this.sample(x + off, y - off) +
        this.sample(x - off, y + off) +
        this.sample(x + off, y + off)) /
        4,
    );
  }

  private sample(x: number, y: number): number {
    const left = Math.floor(x);
    const top = Math.floor(y);
    const right = x - left;
    const down = y - top;
    const above = this.at(left, top) * (1 - right) + this.at(left + 1, top) * right;
    const below = this.at(left, top + 1) * (1 - right) + this.at(left + 1, top + 1) * right;
    return above * (1 - down) + below * down;
  }

  private at(x: number, y: number): number {
    const [column, row] = [x + MARGIN, y + MARGIN];
    return column < 0 || row < 0 || column >= SIDE || row >= SIDE ? 0 : this.ink[row * SIDE + column]!;
  }
}
