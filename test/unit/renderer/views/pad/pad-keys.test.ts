import { describe, expect, it } from 'vitest';
import { padCommand } from '../../../../../src/renderer/views/pad/pad-keys';

const press = (key: string, held: { ctrl?: boolean; meta?: boolean; shift?: boolean; alt?: boolean } = {}) =>
  padCommand({
    key,
    ctrlKey: held.ctrl ?? false,
    metaKey: held.meta ?? false,
    shiftKey: held.shift ?? false,
    altKey: held.alt ?? false,
  });

describe('padCommand', () => {
  it('undoes and redoes with the keys of every system', () => {
    expect(press('z', { ctrl: true })).toBe('undo');
    expect(press('z', { meta: true })).toBe('undo');
    expect(press('Z', { ctrl: true, shift: true })).toBe('redo');
    expect(press('y', { ctrl: true })).toBe('redo');
  });

  it('clears, changes the tool and its width, and brings a digit', () => {
    expect(press('Delete')).toBe('clear');
    expect(press('Backspace')).toBe('clear');
    expect(press('e')).toBe('eraser');
    expect(press('p')).toBe('pen');
    expect(press('m')).toBe('sample');
    expect(press('n')).toBe('sample');
    expect(press('[')).toBe('narrower');
    expect(press(']')).toBe('wider');
  });

  it('works with Caps Lock on, and where a bracket needs AltGr', () => {
    expect(press('E')).toBe('eraser');
    expect(press(']', { ctrl: true, alt: true })).toBe('wider');
  });

  it('leaves the browser its own keys', () => {
    expect(press('p', { ctrl: true })).toBeNull();
    expect(press('n', { meta: true })).toBeNull();
    expect(press('e', { alt: true })).toBeNull();
    expect(press('z')).toBeNull();
    expect(press('Delete', { shift: true })).toBeNull();
  });
});
