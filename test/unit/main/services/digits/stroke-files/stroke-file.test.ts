import { describe, expect, it } from 'vitest';
import { recordsOfFile } from '../../../../../../src/main/services/digits/stroke-files/stroke-file';
import { UserError } from '../../../../../../src/core/user-error';

const records = (text: string, name = 'f') => [...recordsOfFile(text, name)];
const values = (text: string, name = 'f') => records(text, name).map(({ value }) => value);

describe('InkML', () => {
  const ink = (content: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<ink xmlns="http://www.w3.org/2003/InkML">${content}</ink>`;

  it('has a digit in all its traces, with its annotation as the label', () => {
    const text = ink(
      '<annotation type="truth">$7$</annotation><trace id="0">0 0, 10 0,\n5 20</trace><trace>1 9, 8 9</trace>',
    );
    expect(records(text)).toEqual([
      { value: { label: '7', strokes: [[[0, 0], [10, 0], [5, 20]], [[1, 9], [8, 9]]] }, where: 'f' },
    ]); // prettier-ignore
    expect(values(ink('<trace>0 0, 1 1</trace>'))).toEqual([
      {
        strokes: [
          [
            [0, 0],
            [1, 1],
          ],
        ],
      },
    ]);
    expect(values(ink('<trace>0 0</trace>'), 'a/7/x.inkml')).toEqual([{ label: 7, strokes: [[[0, 0]]] }]);
  });

  it('has a digit in each innermost group, by its traces or by reference', () => {
    const text = ink(
      `<trace id="a">0 0</trace><trace xml:id="b">1 1</trace><traceGroup xml:id="all"><annotation type="truth">12</annotation>
       <traceGroup><annotation type="truth">1</annotation><traceView traceDataRef="a"/></traceGroup>
       <traceGroup><annotation type="truth">2</annotation><traceView traceDataRef="#b"/><trace>2 2</trace></traceGroup></traceGroup>`,
    );
    expect(records(text)).toEqual([
      { value: { label: '1', strokes: [[[0, 0]]] }, where: 'f, digit 1' },
      { value: { label: '2', strokes: [[[2, 2]], [[1, 1]]] }, where: 'f, digit 2' },
    ]);
  });

  it('says where a point has its place, and may write differences', () => {
    const channels = (y = ''): string =>
      `<traceFormat><channel name="T"/><channel name="X"/><channel name="Y"${y}/></traceFormat>`;
    expect(values(ink(`${channels()}<trace>5 1 2, 6 3 4</trace>`))).toEqual([
      {
        strokes: [
          [
            [1, 2],
            [3, 4],
          ],
        ],
      },
    ]);
    expect(values(ink(`${channels(' orientation="-ve"')}<trace>5 1 2</trace>`))).toEqual([{ strokes: [[[1, -2]]] }]);
    // Each point of a trace by its difference to the one before, then by that of the differences.
    expect(values(ink(`<trace>1125 18432,'23'43,"7"-8,3-5,7-3,!6!2</trace>`))).toEqual([
      { strokes: [[[1125, 18432], [1148, 18475], [1178, 18510], [1211, 18540], [1251, 18567], [6, 2]]] },
    ]); // prettier-ignore
  });

  it('is refused in one sentence where it is broken', () => {
    expect(() => records(ink('<trace>0 0, 1</trace>'))).toThrow(
      new UserError('f, trace 1 has a point without the numbers of its place: “1”.'),
    );
    expect(() => records(ink('<trace>'))).toThrow(new UserError('f is broken XML.'));
    expect(() => records(ink('<trace>&own;</trace>'))).toThrow(new UserError('f is broken XML.'));
    expect(() => records(ink('<traceGroup><traceView traceDataRef="#a"/></traceGroup>'))).toThrow('f has no trace “a”');
    expect(() => records('<html></html>')).toThrow('f is neither InkML nor SVG: its outermost element is “html”.');
  });
});

describe('UNIPEN', () => {
  const strokes = (...points: string[]): string =>
    points.map((one) => `.PEN_DOWN\n${one}\n.PEN_UP\n`).join('.DT 100\n');

  it('has a digit in each segment, begun at its top whichever way y goes', () => {
    const up = `.VERSION 1.0\n.COORD X Y\n.SEGMENT DIGIT ? ? "8"\n.COMMENT 8 63\n${strokes(' 267 333\n 267 100', '1 300\n2 100')}
.SEGMENT DIGIT ? ? "1"\n${strokes('0 9\n 0 0')}`;
    expect(records(up)).toEqual([
      { value: { label: '8', strokes: [[[267, -333], [267, -100]], [[1, -300], [2, -100]]] }, where: 'f, digit 1' },
      { value: { label: '1', strokes: [[[0, -9], [0, -0]]] }, where: 'f, digit 2' },
    ]); // prettier-ignore
    const down = `.COORD T X Y\n.SEGMENT CHARACTER 0 ? "1"\n${strokes('7 0 0\n8 1 9')}`;
    expect(values(down)).toEqual([
      {
        label: '1',
        strokes: [
          [
            [0, 0],
            [1, 9],
          ],
        ],
      },
    ]);
  });

  it('has its segments by the numbers of their strokes where these come apart, in the levels of characters', () => {
    const text = `.SEGMENT WORD 0-2 OK "12"\n.SEGMENT CHARACTER 0 OK "1"\n.SEGMENT CHARACTER 1,2:0-2:1 OK "2"\n${strokes('0 0\n0 9', '1 0\n1 9', '2 0\n2 9')}`;
    expect(values(text)).toEqual([
      { label: '1', strokes: [[[0, 0], [0, 9]]] },
      { label: '2', strokes: [[[1, 0], [1, 9]], [[2, 0], [2, 9]]] },
    ]); // prettier-ignore
    expect(values(strokes('0 0\n0 9'), '7_2.dat')).toEqual([
      {
        label: 7,
        strokes: [
          [
            [0, 0],
            [0, 9],
          ],
        ],
      },
    ]);
  });

  it('is refused in one sentence where it is broken', () => {
    expect(() => records('.SEGMENT DIGIT 0 ? "1"\n.INCLUDE data/a.dat\n')).toThrow(
      new UserError('f has the labels only: its strokes are in another file, data/a.dat.'),
    );
    expect(() => records('.PEN_DOWN\n.PEN_UP\n')).toThrow(new UserError('f has no strokes of a pen in it.'));
    expect(() => records('.PEN_DOWN\n1 x\n')).toThrow(new UserError('f, line 2 has no point of the pen.'));
    const apart = `.SEGMENT DIGIT 0 ? "1"\n.SEGMENT DIGIT 7 ? "1"\n${strokes('0 0')}`;
    expect(() => records(apart)).toThrow(new UserError('f, segment 2 names strokes that are not there: “7”.'));
  });
});

describe('an SVG', () => {
  const svg = (content: string): string =>
    `<svg xmlns="http://www.w3.org/2000/svg"><g fill="none" stroke="black">${content}</g></svg>`;
  const strokesOf = (content: string): unknown => (values(svg(content))[0] as { strokes: unknown }).strokes;

  it('has a stroke in each line, as it lies on the page', () => {
    expect(strokesOf('<path d="M0 0h10v5l-2-2zM1 1L2 2"/><polyline points="0,0 5,5 1,9"/><line x2="4" y2="3"/>')).toEqual([
      [[0, 0], [10, 0], [10, 5], [8, 3], [0, 0]],
      [[1, 1], [2, 2]],
      [[0, 0], [5, 5], [1, 9]],
      [[0, 0], [4, 3]],
    ]); // prettier-ignore
    expect(strokesOf('<g transform="translate(100 0)"><path transform="scale(2)" d="M1 1L2 2"/></g>')).toEqual([
      [[102, 2], [104, 4]],
    ]); // prettier-ignore
    expect(strokesOf('<defs><path d="M0 0L1 1"/></defs><path d="M1 2L3 4"/>')).toEqual([
      [
        [1, 2],
        [3, 4],
      ],
    ]);
    expect(values(svg('<path d="M0 0L1 1"/>'), '7/a.svg')).toEqual([
      {
        label: 7,
        strokes: [
          [
            [0, 0],
            [1, 1],
          ],
        ],
      },
    ]);
  });

  it('has its curves and arcs as short lines', () => {
    const [curve] = strokesOf('<path d="M0 0C0 10 10 10 10 0"/>') as [number, number][][];
    expect(curve).toHaveLength(13);
    expect(curve![6]).toEqual([5, 7.5]);
    const [arc] = strokesOf('<path d="M0 0A5 5 0 0 1 10 0"/>') as [number, number][][];
    for (const [x, y] of arc!) expect(Math.hypot(x - 5, y)).toBeCloseTo(5, 1);
    expect(Math.min(...arc!.map(([, y]) => y))).toBeCloseTo(-5, 1);
    const [smooth] = strokesOf('<path d="M0 0Q5 5 10 0T20 0"/>') as [number, number][][];
    expect(smooth).toHaveLength(25);
    expect(smooth![18]).toEqual([15, -2.5]);
  });

  it('is told by the styles of its lines, too, and refused where it has filled shapes only', () => {
    const page = (content: string): string => `<svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`;
    const line = '[[[0,0],[1,1]]]';
    for (const content of [
      '<path style="stroke:#000; fill:none" d="M0 0L1 1"/>',
      '<path style="fill : none" d="M0 0L1 1"/>',
      '<style>.a{stroke:red}</style><path class="b a" d="M0 0L1 1"/>',
    ])
      expect(JSON.stringify((values(page(content))[0] as { strokes: unknown }).strokes)).toBe(line);
    const filled = 'f has filled shapes, not the strokes of a pen: save it as a picture (PNG).';
    expect(() => records(page('<path d="M0 0L1 1L0 1Z"/>'))).toThrow(new UserError(filled));
    expect(() => records(page('<g stroke="none"><path d="M0 0L1 1L0 1Z"/></g>'))).toThrow(new UserError(filled));
    expect(() => records(page('<circle r="3"/>'))).toThrow('f has no paths in it that could be strokes of a pen.');
    expect(() => records(svg('<path d="M0 0 nonsense"/>'))).toThrow(
      new UserError("f has a path in it that can't be read."),
    );
    expect(() => records(svg(`<path d="M0 0${'C1 1 2 2 3 3'.repeat(9000)}"/>`))).toThrow(
      'f has more strokes than a pen draws.',
    );
  });
});

describe('a file of JSON', () => {
  it('is read as it was', () => {
    expect(records('{"a":1}\n', '7/x')).toEqual([{ value: { a: 1 }, where: '7/x, line 1' }]);
  });
});
