import type { Layer } from '../../core/network/layer';
import { planLayers } from '../../core/network/layer-kinds';
import { writeShape } from './layer-words';

/** What becomes of the image's shape on its way: the input's, then each that a layer brings about, flattening left out. */
export function layerShapes(layers: readonly Layer[]): readonly string[] {
  const shapes: string[] = [];
  for (const { layer, input, output } of planLayers(layers)) {
    if (shapes.length === 0) shapes.push(writeShape(input));
    const shape = writeShape(output);
    if (layer.kind !== 'flatten' && shapes.at(-1) !== shape) shapes.push(shape);
  }
  return shapes;
}
