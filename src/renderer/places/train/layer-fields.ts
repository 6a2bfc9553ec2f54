import type { Layer } from '../../../core/network/layer';
import { kindOf } from '../../../core/network/layer-kinds';

/** A number of a layer that can be changed. */
export interface LayerNumber {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly whole: boolean;
  read(layer: Layer): number;
  write(layer: Layer, value: number): Layer;
}

/** The numbers of a kind of layer, in the order of its form: within the limits of the kind, or fewer where it says so. */
export function numbersOf(layer: Pick<Layer, 'kind'>): readonly LayerNumber[] {
  const { form, limits } = kindOf(layer);
  return form.map(({ key, label, step, most }) => {
    const limit = limits[key];
    if (limit === undefined) throw new Error(`There are no limits to ${key}.`);
    return {
      label,
      min: limit.least,
      max: Math.min(most ?? limit.most, limit.most),
      step,
      whole: limit.whole,
      read: (one) => Reflect.get(one, key) as number,
      write: (one, value) => ({ ...one, [key]: value }),
    };
  });
}
