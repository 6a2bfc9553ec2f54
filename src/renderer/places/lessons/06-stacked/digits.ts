import { DETECTORS, DETECTOR_NAMES } from '../feature-map/choices';
import { EIGHT, NINE, NINETY_SIX, SHIFTED_NINE, SIX, TAIL_LEFT_NINE, TALLER_NINE, type Grid } from '../grids/grids';
import { convolveStack, placesFound, stackOfMaps, type StackedKernel } from './stacked-filter';

/** The detectors' maps of a picture, in their order. */
export const mapsOf = (picture: Grid): readonly Grid[] =>
  stackOfMaps(
    picture,
    DETECTOR_NAMES.map((name) => DETECTORS[name].kernel),
  );

/** What the second filter is tried on. `isNine` ones it has to find, others not; null where that is open. */
export const DIGITS: readonly { readonly name: string; readonly picture: Grid; readonly isNine: boolean | null }[] = [
  { name: 'nine', picture: NINE, isNine: true },
  { name: 'shifted nine', picture: SHIFTED_NINE, isNine: true },
  { name: '96', picture: NINETY_SIX, isNine: true },
  { name: 'six', picture: SIX, isNine: false },
  { name: 'eight', picture: EIGHT, isNine: false },
  { name: 'taller nine', picture: TALLER_NINE, isNine: null },
  { name: 'tail to the left', picture: TAIL_LEFT_NINE, isNine: null },
];

/** How a second filter does on one digit. */
export interface Trial {
  /** The largest sum of all windows. */
  readonly best: number;
  readonly isFound: boolean;
}

/** Lays the filter everywhere over the detectors' maps of a picture. */
export function tryOn(picture: Grid, kernel: StackedKernel): Trial {
  const maps = mapsOf(picture);
  return {
    best: Math.max(...convolveStack(maps, kernel).flat()),
    isFound: placesFound(maps, kernel).length > 0,
  };
}

/** Whether the filter looks at all three maps, finds the nines, and takes nothing else for one. */
export function isBuilt(kernel: StackedKernel): boolean {
  return (
    kernel.every((plane) => plane.flat().some((weight) => weight !== 0)) &&
    DIGITS.every(({ picture, isNine }) => isNine === null || tryOn(picture, kernel).isFound === isNine)
  );
}
