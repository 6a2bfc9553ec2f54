import { describe, expect, it, vi } from 'vitest';
import { DigitActions } from '../../../../../src/renderer/state/actions/digit-actions';
import { Toasts } from '../../../../../src/renderer/ui/toasts.svelte';

type On = ConstructorParameters<typeof DigitActions>[0];

describe('digits that are brought in', () => {
  it('come with their paths in the folder that was chosen, which say their labels', async () => {
    const call = vi.fn(() => Promise.resolve({ added: 1, known: 0, notes: ['They were inverted.'] }));
    const toasts = new Toasts();
    const actions = new DigitActions({ connection: { call }, toasts } as unknown as On);
    await actions.import([{ name: 'digits/7/a.png', file: new Blob([Uint8Array.of(1, 2)]) }]);
    expect(call).toHaveBeenCalledExactlyOnceWith('digits.import', [
      { name: 'digits/7/a.png', bytes: Uint8Array.of(1, 2) },
    ]);
    expect(toasts.list.map(({ text }) => text)).toEqual(['Added 1 digit of digits/7/a.png. They were inverted.']);
  });
});
