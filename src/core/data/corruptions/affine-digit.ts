import { IMAGE_SIZE } from '../digits';
import type { Random } from '../random';
import type { Corruption } from './corruption';
import { CENTRE, type LinearMap, warp } from './warp';

/** Turned by up to 20 degrees, slanted by up to 0.2, up to a fifth wider or narrower and higher or lower. */
const ANGLE = (20 * Math.PI) / 180;
const SLANT = 0.2;
const STRETCH = 0.2;

/** A pixel with so much ink must stay in the picture. */
const INK = 0.05;

/** Turned, slanted and stretched a little, and then anywhere in the picture where it lies wholly inside. */
export const affineDigit: Corruption = (image, random) => {
  const map = drawMap(random);
  const x = reach(image, ({ xx, xy }, right, down) => xx * right + xy * down, map);
  const y = reach(image, ({ yx, yy }, right, down) => yx * right + yy * down, map);
  return warp(image, inverse(map), anywhere(x, random), anywhere(y, random));
};

function drawMap(random: Random): LinearMap {
  const angle = random.uniform(-ANGLE, ANGLE);
  const slant = random.uniform(-SLANT, SLANT);
  const width = 1 + random.uniform(-STRETCH, STRETCH);
  const height = 1 + random.uniform(-STRETCH, STRETCH);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  // Stretched first, then slanted, then turned.
  return {
    xx: cos * width,
    xy: (cos * slant - sin) * height,
    yx: sin * width,
    yy: (sin * slant + cos) * height,
  };
}

function inverse({ xx, xy, yx, yy }: LinearMap): LinearMap {
  const size = xx * yy - xy * yx;
  return { xx: yy / size, xy: -xy / size, yx: -yx / size, yy: xx / size };
}

/** From where to where the moved ink lies one way, from the middle of the picture. */
function reach(
  image: Float32Array,
  place: (map: LinearMap, right: number, down: number) => number,
  map: LinearMap,
): { readonly from: number; readonly to: number } {
  let from = 0;
  let to = 0;
  image.forEach((ink, pixel) => {
    if (ink < INK) return;
    const at = place(map, (pixel % IMAGE_SIZE) - CENTRE, Math.floor(pixel / IMAGE_SIZE) - CENTRE);
    from = Math.min(from, at);
    to = Math.max(to, at);
  });
  return { from, to };
}

/** A shift that leaves all of it inside; what is as large as the picture is put in its middle. */
function anywhere({ from, to }: { readonly from: number; readonly to: number }, random: Random): number {
  const least = -CENTRE - from;
  const most = CENTRE - to;
  const share = random.uniform();
  return most <= least ? (least + most) / 2 : least + share * (most - least);
}
