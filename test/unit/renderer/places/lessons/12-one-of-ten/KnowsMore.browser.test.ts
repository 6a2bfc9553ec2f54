import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { InkReading } from '../../../../../../src/renderer/places/lessons/12-one-of-ten/answer-words';
import KnowsMore from '../../../../../../src/renderer/places/lessons/12-one-of-ten/KnowsMore.svelte';
import { show } from '../../../stage/show.svelte';
import { begun, traceWith } from './traced';

const heart = traceWith([9, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
const four = traceWith([0, 0, 0, 0, 12, 0, 0, 0, 0, 0]);
const READINGS: readonly InkReading[] = [
  { name: 'heart', answer: heart.answer, likeness: { score: -2, share: 0.12, isDigit: false } },
  { name: 'letter', answer: four.answer, likeness: { score: -3, share: 0.05, isDigit: false } },
  { name: 'four', answer: four.answer, likeness: { score: 3, share: 0.95, isDigit: true } },
];
const nearest = () => page.getByRole('region', { name: 'Training digits most like it' });
const rowOf = (ink: string) => page.getByRole('row', { name: new RegExp(`^${ink}`) });

function shown(limit: number | null) {
  const { state, ...stage } = begun();
  const readings = limit === null ? READINGS.map((reading) => ({ ...reading, likeness: null })) : READINGS;
  show(KnowsMore, { state, trace: heart, readings, modelId: 'reader', limit }, stage);
  return stage;
}

it('puts the likeness beside the highest probability', async () => {
  shown(0.19);
  await expect.element(rowOf('A heart')).toHaveTextContent(/0\s*99 %\s*12.%\s*unlike any digit/);
  await expect.element(rowOf('A real 4')).toHaveTextContent(/4\s*99 %\s*95.%\s*like a digit/);
  await expect.element(page.getByText(/Below 19.% ink counts as unlike any digit\./)).toBeVisible();
  await expect.element(page.getByText(/^Of 2 inks that are no digit/)).toBeVisible();
});

it('says that the likeness is still to come where there is no gauge yet', async () => {
  shown(null);
  await expect.element(rowOf('A heart')).toHaveTextContent(/0\s*99 %\s*–\s*–/);
  await expect.element(page.getByText(/still being found out for this network/)).toBeVisible();
});

it('asks which training digits are nearest, and says what they are', async () => {
  const { calls, send } = shown(0.19);
  await expect.element(nearest()).toHaveTextContent(/Being looked for/);
  await expect.poll(() => calls.map(({ name }) => name)).toContain('models.nearest');
  const { id } = calls.find(({ name }) => name === 'models.nearest')!;
  const digits = [0, 0, 6].map((label, place) => ({ place, label, distance: place }));
  send({ kind: 'answer', id, result: { digits, images: new Uint8Array(3 * 784) } });
  await expect.element(nearest()).toHaveTextContent(/2 of 3 are what it answered: a 0\.$/);
  await expect.element(nearest().getByRole('listitem').nth(2)).toHaveTextContent('6');
});

it('says so where they can not be found', async () => {
  const { calls, send } = shown(0.19);
  await expect.poll(() => calls.map(({ name }) => name)).toContain('models.nearest');
  const { id } = calls.find(({ name }) => name === 'models.nearest')!;
  send({ kind: 'refusal', id, message: 'The reader stopped.' });
  await expect.element(nearest()).toHaveTextContent(/They could not be found/);
});
