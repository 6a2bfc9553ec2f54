import { createContext } from 'svelte';
import type { AppState } from './app-state';

/** What the places share, within a component; and what gives it to all components below. */
export const [useApp, provideApp] = createContext<AppState>();

/** What a place or a lesson keeps while the user is elsewhere ({@link AppState.kept}), within a component. */
export function useKept<T>(Class: new (app: AppState) => T): T {
  return useApp().kept(Class);
}
