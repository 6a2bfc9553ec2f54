import { robustnessCsv, testsCsv } from '../../../core/exchange/robustness-csv';
import { CHANGE_AMOUNTS, type ChangeKind } from '../../../core/training/robustness';
import type { MeasuredTest } from '../../../core/training/test-scores';
import { CHANGE_WORDS } from '../../../core/words/change-words';
import { writeInFull, writePlainShare } from '../../../core/words/quantities';
import { type FileFormat, fileName } from '../../state/window/file-format';
import { chartsSvg, type PrintedChart, ticksOf } from '../../views/exporting/chart-svg';
import { pngOfSvg } from '../../views/exporting/picture-bytes';
import { printColor } from '../../views/exporting/print-color';
import { AXIS_STEPS } from '../../views/robustness/axis-steps';
import { chartPoints, type ShownCurve } from '../../views/robustness/shown-curves';

/** A model with the curves that are shown of it, and the custom property of its colour. */
export interface ChartedModel {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly curves: readonly ShownCurve[];
  readonly tests: readonly MeasuredTest[];
}

/** The chart of a change as it is printed, by day's colours. */
function printedChart(models: readonly ChartedModel[], change: ChangeKind): PrintedChart {
  const { label, axis } = CHANGE_WORDS[change];
  const amounts = CHANGE_AMOUNTS[change];
  const xRange = [Math.min(...amounts), Math.max(...amounts)] as const;
  return {
    title: label,
    xLabel: axis,
    yLabel: 'digits read rightly',
    xRange,
    yRange: [0, 1],
    xTicks: ticksOf(xRange, AXIS_STEPS[change], 9),
    yTicks: [0, 0.2, 0.4, 0.6, 0.8, 1],
    writeX: writeInFull,
    writeY: (y) => writePlainShare(y, 0),
    curves: models.flatMap(({ name, color, curves }) => {
      const points = chartPoints(curves, change);
      return points.length === 0 ? [] : [{ name, color: printColor(color), points }];
    }),
  };
}

/** How the charts of changes that were measured are exported, beside each other where there are several. */
export function chartFormats(models: readonly ChartedModel[], changes: readonly ChangeKind[]): readonly FileFormat[] {
  const measured = changes.filter((change) => models.some(({ curves }) => chartPoints(curves, change).length > 0));
  const words = measured.length === 1 ? `robustness ${measured[0]}` : 'robustness';
  const title = measured.length === 1 ? 'Chart' : 'Charts';
  const svg = (): string =>
    chartsSvg(
      measured.map((change) => printedChart(models, change)),
      2,
    );
  return [
    { title: `${title} (SVG)`, make: () => ({ name: fileName(words, 'svg'), content: svg() }) },
    { title: `${title} (PNG)`, make: async () => ({ name: fileName(words, 'png'), content: await pngOfSvg(svg()) }) },
  ];
}

/** Every point of every curve that is shown, for a spreadsheet. */
export function tableFormat(models: readonly ChartedModel[]): FileFormat {
  const curves = models.flatMap(({ name, curves }) => curves.map((curve) => ({ model: name, ...curve })));
  return { title: 'All points (CSV)', make: () => ({ name: 'robustness.csv', content: robustnessCsv(curves) }) };
}

/** Every result of a test that is shown, for a spreadsheet. */
export function testsFormat(models: readonly ChartedModel[]): FileFormat {
  const content = testsCsv(models.map(({ name, tests }) => ({ model: name, tests })));
  return { title: 'All tests (CSV)', make: () => ({ name: 'tests.csv', content }) };
}
