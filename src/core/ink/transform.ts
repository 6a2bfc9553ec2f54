/**
 * A map of the plane onto itself that keeps shapes, as a canvas has it: `x' = a x + c y + e`, `y' = b x + d y + f`.
 * All the maps here are similarities: the same scale in every direction.
 */
export interface Transform {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

/** Scales about the origin, then moves by `x`, `y`. */
export function scaling(scale: number, x = 0, y = 0): Transform {
  return { a: scale, b: 0, c: 0, d: scale, e: x, f: y };
}

/** Turns counter-clockwise as seen on screen by `angle` degrees and scales, about `x`, `y`; then moves by `dx`, `dy`. */
export function turning(angle: number, scale: number, x: number, y: number, dx: number, dy: number): Transform {
  const radians = (angle * Math.PI) / 180;
  const cos = scale * Math.cos(radians);
  const sin = scale * Math.sin(radians);
  return { a: cos, b: -sin, c: sin, d: cos, e: x + dx - cos * x - sin * y, f: y + dy + sin * x - cos * y };
}

/** First `first`, then `second`. */
export function compose(first: Transform, second: Transform): Transform {
  return {
    a: second.a * first.a + second.c * first.b,
    b: second.b * first.a + second.d * first.b,
    c: second.a * first.c + second.c * first.d,
    d: second.b * first.c + second.d * first.d,
    e: second.a * first.e + second.c * first.f + second.e,
    f: second.b * first.e + second.d * first.f + second.f,
  };
}

/** The way back. The scale must not be 0. */
export function invert({ a, b, c, d, e, f }: Transform): Transform {
  const determinant = a * d - b * c;
  return {
    a: d / determinant,
    b: -b / determinant,
    c: -c / determinant,
    d: a / determinant,
    e: (c * f - d * e) / determinant,
    f: (b * e - a * f) / determinant,
  };
}

/** How much longer a length gets. */
export function scaleOf({ a, b }: Transform): number {
  return Math.hypot(a, b);
}
