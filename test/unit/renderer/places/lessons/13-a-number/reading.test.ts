import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Network } from '../../../../../../src/core/network/network';
import { piecesReader } from '../../../../../../src/core/numbers/network-pieces';
import { readNumber } from '../../../../../../src/core/numbers/read-number';
import { explainClaim, wholeOf } from '../../../../../../src/renderer/places/lessons/13-a-number/claim-words';
import { type ReadyInk, READY_DRAWINGS } from '../../../../../../src/renderer/places/lessons/13-a-number/inks';
import type { ReadLine } from '../../../../../../src/renderer/places/lessons/13-a-number/line-messages';
import { describeChoice, describeSum } from '../../../../../../src/renderer/places/lessons/13-a-number/path-words';
import {
  describeDetector,
  describeLoops,
  describeNonsense,
  describeOneGo,
  describeWindow,
} from '../../../../../../src/renderer/places/lessons/13-a-number/slid-words';
import {
  surestUnlike,
  windowReadings,
  windowsOf,
} from '../../../../../../src/renderer/places/lessons/13-a-number/windows';
import { wideImageOf } from '../../../../../../src/core/numbers/wide-image';
import { startInstalledBackend } from '../../../../backend';
import { openShipped } from '../../../../core/network/explain/shipped-models';

let network: Network;
let lines: Readonly<Record<ReadyInk, ReadLine>>;

beforeAll(async () => {
  await startInstalledBackend();
  const { layers, weights } = openShipped('reader');
  network = Network.fromWeights(layers, weights);
  const card: unknown = JSON.parse(
    readFileSync(new URL('../../../../../../resources/models/reader/card.json', import.meta.url), 'utf8'),
  );
  const readPieces = piecesReader(network, (card as { likeness: Parameters<typeof piecesReader>[1] }).likeness);
  const lineOf = (name: ReadyInk): ReadLine => {
    const drawing = READY_DRAWINGS[name];
    const image = wideImageOf(drawing)!;
    const slid = { image, answers: network.slide(image.pixels, image.width) };
    return { reading: readNumber(drawing, readPieces)!, slid, alone: readPieces(windowsOf(image)) };
  };
  lines = { hundred: lineOf('hundred'), ninetySix: lineOf('ninetySix') };
});
afterAll(() => network.dispose());

describe('the ready numbers, read by the network that ships', () => {
  it('are read as what they are, and as one thing are not', () => {
    expect(lines.hundred.reading.text).toBe('100');
    expect(lines.ninetySix.reading.text).toBe('96');
    const whole = wholeOf(lines.hundred.reading);
    expect(whole.likeness!.isDigit).toBe(false);
    expect(explainClaim(lines.hundred.reading)).toContain(`it is read as ${whole.digit}, `);
    expect(explainClaim(lines.hundred.reading)).toContain('100 comes of 3 readings');
  });

  it('have digits at both ends of the 96, and between them something that it is sure of and that is unlike any', () => {
    const { alone } = lines.ninetySix;
    const windows = windowReadings(alone);
    expect(windows[0]).toMatchObject({ answer: { digit: 9 }, likeness: { isDigit: true } });
    expect(windows.at(-1)).toMatchObject({ answer: { digit: 6 }, likeness: { isDigit: true } });
    const surest = surestUnlike(windows)!;
    expect(surest.at).toBeGreaterThan(0);
    expect(surest.at).toBeLessThan(windows.length - 1);
    expect(surest.answer.probabilities[surest.answer.digit]).toBeGreaterThan(0.9);
    expect(describeNonsense(lines.ninetySix)).toContain(`at pixel ${surest.at} it says ${surest.answer.digit}, `);
  });

  it('are told in words with the numbers that came out', () => {
    const line = lines.ninetySix;
    expect(describeWindow(line, windowReadings(line.alone)[0]!)).toMatch(
      /^By itself this window is read as a 9, \d+\s%\. It is \d+\s%/,
    );
    expect(describeDetector(line)).toMatch(
      /^over the 9 the map of the 9 says \d+\s% and over the 6 the map of the 6 says/,
    );
    expect(describeOneGo(line)).toContain(`${(784 * line.alone.length).toLocaleString('en-US')} pixels`);
    expect(describeLoops()).toBe('found its 1.00 twice on 96');
  });

  it('cost what is added up', () => {
    const { best, next } = lines.hundred.reading;
    const [terms, sum] = describeSum(best).split(' = ');
    expect(terms!.split(' + ')).toHaveLength(5);
    expect(sum).toBe(best.cost.toFixed(2));
    expect(describeChoice(lines.hundred.reading)).toContain(`${(next!.cost - best.cost).toFixed(2)} more`);
  });
});
