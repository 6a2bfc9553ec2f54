import type { PlannedLayer } from '../../../core/network/layer-kinds';
import { describeWeights, readableName, titleAt, writeShape } from '../../words/layer-words';
import { escapeXml } from '../exporting/escape-xml';
import type { Band } from './band';
import type { Block } from './layer-blocks';
import { blocksOf } from './layer-blocks';
import { type Column, layOutPicture, type PictureLayout } from './picture-layout';

/** The room for one band of a printed picture, in CSS pixels, and what is around it. */
const ROOM = { width: 1200, height: 420 };
const MARGIN = 24;
const HEADING = 66;
const BAND_TITLE = 22;
const BETWEEN_BANDS = 16;
const DIGITS = 14;

const FONT = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";
const [INK, FAINT] = ['#23252b', '#67624f'];

/** What is printed of a network: the layer that each block shows, or every layer where that is null. */
export interface PrintedNetwork {
  readonly plan: readonly PlannedLayer[];
  readonly bands: readonly Band[];
  readonly layerOf: ((block: Block) => number) | null;
}

/**
 * The network's picture as a whole SVG file: names and arrows as vectors, the values of each layer as one image of its own.
 * @param imageOf a layer's values as the address of an image, which must hold it (`data:`)
 */
export function networkSvg(
  { plan, bands, layerOf }: PrintedNetwork,
  imageOf: (band: Band, column: Column) => string,
): string {
  const layout = layOutPicture({ plan, blocks: blocksOf(plan), layerOf }, ROOM, 1);
  const title = bands[0]?.title === null ? 0 : BAND_TITLE;
  const pitch = title + layout.height + BETWEEN_BANDS;
  const width = Math.ceil(layout.width + DIGITS + 2 * MARGIN);
  const height = Math.ceil(2 * MARGIN + HEADING + bands.length * pitch - BETWEEN_BANDS);
  const printed = bands.map((band, at) => {
    const name = band.title === null ? '' : text(0, 14, band.title, 'font-weight="600"');
    const maps = bandBody(plan, layout, (column) => imageOf(band, column));
    return `<g transform="translate(0 ${HEADING + at * pitch})">${name}<g transform="translate(0 ${title})">\n${maps}\n</g></g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}" font-size="12" fill="${INK}">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<g transform="translate(${MARGIN} ${MARGIN})">`,
    ...layout.blocks.map((placed) => heading(plan, placed)),
    ...printed,
    '</g>',
    '</svg>\n',
  ].join('\n');
}

function heading(
  plan: readonly PlannedLayer[],
  { block, columns, left, width }: PictureLayout['blocks'][number],
): string {
  const middle = left + width / 2;
  const planned = plan[block.namesake];
  const shown = columns.map(({ index }) => plan[index]?.layer).filter((layer) => layer !== undefined);
  const weights = planned ? describeWeights({ ...planned, weightCount: block.weightCount }) : '';
  const shape = writeShape(columns.at(-1)!.shape);
  return [
    text(middle, 12, titleAt(plan, block.namesake), 'font-weight="600" text-anchor="middle"'),
    text(middle, 27, shape, `fill="${FAINT}" text-anchor="middle" font-size="10"`),
    text(middle, 40, weights, `fill="${FAINT}" text-anchor="middle" font-size="10"`),
    ...shown.map((layer, at) => {
      const { left: start, layout } = columns[at]!;
      return text(
        start + layout.width / 2,
        53,
        readableName(layer),
        `fill="${FAINT}" text-anchor="middle" font-size="8"`,
      );
    }),
  ].join('\n');
}

function bandBody(
  plan: readonly PlannedLayer[],
  { blocks, height }: PictureLayout,
  imageOf: (column: Column) => string,
): string {
  const columns = blocks.flatMap((block) => block.columns);
  const arrows = columns.slice(1).map((column, at) => {
    const before = columns[at]!;
    const [from, to] = [before.left + before.layout.width + 3, column.left - 4];
    const y = height / 2;
    return to - from < 12 ? '' : `<path d="M${from} ${y}H${to}m-4 -3l4 3l-4 3" fill="none" stroke="${FAINT}"/>`;
  });
  const maps = columns.map((column) => {
    const { left, top, layout } = column;
    return `<image x="${left}" y="${top}" width="${layout.width}" height="${layout.height}" image-rendering="pixelated" href="${escapeXml(imageOf(column))}"/>`;
  });
  return [...arrows, ...maps, ...digitsBeside(plan, columns.at(-1)!)].filter((part) => part !== '').join('\n');
}

/** The ten digits beside the units that stand for them. */
function digitsBeside(plan: readonly PlannedLayer[], { index, left, top, layout }: Column): readonly string[] {
  const isAnswer = index === plan.length - 1 && layout.columns === 1;
  const row = layout.height / layout.rows;
  return Array.from({ length: isAnswer ? layout.rows : 0 }, (_, digit) =>
    text(left + layout.width + 5, top + (digit + 0.5) * row + 3.5, String(digit), 'font-size="10"'),
  );
}

const text = (x: number, y: number, words: string, attributes: string): string =>
  `<text x="${x}" y="${y}" ${attributes}>${escapeXml(words)}</text>`;
