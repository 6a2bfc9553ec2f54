import type { Shape } from '../../../core/network/layer';
import type { PlannedLayer } from '../../../core/network/layer-kinds';
import { shapeAt } from '../../../core/network/spot';
import type { Block } from './layer-blocks';
import { layOutMaps, layOutUnits, type LayerLayout, SPACE_BETWEEN_MAPS } from './layer-layout';

/** One layer of a block, where it stands in the picture, in CSS pixels. */
export interface Column {
  readonly index: number;
  readonly shape: Shape;
  readonly left: number;
  /** From the band's upper edge. */
  readonly top: number;
  readonly layout: LayerLayout;
}

/** A block of the picture: its part of the picture's width, and the layers of it that are shown. */
export interface LaidOutBlock {
  readonly block: Block;
  readonly left: number;
  readonly width: number;
  /** Its width and the space to the next. */
  readonly pitch: number;
  readonly columns: readonly Column[];
}

/** Where all of a network stands in the picture, in CSS pixels; every band is laid out alike. */
export interface PictureLayout {
  readonly blocks: readonly LaidOutBlock[];
  readonly width: number;
  readonly height: number;
}

/** Spaces and smallest sizes, in CSS pixels, for one layer of each block and for all layers. */
const OVERVIEW = {
  betweenBlocks: 26,
  leastBetweenBlocks: 12,
  betweenColumns: 0,
  narrowestBlock: 84,
  narrowestColumn: 0,
  units: 60,
  drawing: 0.13,
};
const ALL_LAYERS = {
  ...{
    betweenBlocks: 10,
    leastBetweenBlocks: 10,
    betweenColumns: 3,
    narrowestBlock: 56,
    narrowestColumn: 27,
    units: 30,
    drawing: 0.075,
  },
};

const SMALLEST_CELL = 11;
const LARGEST_CELL = 112;

/** The room that one band has, in CSS pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** What is laid out: the plan, its blocks, and of each block one layer or all. */
export interface Shown {
  readonly plan: readonly PlannedLayer[];
  readonly blocks: readonly Block[];
  /** The place in the plan of the layer that a block shows; null shows every layer of every block. */
  readonly layerOf: ((block: Block) => number) | null;
}

/**
 * Lays out a network so that it fits into the room with maps as large as can be: every layer gets the same number of rows,
 * and as many columns as its maps then need. What is lower than the others stands in the middle.
 * @param zoom makes all so many times as large as fits
 */
export function layOutPicture(shown: Shown, room: Room, zoom: number): PictureLayout {
  const sizes = shown.layerOf === null ? ALL_LAYERS : OVERVIEW;
  const columns = shown.blocks.map((block) =>
    (shown.layerOf === null ? block.indices : [shown.layerOf(block)]).map((index) => ({
      index,
      shape: shapeAt(shown.plan, index)!,
    })),
  );
  const scales = Math.floor(Math.min(sizes.drawing * room.width, room.height) / 28);
  const drawingCell = 28 * Math.max(1, Math.round(zoom * Math.min(4, Math.max(1, scales))));
  const counts = columns.flat().flatMap(({ index, shape }) => (shape.length === 3 && index >= 0 ? [shape[2]] : []));

  const layOut = (rows: number, cell: number, height: number, larger: number): LayerLayout[][] =>
    columns.map((block) =>
      block.map(({ index, shape }) => {
        if (shape.length === 1) return layOutUnits(shape[0], sizes.units * larger, height, larger);
        return index === -1 ? layOutMaps(1, 1, drawingCell) : layOutMaps(shape[2], rows, cell);
      }),
    );
  const widthsOf = (layouts: readonly (readonly LayerLayout[])[]): number[] =>
    layouts.map((block) => {
      const inside = block.reduce((sum, { width }) => sum + Math.max(sizes.narrowestColumn, width), 0);
      return Math.max(sizes.narrowestBlock, inside + sizes.betweenColumns * (block.length - 1));
    });
  // Of many blocks the headings alone may fill the room: the space between them gives way first.
  const { narrowestBlock, leastBetweenBlocks } = sizes;
  const tight = Math.floor((room.width - narrowestBlock * columns.length) / Math.max(1, columns.length - 1));
  const between = Math.min(sizes.betweenBlocks, Math.max(leastBetweenBlocks, tight));
  const total = (widths: readonly number[]): number =>
    widths.reduce((sum, width) => sum + width, 0) + between * (widths.length - 1);

  const { rows, cell } = fitMaps(Math.max(0, ...counts), room, (many, side) =>
    total(widthsOf(layOut(many, side, room.height, 1))),
  );
  const zoomed = Math.floor(zoom * cell);
  const high = counts.length > 0 ? rows * (zoomed + SPACE_BETWEEN_MAPS) : room.height * zoom;
  const layouts = layOut(rows, zoomed, Math.max(high, Math.min(room.height, 120)), zoom);
  const widths = widthsOf(layouts);
  const height = Math.max(...layouts.flat().map((layout) => layout.height));
  // Room that is left over goes between the blocks, as far as the eye follows from one to the next.
  const spare = Math.max(0, (room.width - total(widths)) / (widths.length - 1));
  const gap = between + Math.floor(Math.min(sizes.betweenBlocks, spare));
  let left = 0;
  const blocks = shown.blocks.map((block, at): LaidOutBlock => {
    const width = widths[at]!;
    const placed = layOutColumns(columns[at]!, layouts[at]!, { left, width, height }, sizes);
    left += width + gap;
    return { block, left: left - width - gap, width, pitch: width + gap, columns: placed };
  });
  return { blocks, width: left - gap, height };
}

function layOutColumns(
  columns: readonly { readonly index: number; readonly shape: Shape }[],
  layouts: readonly LayerLayout[],
  { left, width, height }: { readonly left: number; readonly width: number; readonly height: number },
  { narrowestColumn, betweenColumns }: { readonly narrowestColumn: number; readonly betweenColumns: number },
): readonly Column[] {
  const wide = layouts.map((layout) => Math.max(narrowestColumn, layout.width));
  const inside = wide.reduce((sum, one) => sum + one, betweenColumns * (columns.length - 1));
  let next = left + (width - inside) / 2;
  return columns.map((column, at) => {
    const layout = layouts[at]!;
    const start = next + (wide[at]! - layout.width) / 2;
    next += wide[at]! + betweenColumns;
    return { ...column, left: Math.round(start), top: Math.round((height - layout.height) / 2), layout };
  });
}

/** The number of rows that lets the maps be largest, and their side. */
function fitMaps(
  most: number,
  room: Room,
  widthOf: (rows: number, cell: number) => number,
): { rows: number; cell: number } {
  // Headings need their width, however narrow the maps: where that is more than there is, the maps may fill it.
  const width = Math.max(room.width, widthOf(most, SMALLEST_CELL));
  let best = { rows: 1, cell: 0 };
  for (let rows = 1; rows <= most; rows++) {
    let cell = Math.min(LARGEST_CELL, Math.floor(room.height / rows) - SPACE_BETWEEN_MAPS);
    while (cell > best.cell && widthOf(rows, cell) > width) cell--;
    if (cell > best.cell) best = { rows, cell };
  }
  if (best.cell >= SMALLEST_CELL) return best;
  // There is no room to fit all into: it is scrolled, downwards rather than sideways, and no further than must be.
  let rows = 1;
  while (rows < most && widthOf(rows, SMALLEST_CELL) > width) rows++;
  return { rows, cell: SMALLEST_CELL };
}
