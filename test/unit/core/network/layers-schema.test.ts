import * as v from 'valibot';
import { expect, it } from 'vitest';
import { layersSchema } from '../../../../src/core/network/layers-schema';

it('takes a pooling of older files, which say nothing of padding, as one without', () => {
  const stored = [{ kind: 'maxPool', name: 'pool', size: 2, stride: 2 }];
  expect(v.parse(layersSchema, stored)).toEqual([{ ...stored[0], padding: 'valid' }]);
  expect(v.is(layersSchema, [{ ...stored[0], padding: 'full' }])).toBe(false);
});
