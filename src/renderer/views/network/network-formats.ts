import { sizeOf } from '../../../core/network/layer-kinds';
import type { FileFormat } from '../../state/window/file-format';
import { contextOf } from '../../ui/canvas-context';
import { colorScale } from '../../ui/color-scales';
import { pngOfSvg, PRINT_SCALE } from '../exporting/picture-bytes';
import { type Band, largestIn, valuesAt } from './band';
import { paintLayer, planPixels } from './layer-painter';
import { networkSvg, type PrintedNetwork } from './network-svg';
import type { Column } from './picture-layout';

/** What the network's picture can be exported as; always as by day, for paper. */
export function networkFormats(network: PrintedNetwork): readonly FileFormat[] {
  const svg = (): string => networkSvg(network, (band, column) => imageOf(network.bands, band, column));
  return [
    { title: 'Network (SVG)', make: () => ({ name: 'network.svg', content: svg() }) },
    { title: 'Network (PNG)', make: async () => ({ name: 'network.png', content: await pngOfSvg(svg()) }) },
  ];
}

/** A layer's values, as the picture on screen colours them. */
function imageOf(bands: readonly Band[], band: Band, { index, shape, layout }: Column): string {
  const pixels = planPixels(shape, layout, PRINT_SCALE);
  const image = new ImageData(pixels.width, pixels.height);
  const values = valuesAt(band.trace, index) ?? new Float32Array(sizeOf(shape));
  paintLayer(new Uint32Array(image.data.buffer), values, pixels, largestIn(bands, index), colorScale(false));
  const canvas = document.createElement('canvas');
  canvas.width = pixels.width;
  canvas.height = pixels.height;
  contextOf(canvas).putImageData(image, 0, 0);
  return canvas.toDataURL('image/png');
}
