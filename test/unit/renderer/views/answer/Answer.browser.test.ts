import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { answerOf } from '../../../../../src/core/network/trace';
import Answer from '../../../../../src/renderer/views/answer/Answer.svelte';
import { readNumber } from '../../../../../src/core/numbers/read-number';
import { write } from '../../../core/numbers/handwriting';
import { show } from '../../stage/show.svelte';

/** An answer of these probabilities; the other digits share what is left. */
function answer(likely: Readonly<Record<number, number>>) {
  const left = 1 - Object.values(likely).reduce((sum, share) => sum + share, 0);
  const others = 10 - Object.keys(likely).length;
  return answerOf(Float32Array.from({ length: 10 }, (_, digit) => likely[digit] ?? left / others));
}

const settled = { isEmpty: false, isDrawing: false, step: undefined };
const said = () => page.getByRole('status', { name: 'Answer', exact: true });
const saidOfVariant = () => page.getByRole('status', { name: 'Answer for the variant' });
const rowOf = (digit: number) => page.getByRole('list', { name: 'Probabilities' }).getByRole('listitem').nth(digit);

it('asks for a digit while the pad is empty, and for a network while there is none', async () => {
  const { change } = show(Answer, { ...settled, answer: null, isEmpty: true });
  await expect.element(said()).toHaveTextContent('Draw a digit, and the answer shows here as you go.');
  change({ isEmpty: false });
  await expect.element(said()).toHaveTextContent('The answer shows here once there is a network to read with.');
  for (let digit = 0; digit < 10; digit++) await expect.element(rowOf(digit)).toHaveTextContent(/^\d$/);
});

it('says the digit, its certainty rounded down, and the share of each', async () => {
  show(Answer, { ...settled, answer: answer({ 7: 0.989, 1: 0.009, 2: 0 }) });
  await expect.element(said()).toHaveTextContent(/^7 98 %$/);
  await expect.element(rowOf(7)).toHaveTextContent('7 98 %');
  await expect.element(rowOf(1)).toHaveTextContent('1 < 1 %');
  await expect.element(rowOf(2)).toHaveTextContent('2 0 %');
  await expect.element(page.getByText(/Not sure/)).not.toBeInTheDocument();
});

it("draws each bar as long as its digit's share, the likeliest in the accent, by day and by night", async () => {
  const { theme } = show(Answer, { ...settled, answer: answer({ 3: 0.75, 5: 0.25 }) });
  const bar = (digit: number) => rowOf(digit).element().querySelector<HTMLElement>('.bar')!;
  const filled = (digit: number) => bar(digit).querySelector('span')!;
  for (const [digit, share] of [
    [3, 0.75],
    [5, 0.25],
    [0, 0],
  ] as const)
    expect(filled(digit).getBoundingClientRect().width / bar(digit).getBoundingClientRect().width).toBeCloseTo(
      share,
      2,
    );
  const colors = (digit: number) => getComputedStyle(filled(digit)).backgroundColor;
  expect(colors(3)).toBe('rgb(43, 74, 155)');
  expect(colors(5)).not.toBe(colors(3));
  theme.choice = 'dark';
  await expect.poll(() => colors(3)).toBe('rgb(239, 203, 114)');
});

it('says what else it may be where it is not sure', async () => {
  const { change } = show(Answer, { ...settled, answer: answer({ 3: 0.55, 8: 0.415 }) });
  await expect.element(page.getByText('Not sure: perhaps an 8, 41 %.')).toBeVisible();
  change({ answer: answer({ 3: 0.8, 8: 0.2 }) });
  await expect.element(page.getByText(/Not sure/)).not.toBeInTheDocument();
});

it('says how the variant is read, in the accent where it is read as another digit', async () => {
  const { change } = show(Answer, { ...settled, answer: answer({ 7: 0.9 }) });
  await expect.element(saidOfVariant()).toHaveTextContent('');
  change({ varied: answer({ 1: 0.62 }) });
  await expect.element(saidOfVariant()).toHaveTextContent('Variant: 1 62 %');
  const digit = saidOfVariant().element().querySelector('b')!;
  expect(getComputedStyle(digit).color).toBe('rgb(43, 74, 155)');
  const overlaid = rowOf(1).element().querySelector('i')!.getBoundingClientRect();
  expect(overlaid.width / rowOf(1).element().querySelector('.bar')!.getBoundingClientRect().width).toBeCloseTo(0.62, 2);
  change({ varied: answer({ 7: 0.62 }) });
  expect(getComputedStyle(digit).color).not.toBe('rgb(43, 74, 155)');
});

it('leads to why ink that is no digit gets one, where there is such ink', async () => {
  const stranger = { score: -3, share: 0.05, isDigit: false };
  const link = page.getByRole('link', { name: 'Why it must' });
  const { change } = show(Answer, { ...settled, answer: answer({ 0: 0.99 }), likeness: stranger, why: '#lessons/why' });
  await expect.element(link).toHaveAttribute('href', '#lessons/why');
  change({ likeness: { ...stranger, isDigit: true } });
  await expect.element(link).not.toBeInTheDocument();
  change({ likeness: stranger, why: undefined });
  await expect.element(page.getByText(/Unlike any digit it learned from/)).toBeVisible();
  await expect.element(link).not.toBeInTheDocument();
});

it('lets a screen reader wait for the end of a stroke, and says how far the network has learned', async () => {
  const { change } = show(Answer, { ...settled, answer: answer({ 7: 0.9 }), isDrawing: true, step: 120 });
  await expect.element(said()).toHaveAttribute('aria-busy', 'true');
  await expect.element(page.getByText('learning, step 120')).toBeVisible();
  change({ isDrawing: false, step: undefined });
  await expect.element(said()).toHaveAttribute('aria-busy', 'false');
  await expect.element(page.getByText(/learning/)).not.toBeInTheDocument();
});

it('says a number as large as there is room, and lets its digits be chosen', async () => {
  const likely = answer({ 1: 0.75 });
  const readOnes = (text: string) =>
    readNumber(write(text, { height: 40 }), (images) =>
      images.map(() => ({ probabilities: likely.probabilities, likeness: null })),
    );
  let chosen = -1;
  const { change } = show(Answer, {
    ...settled,
    answer: likely,
    number: readOnes('11'),
    chosen: 1,
    onchoose: (index: number) => (chosen = index),
  });
  await expect.element(said()).toHaveTextContent(/^11$/);
  const digits = page.getByRole('group', { name: 'Digits of the number' }).getByRole('button');
  await expect.element(digits.nth(1)).toHaveAttribute('aria-pressed', 'true');
  await expect.element(digits.nth(0)).toHaveAccessibleName('Look into the 1, digit 1: 75 %');
  await digits.nth(0).click();
  expect(chosen).toBe(0);
  change({ number: readOnes('1111111') });
  await expect.element(digits.nth(6)).toBeVisible();
  const text = said().element().querySelector('strong')!;
  expect(text.getBoundingClientRect().width).toBeLessThanOrEqual(said().element().getBoundingClientRect().width);
});
