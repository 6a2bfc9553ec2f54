import { createRawSnippet } from 'svelte';
import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import GuessCuts from '../../../../../../src/renderer/places/lessons/13-a-number/GuessCuts.svelte';
import { READY_DRAWINGS } from '../../../../../../src/renderer/places/lessons/13-a-number/inks';
import JudgeClaim from '../../../../../../src/renderer/places/lessons/13-a-number/JudgeClaim.svelte';
import lesson, { type NumberState } from '../../../../../../src/renderer/places/lessons/13-a-number/lesson';
import LineToRead from '../../../../../../src/renderer/places/lessons/13-a-number/LineToRead.svelte';
import { textOfWay } from '../../../../../../src/renderer/places/lessons/13-a-number/path-words';
import PiecesAndWays from '../../../../../../src/renderer/places/lessons/13-a-number/PiecesAndWays.svelte';
import { show } from '../../../stage/show.svelte';
import { readyLine } from './lines';
import { reactive } from './reactive.svelte';

const line = readyLine('hundred');
const { best, next } = line.reading;
const stateOf = (changes: Partial<NumberState> = {}): NumberState =>
  reactive({ ...(lesson.initial as NumberState), ...changes });
const known = { kind: 'number', line, drawing: READY_DRAWINGS.hundred } as const;

it('keeps the cuts back until the user has guessed, and then shows them', async () => {
  const state = stateOf();
  const { target } = show(GuessCuts, { state, line: known });
  await expect.element(page.getByRole('button', { name: /^At my/ })).not.toBeInTheDocument();
  expect(target.querySelector('line.cut')).toBeNull();
  await page.getByRole('button', { name: 'Nowhere: it is one thing' }).click();
  expect(state.guess).toBe('nowhere');
  const came = page.getByRole('status', { name: 'What came of the guess' });
  await expect.element(came).toHaveTextContent(/^Your guess did not hold\. It is cut in \d places?/);
  expect(target.querySelectorAll('line.cut')).toHaveLength(best.pieces.length - 1);
});

it('offers the marks as a guess once there are any, and says why nothing comes where it can’t be read', async () => {
  const { change } = show(GuessCuts, { state: stateOf({ marks: [10, 20] }), line: { kind: 'reading' } });
  await page.getByRole('button', { name: 'At my 2 marks' }).click();
  await expect.element(page.getByText('It is being cut.')).toBeVisible();
  change({ line: { kind: 'failed', reason: 'no WebAssembly' } });
  await expect.element(page.getByRole('alert')).toHaveTextContent('It can’t be cut here: no WebAssembly');
});

it('adds up either way through the pieces', async () => {
  show(PiecesAndWays, { state: stateOf(), line });
  const sum = page.getByRole('status', { name: 'The sum' });
  await expect.element(sum).toHaveTextContent(new RegExp(` ${best.cost.toFixed(2)}$`));
  await expect.element(page.getByRole('row', { name: /^Together/ })).toHaveTextContent(best.cost.toFixed(2));
  await page.getByRole('radio', { name: `The next best: ${textOfWay(next!)}` }).click();
  await expect.element(sum).toHaveTextContent(new RegExp(` ${next!.cost.toFixed(2)}$`));
  const weighed = page.getByRole('region', { name: /^Weighed/ }).getByRole('listitem');
  expect(weighed.elements()).toHaveLength(line.reading.candidates.length);
  expect(weighed.elements().filter(({ textContent }) => textContent.includes('in the way taken'))).toHaveLength(
    best.pieces.length,
  );
});

it('judges the claim by the number that was read', async () => {
  const state = stateOf();
  show(JudgeClaim, { state, reading: line.reading });
  await page.getByRole('button', { name: 'False' }).click();
  expect(state.judged).toBe('false');
  const said = page.getByRole('status', { name: 'What to say of the claim' });
  await expect.element(said).toHaveTextContent(/^Right\. As one thing, .* it is read as 0, 89\s%/);
  await expect.element(said).toHaveTextContent(`${line.reading.text} comes of ${best.pieces.length} readings`);
});

it('says what to do where there is no number yet', async () => {
  const children = createRawSnippet(() => ({ render: () => '<b>the number</b>' }));
  const props = { ink: 'ninetySix' as const, onchoose: vi.fn(), shown: children };
  const { change } = show(LineToRead, { ...props, line: { kind: 'reading' } });
  const status = page.getByRole('status');
  await expect.element(status).toHaveTextContent('It is being read.');
  change({ line: { kind: 'none' } });
  await expect.element(status).toHaveTextContent('Write a number of two digits or more');
  change({ line: { ...known, kind: 'one' } });
  await expect.element(status).toHaveTextContent('This is one digit');
  change({ line: { kind: 'failed', reason: 'no WebAssembly' } });
  await expect.element(page.getByRole('alert')).toHaveTextContent('no WebAssembly');
  change({ line: known });
  await expect.element(page.getByText('the number')).toBeVisible();
});
