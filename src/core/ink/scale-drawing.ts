import type { Drawing, Mark } from './drawing';

/** The drawing `factor` times as large, its ink's width too; the point `x`, `y` stays where it is. */
export function scaleDrawing({ marks }: Drawing, factor: number, x: number, y: number): Drawing {
  const across = (at: number): number => x + factor * (at - x);
  const down = (at: number): number => y + factor * (at - y);
  const scaled = (mark: Mark): Mark =>
    mark.kind === 'picture'
      ? { ...mark, x: across(mark.x), y: down(mark.y), scale: factor * mark.scale, framed: false }
      : {
          ...mark,
          width: factor * mark.width,
          points: mark.points.map((point) => ({ ...point, x: across(point.x), y: down(point.y) })),
        };
  return { marks: marks.map(scaled) };
}
