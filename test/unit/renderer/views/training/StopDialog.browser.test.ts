import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Progress } from '../../../../../src/core/training/progress';
import { DEFAULT_RECIPE } from '../../../../../src/core/training/recipe';
import type { Run } from '../../../../../src/core/training/run';
import StopDialog from '../../../../../src/renderer/views/training/StopDialog.svelte';
import { focusedOpener } from '../../stage/opener';
import { appOnLine, show } from '../../stage/show.svelte';

const dialog = () => page.getByRole('dialog', { name: 'Stop training “Night run”?' });
const button = (name: string) => dialog().getByRole('button', { name, exact: true });

function run(step: number, state: Run['state'] = { kind: 'running' }): Run {
  return {
    id: 'r1',
    name: 'Night run',
    recipe: DEFAULT_RECIPE,
    layers: [],
    started: '',
    progress: { step } as Progress,
    curve: [],
    validation: [],
    state,
  };
}

async function asked(of: Run) {
  const opener = focusedOpener();
  const line = appOnLine();
  const { change } = show(StopDialog, { open: false, run: of }, line);
  opener.focus();
  change({ open: true });
  await expect.poll(() => dialog().element().contains(document.activeElement)).toBe(true);
  const stops = () => line.calls.filter(({ name }) => name === 'training.stop').map(({ args }) => args);
  return { ...line, change, opener, stops };
}

it.each([
  ['Stop and keep', true],
  ['Discard', false],
] as const)('stops the run by “%s”', async (name, keep) => {
  const { stops } = await asked(run(120));
  await button(name).click();
  expect(stops()).toEqual([['r1', { keep }]]);
  await expect.element(dialog()).not.toBeInTheDocument();
});

it.each([
  ['Escape', () => userEvent.keyboard('{Escape}')],
  ['“Train on”', () => button('Train on').click()],
])('lets it train on by %s, and gives the focus back', async (_, leave) => {
  const { opener, stops } = await asked(run(120));
  await leave();
  await expect.element(dialog()).not.toBeInTheDocument();
  expect(stops()).toEqual([]);
  await expect.poll(() => document.activeElement).toBe(opener);
});

it('has nothing to keep before the first step', async () => {
  await asked(run(0, { kind: 'starting' }));
  await expect.element(dialog()).toHaveTextContent('there is nothing to keep');
  expect(button('Stop and keep').elements()).toEqual([]);
  expect(button('Stop').elements()).toHaveLength(1);
});

it('leaves a paused run paused', async () => {
  await asked(run(120, { kind: 'paused' }));
  expect(button('Leave it paused').elements()).toHaveLength(1);
  await expect.element(dialog()).not.toHaveTextContent('it trains on');
});

it('closes when the run ends by itself', async () => {
  const { change } = await asked(run(120));
  change({ run: run(2814, { kind: 'ended', modelId: 'm', reading: null, before: null }) });
  await expect.element(dialog()).not.toBeInTheDocument();
});

it('says why it could not be stopped', async () => {
  const { app, calls, send } = await asked(run(120));
  await button('Discard').click();
  const { id } = calls.find(({ name }) => name === 'training.stop')!;
  send({ kind: 'refusal', id, message: 'There is no such run.' });
  await expect
    .poll(() => app.toasts.list.map(({ text, tone }) => [text, tone]))
    .toEqual([['There is no such run.', 'error']]);
});
