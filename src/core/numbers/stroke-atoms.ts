import type { Drawing, Stroke } from '../ink/drawing';
import type { Atom, CutInk } from './atom';
import { boxOfPoints, heightOf, middleOf } from './box';
import { finer } from './finer-pen';
import { cutsOf } from './stroke-cuts';

/** Some of a stroke's points, from `start` up to, but not, `end`; a part that goes on after a cut begins where the other ends. */
interface StrokePart {
  readonly start: number;
  readonly end: number;
  readonly atom: Atom;
}

/** What it costs to cut through a stroke: hands seldom write two digits in one. */
const CUT_COST = 3;

/** Cuts a drawing of pen strokes alone: wherever the pen was lifted, and where one stroke may have written two digits. */
export function cutStrokes(strokes: readonly Stroke[]): CutInk {
  const highest = Math.max(0, ...strokes.map(({ points }) => heightOf(boxOfPoints(points))));
  const parts = strokes
    .flatMap((stroke, source) => partsOf(stroke, source, highest))
    .sort((one, other) => middleOf(one.atom.box) - middleOf(other.atom.box));
  return {
    atoms: parts.map(({ atom }) => atom),
    drawingOf: (start, end, lineHeight) => drawingOf(strokes, parts.slice(start, end), lineHeight),
  };
}

function partsOf({ points }: Stroke, source: number, lineHeight: number): StrokePart[] {
  const cuts = [0, ...cutsOf(points, lineHeight), points.length];
  const parts = cuts.slice(1).map((end, index) => {
    const start = Math.max(0, cuts[index]! - 1);
    return { start, end, box: boxOfPoints(points.slice(start, end)) };
  });
  const rightmost = Math.max(...parts.map(({ box }) => middleOf(box)));
  return parts.map(({ start, end, box }) => ({
    start,
    end,
    atom: { box, source, cutCost: middleOf(box) < rightmost ? CUT_COST : 0 },
  }));
}

/** The parts as strokes in the order in which they were written; those of one stroke that follow each other are one again. */
function drawingOf(strokes: readonly Stroke[], parts: readonly StrokePart[], lineHeight: number): Drawing {
  const inOrder = parts.toSorted((one, other) => one.atom.source - other.atom.source || one.start - other.start);
  const marks: Stroke[] = [];
  let last: StrokePart | null = null;
  for (const part of inOrder) {
    const stroke = strokes[part.atom.source]!;
    const goesOn = last?.atom.source === part.atom.source && part.start === last.end - 1;
    const before = goesOn ? marks.pop()!.points : [];
    marks.push({
      ...finer(stroke, lineHeight),
      points: [...before, ...stroke.points.slice(goesOn ? part.start + 1 : part.start, part.end)],
    });
    last = part;
  }
  return { marks };
}
