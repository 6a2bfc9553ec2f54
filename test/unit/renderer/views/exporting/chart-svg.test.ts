import { describe, expect, it } from 'vitest';
import { chartsSvg, type PrintedChart, ticksOf } from '../../../../../src/renderer/views/exporting/chart-svg';

const CHART: PrintedChart = {
  title: 'Turned',
  xLabel: 'degrees',
  yLabel: 'read rightly',
  xRange: [-180, 180],
  yRange: [0, 1],
  xTicks: [-180, 0, 180],
  yTicks: [0, 0.5, 1],
  writeX: (x) => `${x}°`,
  writeY: (y) => `${100 * y} %`,
  curves: [
    { name: 'plain', color: 'rgb(1, 2, 3)', points: [-180, 0, 180].map((x) => ({ x, y: x === 0 ? 1 : 0 })) },
    { name: '<b> & "co"', color: '#123456', points: [{ x: -90, y: 0.25 }] },
  ],
};

/** The plot's frame, which the axes' ends lie on. */
function frameOf(svg: string) {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) =>
    Number(new RegExp(`<clipPath id="plot-0"><rect[^>]* ${name}="([\\d.]+)"`).exec(svg)![1]),
  ) as [number, number, number, number];
  return { left: x, right: x + width, top: y, bottom: y + height };
}

const linesOf = (svg: string) =>
  [...svg.matchAll(/<polyline points="([^"]*)" stroke="([^"]*)" stroke-dasharray="([^"]*)"/g)].map(
    ([, points, color, dashes]) => ({
      points: points!.split(' ').map((point) => point.split(',').map(Number)),
      color,
      dashes,
    }),
  );

describe('a printed chart', () => {
  it('has its curves where its axes say, each with a colour and dashes of its own', () => {
    const svg = chartsSvg([CHART], 2);
    const { left, right, top, bottom } = frameOf(svg);
    const middle = (left + right) / 2;
    const [plain, other] = linesOf(svg);
    expect(plain!.points).toEqual([
      [left, bottom],
      [middle, top],
      [right, bottom],
    ]);
    expect(other!.points).toEqual([[left + (right - left) / 4, bottom - (bottom - top) / 4]]);
    expect(plain!.color).toBe('rgb(1, 2, 3)');
    expect(plain!.dashes).not.toBe(other!.dashes);
    for (const text of ['Turned', 'degrees', 'read rightly', '-180°', '50 %', 'plain'])
      expect(svg).toContain(`>${text}</text>`);
  });

  it('holds any name as text, and nothing from outside', () => {
    const svg = chartsSvg([{ ...CHART, title: 'a\u0000\u0007b </svg><script>' }], 1);
    expect(svg).toContain('>&#60;b&#62; &#38; &#34;co&#34;</text>');
    expect(svg).toContain('>ab &#60;/svg&#62;&#60;script&#62;</text>');
    expect(svg.match(/<\/svg>/g)).toHaveLength(1);
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|<script|@import/);
  });

  it('gives the legend as few columns as its longest name asks for', () => {
    const named = (names: readonly string[]) =>
      chartsSvg([{ ...CHART, curves: names.map((name) => ({ ...CHART.curves[0]!, name })) }], 1);
    const starts = (svg: string) => new Set([...svg.matchAll(/<path d="M([\d.]+) \d+h26"/g)].map(([, x]) => x)).size;
    const heightOf = (svg: string) => Number(/<svg[^>]* height="(\d+)"/.exec(svg)![1]);
    const short = named(['plain', 'dense', 'reader']);
    const longer = named(['plain', 'dense', 'a name of 25 letters more']);
    const long = named(['plain', 'dense', 'my handwriting, mild augmentation, second try']);
    expect([short, longer, long].map(starts)).toEqual([3, 2, 1]);
    expect(long).toContain('>my handwriting, mild augmentation, second try</text>');
    expect(heightOf(long) - heightOf(short)).toBe(2 * (heightOf(longer) - heightOf(short)));
    expect(named(['x'.repeat(100)])).toMatch(/>x{50,}…<\/text>/);
  });

  it('stands beside others without touching them', () => {
    const svg = chartsSvg([CHART, CHART, CHART], 2);
    const [, width, height] = /<svg[^>]* width="(\d+)" height="(\d+)"/.exec(svg)!.map(Number);
    const places = [...svg.matchAll(/<g transform="translate\((\d+) (\d+)\)"/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    expect(places).toHaveLength(3);
    expect(places[1]![1]).toBe(places[0]![1]);
    expect(places[2]![0]).toBe(places[0]![0]);
    expect(places[1]![0]! - places[0]![0]!).toBeGreaterThanOrEqual(560);
    expect(places[1]![0]! + 560).toBeLessThanOrEqual(width!);
    expect(places[2]![1]! + 346).toBeLessThanOrEqual(height!);
    // Each cuts its curves off at its own frame.
    expect(new Set(svg.match(/<clipPath id="[^"]+"/g)).size).toBe(3);
  });
});

describe('the marks of an axis', () => {
  it('are multiples of the finest step that there is room for', () => {
    expect(ticksOf([-180, 180], [15, 30, 45, 90], 9)).toEqual([-180, -135, -90, -45, 0, 45, 90, 135, 180]);
    expect(ticksOf([0.4, 1.6], [0.1, 0.2, 0.5], 9)).toEqual([0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6]);
    expect(ticksOf([0.4, 2], [0.5], 9)).toEqual([0.5, 1, 1.5, 2]);
  });
});
