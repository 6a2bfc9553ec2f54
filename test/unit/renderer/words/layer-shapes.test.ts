import { expect, it } from 'vitest';
import { ARCHITECTURES } from '../../../../src/core/network/architectures';
import { layerShapes } from '../../../../src/renderer/words/layer-shapes';

it('tells the shapes from the image to the ten answers, each once', () => {
  expect(layerShapes(ARCHITECTURES.lenet.layers)).toEqual(['28×28×1', '24×24×8', '12×12×8', '8×8×16', '4×4×16', '10']);
  expect(layerShapes(ARCHITECTURES.dense.layers)).toEqual(['28×28×1', '64', '10']);
});
