import { describe, expect, it } from 'vitest';
import type { OwnDigit } from '../../../../../src/core/data/own-digits';
import { Keeping } from '../../../../../src/renderer/state/digits/keeping.svelte';
import { OwnDigits } from '../../../../../src/renderer/state/digits/own-digits.svelte';
import { SEVEN, ZERO } from '../../../core/ink/drawings';
import { clientLine } from '../../client-line';

function own(id: string, label: number, minute: number): OwnDigit {
  return { id, label, kept: `2026-11-25T09:${minute}:00.000Z`, drawing: SEVEN };
}

async function loaded(digits: readonly OwnDigit[]) {
  const line = clientLine();
  const all = new OwnDigits(line.client);
  const loading = all.load();
  line.send({ kind: 'answer', id: line.calls[0]!.id, result: digits });
  await loading;
  return { ...line, all };
}

const labels = ({ all }: OwnDigits) => all?.map(({ label }) => label);

describe('the own digits in the window', () => {
  it('follow what changes, in the order they were kept', async () => {
    const { all, send } = await loaded([own('a', 1, 10), own('c', 3, 30)]);
    send({ kind: 'event', name: 'digits.changed', data: { put: [own('b', 2, 20), own('c', 4, 30)], removed: ['a'] } });
    expect(labels(all)).toEqual([2, 4]);
    send({ kind: 'event', name: 'digits.changed', data: { put: [own('a', 1, 10)], removed: [] } });
    expect(labels(all)).toEqual([1, 2, 4]);
    expect(all.get('b')?.label).toBe(2);
  });

  it('are asked for again where they changed while the answer was on its way', async () => {
    const { client, calls, send } = clientLine();
    const all = new OwnDigits(client);
    expect(all.all).toBeNull();
    const loading = all.load();
    send({ kind: 'event', name: 'digits.changed', data: { put: [own('b', 2, 20)], removed: [] } });
    send({ kind: 'answer', id: calls[0]!.id, result: [] });
    await Promise.resolve();
    await Promise.resolve();
    send({ kind: 'answer', id: calls[1]!.id, result: [own('b', 2, 20)] });
    await loading;
    expect(labels(all)).toEqual([2]);
  });
});

describe('a drawing that is kept', () => {
  it('is known as its digit until that is deleted, and no other drawing is', async () => {
    const { all, calls, client, send } = await loaded([]);
    const keeping = new Keeping(client, all);
    expect(keeping.keptAs(SEVEN)).toBeNull();
    const kept = keeping.keep(SEVEN, 7);
    expect(calls.at(-1)).toMatchObject({ name: 'digits.keep', args: [7, SEVEN] });
    const digit = own('a', 7, 10);
    send({ kind: 'event', name: 'digits.changed', data: { put: [digit], removed: [] } });
    send({ kind: 'answer', id: calls.at(-1)!.id, result: digit });
    await kept;
    expect(keeping.keptAs(SEVEN)).toEqual(digit);
    expect(keeping.keptAs(ZERO)).toBeNull();
    send({ kind: 'event', name: 'digits.changed', data: { put: [{ ...digit, label: 1 }], removed: [] } });
    expect(keeping.keptAs(SEVEN)?.label).toBe(1);
    send({ kind: 'event', name: 'digits.changed', data: { put: [], removed: ['a'] } });
    expect(keeping.keptAs(SEVEN)).toBeNull();
  });
});
