import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import LayerStack from '../../../../../src/renderer/places/train/LayerStack.svelte';
import { NetworkBuilder } from '../../../../../src/renderer/state/training/network-builder.svelte';
import { show } from '../../stage/show.svelte';

const layers = () => page.getByRole('list', { name: 'Layers of the network' });
/** A layer's line, by the layer's name. */
const line = (name: string) => layers().getByRole('button', { name: new RegExp(`^${name} `) });
const field = (label: string) => page.getByRole('spinbutton', { name: label });

/** A convolution, a pooling and a dense layer, before the end that every network has. */
function shown() {
  const builder = new NetworkBuilder();
  builder.startFrom([
    { kind: 'convolution', name: '', filters: 8, kernelSize: 5, stride: 1, padding: 'valid', bias: true },
    { kind: 'maxPool', name: '', size: 2, stride: 2, padding: 'valid' },
    { kind: 'flatten', name: '' },
    { kind: 'dense', name: '', units: 32 },
  ]);
  show(LayerStack, { builder });
  const kinds = () => builder.rows.map(({ layer }) => layer.kind);
  return { builder, kinds };
}

async function openByKeyboard(name: string): Promise<void> {
  (line(name).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(line(name)).toHaveAttribute('aria-expanded', 'true');
}

it('shows what each layer is, what comes out of it and its weights; the end can not be changed', async () => {
  shown();
  await expect.element(line('conv_1')).toHaveTextContent(/8 of 5×5\s*24×24×8\s*208 weights/);
  await expect.element(line('pool_1')).toHaveTextContent(/2×2\s*12×12×8/);
  await expect.element(line('dense_1')).toHaveTextContent(/32 units\s*32\s*36,896 weights/);
  await expect.element(layers()).toHaveTextContent('logits');
  expect(line('logits').elements()).toEqual([]);
  await expect.element(page.getByRole('status')).toHaveTextContent('37,434 weights');
});

it('changes a number as it is typed, and the network is counted anew', async () => {
  const { builder } = shown();
  await openByKeyboard('conv_1');
  await userEvent.fill(field('Kernels'), '16');
  expect(builder.rows[0]!.layer).toMatchObject({ filters: 16 });
  await expect.element(line('conv_1')).toHaveTextContent(/16 of 5×5\s*24×24×16\s*416 weights/);
  await page.getByRole('radio', { name: 'Same' }).click();
  await expect.element(line('conv_1')).toHaveTextContent('28×28×16');
});

it.each(['0', '129', '2.5', ''])('asks for another number than “%s”, and keeps the one before', async (typed) => {
  const { builder } = shown();
  await openByKeyboard('conv_1');
  await userEvent.fill(field('Kernels'), typed);
  const sentence = 'Kernels: a whole number from 1 to 128.';
  await expect.element(field('Kernels')).toHaveAccessibleDescription(sentence);
  await expect.element(field('Kernels')).toHaveAttribute('aria-invalid', 'true');
  expect(builder.rows[0]!.layer).toMatchObject({ filters: 8 });
  expect(builder.fault).toBe(sentence);
  await userEvent.fill(field('Kernels'), '12');
  await expect.element(field('Kernels')).toHaveAttribute('aria-invalid', 'false');
  expect(builder.fault).toBeNull();
});

it('takes a number that is being typed for given up once its layer is closed', async () => {
  const { builder } = shown();
  await openByKeyboard('conv_1');
  await userEvent.fill(field('Kernels'), '0');
  await line('conv_1').click();
  await expect.element(line('conv_1')).toHaveAttribute('aria-expanded', 'false');
  expect(builder.fault).toBeNull();
});

it('moves a layer by its buttons, as far as there is room, and the keyboard stays on it', async () => {
  const { kinds } = shown();
  await openByKeyboard('pool_1');
  await page.getByRole('button', { name: 'Move up' }).click();
  expect(kinds()).toEqual(['maxPool', 'convolution', 'flatten', 'dense']);
  await expect.element(line('pool_1')).toHaveFocus();
  await expect.element(page.getByRole('button', { name: 'Move up' })).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('button', { name: 'Move down' }).click();
  expect(kinds()).toEqual(['convolution', 'maxPool', 'flatten', 'dense']);
});

it('moves and removes a layer by keyboard, and undoes that', async () => {
  const { kinds } = shown();
  await openByKeyboard('pool_1');
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(kinds()).toEqual(['maxPool', 'convolution', 'flatten', 'dense']);
  await expect.element(line('pool_1')).toHaveFocus();
  await userEvent.keyboard('{Alt>}{ArrowUp}{ArrowDown}{/Alt}');
  expect(kinds()).toEqual(['convolution', 'maxPool', 'flatten', 'dense']);
  await userEvent.keyboard('{Delete}');
  expect(kinds()).toEqual(['convolution', 'flatten', 'dense']);
  await expect.element(line('flatten_1')).toHaveFocus();
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(kinds()).toEqual(['convolution', 'maxPool', 'flatten', 'dense']);
});

it('does not remove a layer by the key that deletes in a field', async () => {
  const { kinds } = shown();
  await openByKeyboard('dense_1');
  (field('Units').element() as HTMLElement).focus();
  await userEvent.keyboard('{Delete}');
  expect(kinds()).toHaveLength(4);
});

it('says at its layer why a stack does not fit', async () => {
  const { builder } = shown();
  await openByKeyboard('flatten_1');
  await page.getByRole('button', { name: 'Remove layer' }).click();
  await expect.element(line('dense_1')).toHaveAccessibleDescription(builder.stack.fault!.sentence);
  await expect.element(line('dense_1')).toHaveTextContent('–');
  await expect.element(page.getByRole('status')).toHaveTextContent(builder.stack.fault!.sentence);
});

it('adds a layer after the one that is opened', async () => {
  const { kinds } = shown();
  await openByKeyboard('conv_1');
  await expect.element(page.getByRole('group', { name: 'Add after conv_1' })).toBeVisible();
  await page.getByRole('button', { name: 'Batch norm', exact: true }).click();
  expect(kinds()).toEqual(['convolution', 'batchNorm', 'maxPool', 'flatten', 'dense']);
  await expect.element(line('norm_1')).toHaveFocus();
});
