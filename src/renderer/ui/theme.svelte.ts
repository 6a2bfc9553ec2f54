import { createContext } from 'svelte';
import { MediaQuery } from 'svelte/reactivity';

/** Paper, blackboard, or as the system has it. */
export type ThemeChoice = 'system' | 'light' | 'dark';

const KEY = 'inkling.theme';

/** Paper or blackboard: as the user chose it, kept by the browser between visits. */
export class Theme {
  readonly #systemDark = new MediaQuery('prefers-color-scheme: dark');
  #choice = $state<ThemeChoice>(readChoice());

  constructor() {
    show(this.#choice);
  }

  get choice(): ThemeChoice {
    return this.#choice;
  }

  set choice(choice: ThemeChoice) {
    this.#choice = choice;
    localStorage.setItem(KEY, choice);
    show(choice);
  }

  /** Whether the window is dark as it stands; for what is painted on canvases. */
  get dark(): boolean {
    return this.#choice === 'system' ? this.#systemDark.current : this.#choice === 'dark';
  }
}

/** The window's theme, within a component; and what gives it to all components below. */
export const [useTheme, provideTheme] = createContext<Theme>();

function readChoice(): ThemeChoice {
  const stored = localStorage.getItem(KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

function show(choice: ThemeChoice): void {
  if (choice === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = choice;
}
