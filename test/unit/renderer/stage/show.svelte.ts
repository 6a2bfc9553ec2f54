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
 * Shows a component as a window does, until the test is over. Changes of the app, of the theme and of the state in its props
 * show on it; `change` gives it other props, and leaves those that it does not name.
 */
export function show<Props extends object>(component: Component<Props>, props: NoInfer<Props>, { app } = appOnLine()) {
  let given: Props = $state.raw(props);
  // That its props are its own is seen to above.
  const shown = component as unknown as Component<Record<string, unknown>>;
  const theme = new Theme();
  theme.choice = 'light';
  const target = document.body.appendChild(document.createElement('div'));
  // Where the Tab key starts from.
  target.tabIndex = -1;
  target.focus();
  const stage = mount(Stage, {
    target,
    props: {
      app,
      theme,
      component: shown,
      get given() {
        return given;
      },
    },
  });
  flushSync();
  onTestFinished(async () => {
    await unmount(stage);
    target.remove();
  });
  const change = (changed: Partial<Props>): void =>
    flushSync(() => {
      given = { ...given, ...changed };
    });
  return { app, theme, target, change };
}
