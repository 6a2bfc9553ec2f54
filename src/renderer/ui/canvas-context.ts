/** What paints on a canvas. @throws Error where the browser gives none, as it may for a canvas that is too large. */
export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D;
export function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D;
export function contextOf(
  canvas: HTMLCanvasElement | OffscreenCanvas,
): CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D {
  const context = canvas instanceof OffscreenCanvas ? canvas.getContext('2d') : canvas.getContext('2d');
  if (context === null) throw new Error(`A canvas of ${canvas.width}x${canvas.height} pixels could not be made.`);
  return context;
}
