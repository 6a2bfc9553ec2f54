import type uPlot from 'uplot';
import type { ChartChoice, Curve } from './curve';
import type { ThemeColors } from './theme-colors';

/** The amount that a key chooses, which may lie beyond the axis; undefined for a key that chooses none. */
export function amountByKey(
  {
    key,
    shiftKey,
    ctrlKey,
    metaKey,
    altKey,
  }: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  { at, step, page }: Pick<ChartChoice, 'at' | 'step' | 'page'>,
  [min, max]: readonly [number, number],
): number | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const by = shiftKey ? page : step;
  const amounts: Readonly<Record<string, number>> = {
    ArrowLeft: at - by,
    ArrowDown: at - by,
    ArrowRight: at + by,
    ArrowUp: at + by,
    PageDown: at - page,
    PageUp: at + page,
    Home: min,
    End: max,
  };
  return amounts[key];
}

/** A line at the chosen place, and on each curve a dot. */
export function paintChoice(plot: uPlot, at: number, curves: readonly Curve[], theme: ThemeColors): void {
  const { ctx, bbox } = plot;
  const x = Math.round(plot.valToPos(at, 'x', true));
  ctx.save();
  ctx.strokeStyle = theme.of('--ink-soft');
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(x + 0.5, bbox.top);
  ctx.lineTo(x + 0.5, bbox.top + bbox.height);
  ctx.stroke();
  ctx.setLineDash([]);
  for (const { color, points } of curves) {
    const y = points.find((point) => point.x === at)?.y;
    if (y === undefined) continue;
    ctx.beginPath();
    ctx.arc(x, plot.valToPos(y, 'y', true), 4.5 * devicePixelRatio, 0, 2 * Math.PI);
    ctx.fillStyle = theme.of(color);
    ctx.fill();
    ctx.strokeStyle = theme.of('--paper');
    ctx.lineWidth = 1.5 * devicePixelRatio;
    ctx.stroke();
  }
  ctx.restore();
}
