import { escapeXml } from './escape-xml';

/** A curve as it is printed; `color` as CSS writes it. */
export interface PrintedCurve {
  readonly name: string;
  readonly color: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** A chart as it is printed: its axes are marked at their ticks, and what is beyond their ranges is cut off. */
export interface PrintedChart {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly xRange: readonly [number, number];
  readonly yRange: readonly [number, number];
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  readonly writeX: (x: number) => string;
  readonly writeY: (y: number) => string;
  readonly curves: readonly PrintedCurve[];
}

/** A chart's size without its legend, in CSS pixels, and the room around its plot. */
const WIDTH = 560;
const HEIGHT = 346;
const ROOM = { left: 64, right: 20, top: 40, bottom: 68 };
const LEGEND_ROW = 20;
const LEGEND_COLUMNS = [3, 2, 1] as const;
/** A curve's line in the legend and the space after it; and what a letter takes at most, but for a few. */
const LEGEND_LINE = 33;
const LETTER = 7;
const GAP = 24;
const MARGIN = 16;

/** Lines that differ in print without colour too. */
const DASHES = ['none', '7 3', '2 3', '9 3 2 3', '12 4', '4 2', '9 3 2 3 2 3', '1 2'] as const;

const FONT = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";
const [INK, FAINT, GRID] = ['#23252b', '#67624f', '#dcd5c6'];

/** Charts on one sheet, in rows of so many, as a whole SVG file: vector curves, text as text, nothing from outside. */
export function chartsSvg(charts: readonly PrintedChart[], columns: number): string {
  const rows = charts.map(({ curves }) => Math.ceil(curves.length / legendColumns(curves)));
  const cell = { width: WIDTH, height: HEIGHT + LEGEND_ROW * Math.max(0, ...rows) };
  const across = Math.min(columns, charts.length);
  const down = Math.ceil(charts.length / columns);
  const width = across * cell.width + (across - 1) * GAP + 2 * MARGIN;
  const height = down * cell.height + (down - 1) * GAP + 2 * MARGIN;
  const placed = charts.map((chart, index) => {
    const x = MARGIN + (index % columns) * (cell.width + GAP);
    const y = MARGIN + Math.floor(index / columns) * (cell.height + GAP);
    return `<g transform="translate(${x} ${y})">\n${chartBody(chart, index)}\n</g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}" font-size="12" fill="${INK}">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...placed,
    '</svg>\n',
  ].join('\n');
}

function chartBody(chart: PrintedChart, index: number): string {
  const [left, right] = [ROOM.left, WIDTH - ROOM.right];
  const [top, bottom] = [ROOM.top, HEIGHT - ROOM.bottom];
  const toX = linear(chart.xRange, [left, right]);
  const toY = linear(chart.yRange, [bottom, top]);
  const plot = `<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}"`;
  return [
    `<title>${escapeXml(chart.title)}</title>`,
    `<clipPath id="plot-${index}">${plot}/></clipPath>`,
    `<text x="${left}" y="22" font-size="15" font-weight="bold">${escapeXml(chart.title)}</text>`,
    ...chart.yTicks.map((y) => {
      const at = round(toY(y));
      return `<path d="M${left} ${at}H${right}" stroke="${GRID}"/><text x="${left - 8}" y="${at + 4}" text-anchor="end" fill="${FAINT}">${escapeXml(chart.writeY(y))}</text>`;
    }),
    ...chart.xTicks.map((x) => {
      const at = round(toX(x));
      return `<path d="M${at} ${top}V${bottom}" stroke="${GRID}"/><text x="${at}" y="${bottom + 18}" text-anchor="middle" fill="${FAINT}">${escapeXml(chart.writeX(x))}</text>`;
    }),
    `${plot} fill="none" stroke="${FAINT}"/>`,
    `<text x="${(left + right) / 2}" y="${bottom + 40}" text-anchor="middle">${escapeXml(chart.xLabel)}</text>`,
    `<text transform="translate(14 ${(top + bottom) / 2}) rotate(-90)" text-anchor="middle">${escapeXml(chart.yLabel)}</text>`,
    `<g clip-path="url(#plot-${index})" fill="none" stroke-width="2" stroke-linejoin="round">`,
    ...chart.curves.map(
      ({ color, points }, index) =>
        `<polyline points="${points.map(({ x, y }) => `${round(toX(x))},${round(toY(y))}`).join(' ')}" stroke="${escapeXml(color)}" stroke-dasharray="${dashOf(index)}"/>`,
    ),
    '</g>',
    ...chart.curves.map((curve, index) => legendEntry(curve, index, legendColumns(chart.curves))),
  ].join('\n');
}

const legendWidth = (columns: number): number => (WIDTH - ROOM.left - ROOM.right) / columns;

/** How many letters of a name fit beside its line. */
const lettersIn = (columns: number): number => Math.floor((legendWidth(columns) - LEGEND_LINE) / LETTER);

/** As many as leave room for the longest name. */
function legendColumns(curves: readonly PrintedCurve[]): number {
  const longest = Math.max(0, ...curves.map(({ name }) => name.length));
  return LEGEND_COLUMNS.find((columns) => longest <= lettersIn(columns)) ?? 1;
}

function legendEntry({ name, color }: PrintedCurve, index: number, columns: number): string {
  const x = round(ROOM.left + (index % columns) * legendWidth(columns));
  const y = HEIGHT + LEGEND_ROW * Math.floor(index / columns);
  const line = `<path d="M${x} ${y}h26" stroke="${escapeXml(color)}" stroke-width="2" stroke-dasharray="${dashOf(index)}"/>`;
  return `${line}<text x="${x + LEGEND_LINE}" y="${y + 4}">${escapeXml(shorten(name, lettersIn(columns)))}</text>`;
}

const shorten = (name: string, letters: number): string =>
  name.length > letters ? `${name.slice(0, letters - 1)}…` : name;

const dashOf = (index: number): string => DASHES[index % DASHES.length] ?? '';

const linear =
  ([from, to]: readonly [number, number], [start, end]: readonly [number, number]) =>
  (value: number): number =>
    start + ((value - from) / (to - from)) * (end - start);

const round = (length: number): number => Math.round(length * 100) / 100;

/** Where an axis is marked: at multiples of the smallest of these steps that gives no more than `most` marks. */
export function ticksOf([from, to]: readonly [number, number], steps: readonly number[], most: number): number[] {
  const step = steps.find((one) => (to - from) / one <= most) ?? steps.at(-1) ?? to - from;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toFixed(6)));
}
