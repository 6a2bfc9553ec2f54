import { CENTRE_LINE_STRIDE, centreLine } from '../../../core/ink/centre-line';
import { PAD_SIZE, type Drawing, type Mark, type Picture, type Stroke } from '../../../core/ink/drawing';

/**
 * Shows a drawing on the pad's canvas, with the same geometry that `rasterize` reads. Finished marks are kept painted
 * on a canvas of their own, so that a frame costs only the stroke under way.
 */
export class PadPainter {
  readonly #context: CanvasRenderingContext2D;
  readonly #finished: OffscreenCanvasRenderingContext2D;
  #painted: readonly Mark[] = [];
  #color = '';

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.#context = canvas.getContext('2d')!;
    this.#finished = new OffscreenCanvas(1, 1).getContext('2d')!;
  }

  /** Makes the canvas sharp: as many pixels a side as the screen has there. */
  resize(side: number): void {
    if (this.canvas.width === side) return;
    this.canvas.width = this.canvas.height = side;
    this.#finished.canvas.width = this.#finished.canvas.height = side;
    this.#painted = [];
  }

  /** Paints the finished marks and the stroke under way, in the colour of the ink. */
  paint(settled: Drawing, live: Stroke | null, color: string): void {
    const side = this.canvas.width;
    this.#paintFinished(settled.marks, color);
    this.#context.setTransform(1, 0, 0, 1, 0, 0);
    this.#context.clearRect(0, 0, side, side);
    this.#context.drawImage(this.#finished.canvas, 0, 0);
    if (live) paintMark(this.#context, live, color, side / PAD_SIZE);
  }

  #paintFinished(marks: readonly Mark[], color: string): void {
    const side = this.canvas.width;
    const goesOn = color === this.#color && this.#painted.every((mark, index) => mark === marks[index]);
    if (!goesOn) {
      this.#finished.setTransform(1, 0, 0, 1, 0, 0);
      this.#finished.clearRect(0, 0, side, side);
    }
    for (const mark of marks.slice(goesOn ? this.#painted.length : 0)) {
      paintMark(this.#finished, mark, color, side / PAD_SIZE);
    }
    this.#painted = marks;
    this.#color = color;
  }
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Paints one mark; `scale` is the canvas's pixels for each pad unit. */
function paintMark(context: Context, mark: Mark, color: string, scale: number): void {
  context.setTransform(scale, 0, 0, scale, 0, 0);
  if (mark.kind === 'picture') {
    paintPicture(context, mark, color);
    return;
  }
  context.globalCompositeOperation = mark.tool === 'eraser' ? 'destination-out' : 'source-over';
  context.fillStyle = color;
  context.fill(outline(mark));
  context.globalCompositeOperation = 'source-over';
}

/** The ink of a stroke: a disc at each point of its line, and between two of them the band that joins the discs. */
function outline(stroke: Stroke): Path2D {
  const line = centreLine(stroke);
  const path = new Path2D();
  for (let at = 0; at < line.length; at += CENTRE_LINE_STRIDE) {
    const [x, y, radius] = [line[at]!, line[at + 1]!, line[at + 2]!];
    path.moveTo(x + radius, y);
    path.arc(x, y, radius, 0, 2 * Math.PI);
    if (at === 0) continue;
    const [fromX, fromY, fromRadius] = [line[at - 3]!, line[at - 2]!, line[at - 1]!];
    const length = Math.hypot(x - fromX, y - fromY);
    if (length === 0) continue;
    const acrossX = (fromY - y) / length;
    const acrossY = (x - fromX) / length;
    // Clockwise as the discs are, so that overlaps stay filled.
    path.moveTo(fromX + fromRadius * acrossX, fromY + fromRadius * acrossY);
    path.lineTo(fromX - fromRadius * acrossX, fromY - fromRadius * acrossY);
    path.lineTo(x - radius * acrossX, y - radius * acrossY);
    path.lineTo(x + radius * acrossX, y + radius * acrossY);
    path.closePath();
  }
  return path;
}

/** The picture's ink in the ink's colour; an MNIST digit as the coarse pixels that it is. */
function paintPicture(context: Context, { image, x, y, scale, framed }: Picture, color: string): void {
  const picture = new OffscreenCanvas(image.width, image.height);
  const ink = picture.getContext('2d')!;
  const pixels = ink.createImageData(image.width, image.height);
  for (let index = 0; index < image.pixels.length; index++) pixels.data[4 * index + 3] = 255 * image.pixels[index]!;
  ink.putImageData(pixels, 0, 0);
  ink.globalCompositeOperation = 'source-in';
  ink.fillStyle = color;
  ink.fillRect(0, 0, image.width, image.height);
  context.imageSmoothingEnabled = !framed;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, x, y, scale * image.width, scale * image.height);
}
