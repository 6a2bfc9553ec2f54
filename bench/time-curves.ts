/** Where the pad is in the page, in CSS pixels, and how often a seven is drawn on it. */
interface Sevens {
  readonly pad: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly rounds: number;
}

/**
 * Draws sevens, and times in milliseconds, from the pen's last point of each until the outlines of both models' curves of
 * the whole seven are painted; the pen is lifted 7 ms after that point. Runs in the page, so that it can't use anything
 * from outside itself.
 */
export async function timeCurves({ pad, rounds }: Sevens): Promise<readonly number[]> {
  const POINTS_PER_LINE = 14;
  const canvas = document.elementFromPoint(pad.x + pad.width / 2, pad.y + pad.height / 2)!;
  // A pen that isn't there can't be captured.
  canvas.setPointerCapture = () => undefined;
  const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const send = (type: string, x: number, y: number): void => {
    const place = { clientX: pad.x + pad.width * x, clientY: pad.y + pad.height * y };
    const buttons = { button: type === 'pointermove' ? -1 : 0, buttons: type === 'pointerup' ? 0 : 1 };
    const pen = { pointerId: 1, pointerType: 'pen', isPrimary: true, pressure: 0.5, ...place, ...buttons };
    canvas.dispatchEvent(new PointerEvent(type, { ...pen, bubbles: true, cancelable: true }));
  };

  let last = 0;
  /** The first request of each worker since the last point, until its answer begins. */
  let asked = new Map<Worker, number>();
  const answered = new Set<Worker>();
  const painted: number[] = [];
  const isPainted = new MessageChannel();
  isPainted.port1.onmessage = () => painted.push(performance.now() - last);
  const heard = new WeakSet<Worker>();
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called on the worker that it is taken from
  const post = Worker.prototype.postMessage;
  // The workers of the curves tell which request an answer is to, and where in it that begins; the outline comes first.
  Worker.prototype.postMessage = function (this: Worker, ...message: unknown[]) {
    const [request] = message as [{ kind: string; request?: { id: number } }];
    if (request.kind === 'read' && request.request && !asked.has(this)) asked.set(this, request.request.id);
    if (!heard.has(this)) {
      heard.add(this);
      this.addEventListener('message', ({ data }: MessageEvent<{ id?: number; from?: number }>) => {
        if (data.id === undefined || data.id !== asked.get(this) || data.from !== 0) return;
        answered.add(this);
        if (answered.size !== 2) return;
        // The window shows it in the next frame; a message posted from that frame comes once it is painted.
        requestAnimationFrame(() => isPainted.port2.postMessage(null));
      });
    }
    Reflect.apply(post, this, message);
  };

  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Delete', bubbles: true }));
    await wait(300);
    const aside = 0.02 * (round % 4);
    const path = [
      [0.28 + aside, 0.24],
      [0.74, 0.24 + aside],
      [0.46 + aside, 0.82],
    ] as const;
    send('pointerdown', ...path[0]);
    const points = path.slice(1).flatMap(([x, y], line) =>
      Array.from({ length: POINTS_PER_LINE }, (_, point) => {
        const [fromX, fromY] = path[line]!;
        const share = (point + 1) / POINTS_PER_LINE;
        return [fromX + share * (x - fromX), fromY + share * (y - fromY)] as const;
      }),
    );
    for (const [place, [x, y]] of points.entries()) {
      if (place === points.length - 1) {
        asked = new Map();
        answered.clear();
        painted.length = 0;
        last = performance.now();
      }
      send('pointermove', x, y);
      await wait(7);
    }
    send('pointerup', ...path[2]);
    await wait(1000);
    times.push(...painted);
  }
  Worker.prototype.postMessage = post;
  return times;
}
