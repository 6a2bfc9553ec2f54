/** What came of a replay: milliseconds from each pen event to its answer on screen, and from each frame to the next. */
export interface Replay {
  readonly answers: readonly number[];
  readonly frames: readonly number[];
}

/** Where the pad is in the page, in CSS pixels, and how a pen is replayed on it. */
interface Pen {
  readonly pad: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly eventsPerSecond: number;
  readonly seconds: number;
}

/**
 * Draws round strokes, the pad cleared after each, and times events and frames. Runs in the page, so that it can't use
 * anything from outside itself.
 */
export async function replayPen({ pad, eventsPerSecond, seconds }: Pen): Promise<Replay> {
  const EVENTS_PER_STROKE = 60;
  const canvas = document.elementFromPoint(pad.x + pad.width / 2, pad.y + pad.height / 2)!;
  const answers: number[] = [];
  const frames: number[] = [];
  const painted = new MessageChannel();
  let waiting: number[] = [];
  painted.port1.onmessage = () => {
    answers.push(...waiting.map((since) => performance.now() - since));
    waiting = [];
  };
  const send = (type: string, turn: number): void => {
    const clientX = pad.x + pad.width * (0.5 + 0.28 * Math.sin(turn));
    const clientY = pad.y + pad.height * (0.5 + 0.3 * Math.cos(0.7 * turn));
    const buttons = { button: type === 'pointermove' ? -1 : 0, buttons: type === 'pointerup' ? 0 : 1 };
    const pen = { pointerId: 1, pointerType: 'pen', isPrimary: true, pressure: 0.5, ...buttons };
    const since = performance.now();
    canvas.dispatchEvent(new PointerEvent(type, { ...pen, clientX, clientY, bubbles: true, cancelable: true }));
    // The answer is made and painted in the next frame; a message posted from that frame comes once it is painted.
    requestAnimationFrame(() => {
      waiting.push(since);
      painted.port2.postMessage(null);
    });
  };
  const start = performance.now();
  const isOver = (): boolean => performance.now() - start > 1000 * seconds;
  let before = start;
  const tick = (now: number): void => {
    frames.push(now - before);
    before = now;
    if (!isOver()) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  for (let event = 0; !isOver(); event++) {
    const place = event % EVENTS_PER_STROKE;
    const type = place === 0 ? 'pointerdown' : place === EVENTS_PER_STROKE - 1 ? 'pointerup' : 'pointermove';
    send(type, event / 10);
    if (type === 'pointerup') document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Delete', bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 1000 / eventsPerSecond - 1));
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
  return { answers, frames };
}
