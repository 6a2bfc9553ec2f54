import { flushSync, mount, unmount, type Component } from 'svelte';
import { onTestFinished } from 'vitest';
import { AppState } from '../../../../src/renderer/state/app-state';
import { Theme } from '../../../../src/renderer/ui/theme.svelte';
import { clientLine } from '../client-line';
import Stage from './Stage.svelte';

/** A window's state over a line that is open and whose other end the test holds; nothing is answered but by the test. */
export function appOnLine() {
  const { client, calls, send } = clientLine();
  return { app: new AppState({ ...client, state: 'open', whenOpen: (opener) => opener() }), calls, send };
}

/**
 * Shows a component as a window does, until the test is over. The app's and the theme's changes show on it; so do those of
 * its props by `change`, which keeps the others.
 *
 * @param props held in reactive state: what a test then writes into `given` shows too
 */
export function show<Props extends Record<string, unknown>>(
  component: Component<Props>,
  props: Props,
  { app } = appOnLine(),
) {
  const given = $state(props);
  const theme = new Theme();
  const target = document.body.appendChild(document.createElement('div'));
  const stage = mount(Stage, { target, props: { app, theme, component, given } });
  flushSync();
  onTestFinished(async () => {
    await unmount(stage);
    target.remove();
    theme.choice = 'system';
  });
  const change = (changed: Partial<Props>): void =>
    flushSync(() => {
      Object.assign(given, changed);
    });
  return { app, theme, target, change };
}
