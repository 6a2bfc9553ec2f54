import { beforeAll, describe, expect, it } from 'vitest';
import { elu } from '../../../../../src/core/network/kinds/elu';
import type { Spot } from '../../../../../src/core/network/spot';
import ActivationArithmetic from '../../../../../src/renderer/views/arithmetic/ActivationArithmetic.svelte';
import { show } from '../../stage/show.svelte';
import { termIn } from './shown-numbers';
import { SmallNetwork } from './small-network';

let network: SmallNetwork;
beforeAll(async () => {
  network = await SmallNetwork.read();
});

function shown(spot: Spot) {
  const { target } = show(ActivationArithmetic, { sum: network.sum('activation', spot) });
  const line = target.querySelector('p')!.textContent.replaceAll(/\s+/g, ' ').trim();
  expect(termIn(target, 'value')).toBeCloseTo(network.valueAt(spot), 3);
  return { target, line, value: termIn(target, 'value') };
}

/** What came into the value, as the network made it. */
const inputOf = (spot: Spot) => network.valueAt({ ...spot, index: spot.index - 1 });

/** The value of a layer whose input is as wanted. */
const whereInput = (name: string, isWanted: (input: number) => boolean): Spot =>
  Array.from({ length: network.sizeOf(name) }, (_, offset) => network.spot(name, offset)).find((spot) =>
    isWanted(inputOf(spot)),
  )!;

describe('an activation', () => {
  it('lets what is positive through ReLU, and makes 0 of the rest', () => {
    const positive = whereInput('relu', (input) => input > 0);
    const passed = shown(positive);
    expect(passed.value).toBeCloseTo(inputOf(positive), 4);
    expect(passed.line).toMatch(/^max\(0, .*It is positive, and passes\.$/);
    const negative = whereInput('relu', (input) => input < 0);
    const stopped = shown(negative);
    expect(termIn(stopped.target, 'input')).toBeLessThan(0);
    expect(stopped.value).toBe(0);
    expect(stopped.line).toContain('It is not positive, and becomes 0.');
  });

  it('multiplies what is negative by the slope of leaky ReLU', () => {
    const { target, line, value } = shown(whereInput('leaky', (input) => input < -0.1));
    expect(value).toBeCloseTo(0.2 * termIn(target, 'input'), 3);
    expect(line).toMatch(/^0\.2 × .*and is made smaller\.$/);
    const passed = shown(whereInput('leaky', (input) => input > 0.1));
    expect(passed.value).toBe(termIn(passed.target, 'input'));
    expect(passed.line).not.toContain('×');
  });

  it("writes ELU's exponential with its alpha, and without one of 1", () => {
    const { target, line, value } = shown(whereInput('elu', (input) => input < -0.05));
    expect(value).toBeCloseTo(0.6 * (Math.exp(termIn(target, 'input')) - 1), 3);
    expect(line).toMatch(/^0\.6 × \(exp\( .* ?\) − 1\) = /);
    const [position, values] = [{ map: 0, row: 0, column: 0 }, Float32Array.of(-1)];
    const layer = { kind: 'elu', name: 'elu', alpha: 1 } as const;
    const sum = elu.sum({
      layer,
      input: [1],
      output: [1],
      position,
      values,
      weights: [],
      sourceOf: () => ({ index: -1, position }),
    });
    if (sum.kind !== 'activation') throw new Error('ELU is no activation.');
    const alone = show(ActivationArithmetic, { sum });
    expect(alone.target.querySelector('p')!.textContent.replaceAll(/\s+/g, ' ')).toMatch(/^\s*exp\( .* ?\) − 1 = /);
  });

  it('writes the logistic function and tanh with their input', () => {
    const squeezed = shown(whereInput('sigmoid', (input) => input > 0.1));
    expect(squeezed.value).toBeCloseTo(1 / (1 + Math.exp(termIn(squeezed.target, '−input'))), 3);
    expect(squeezed.line).toContain('Between 0 and 1');
    const spot = network.spot('tanh', 5);
    const { target, line, value } = shown(spot);
    expect(value).toBeCloseTo(Math.tanh(termIn(target, 'input')), 3);
    expect(line).toMatch(/^tanh\( /);
  });

  it('lays the value on its curve', () => {
    const spot = whereInput('leaky', (input) => input < -0.1);
    const { target } = shown(spot);
    const circle = target.querySelector('circle')!;
    const curve = target.querySelector('polyline')!;
    const at = { x: circle.cx.baseVal.value, y: circle.cy.baseVal.value };
    expect(at.x).toBeLessThan(50);
    const points = Array.from(curve.points);
    const after = points.findIndex(({ x }) => x >= at.x);
    const [from, to] = [points[after - 1]!, points[after]!];
    expect(at.y).toBeCloseTo(from.y + ((at.x - from.x) / (to.x - from.x)) * (to.y - from.y), 1);
  });
});
