import { pixelFor, type ColorScale } from '../../ui/color-scales';

/** Black or white, whichever reads better on the colour of a share -1..1 of the scale (WCAG's relative luminance). */
export function textOn(scale: ColorScale, share: number): 'black' | 'white' {
  const pixel = pixelFor(scale, share);
  const [red, green, blue] = [pixel & 0xff, (pixel >> 8) & 0xff, (pixel >> 16) & 0xff].map((part) => {
    const light = part / 255;
    return light <= 0.04045 ? light / 12.92 : ((light + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.179 ? 'black' : 'white';
}
