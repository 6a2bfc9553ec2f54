import { describe, expect, it } from 'vitest';
import type { Card } from '../../../../../src/core/exchange/card';
import type { ReadyModel } from '../../../../../src/renderer/state/models/model-list.svelte';
import { Comparison } from '../../../../../src/renderer/state/readers/comparison.svelte';
import { Toasts } from '../../../../../src/renderer/ui/toasts.svelte';

const listed = (...ids: string[]): ReadyModel[] =>
  ids.map((id) => ({ id, origin: 'shipped', state: 'ready', card: {} as Card, bytes: 0 }));

/** A comparison whose models are never opened. */
const comparison = (): Comparison => new Comparison({ open: () => new Promise<never>(() => undefined) }, new Toasts());

describe('the comparison with a second model', () => {
  it('is with none at first, and with none once the second is gone', () => {
    const compared = comparison();
    compared.keepAmong(listed('a', 'b'), 'a');
    expect(compared.id).toBeNull();
    compared.choose('b');
    compared.keepAmong(listed('a', 'b'), 'a');
    expect(compared.id).toBe('b');
    compared.keepAmong(listed('a'), 'a');
    expect(compared.id).toBeNull();
  });

  it('is with the one that read first where the second reads first now', () => {
    const compared = comparison();
    compared.keepAmong(listed('a', 'b', 'c'), 'a');
    compared.choose('b');
    compared.keepAmong(listed('a', 'b', 'c'), 'b');
    expect(compared.id).toBe('a');
    compared.keepAmong(listed('a', 'b', 'c'), 'c');
    expect(compared.id).toBe('a');
  });

  it('is with none where the second reads first because the first is gone', () => {
    const compared = comparison();
    compared.keepAmong(listed('a', 'b'), 'a');
    compared.choose('b');
    compared.keepAmong(listed('b'), 'b');
    expect(compared.id).toBeNull();
  });
});
