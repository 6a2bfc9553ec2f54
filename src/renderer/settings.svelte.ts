import { MediaQuery } from 'svelte/reactivity';

/** Paper, blackboard, or as the system has it. */
export type Theme = 'system' | 'light' | 'dark';

const THEME_KEY = 'inkling.theme';

/** What the user has set for this window; kept by the browser between visits. */
class Settings {
  readonly #systemDark = new MediaQuery('prefers-color-scheme: dark');
  #theme = $state<Theme>(readTheme());

  constructor() {
    showTheme(this.#theme);
  }

  get theme(): Theme {
    return this.#theme;
  }

  set theme(theme: Theme) {
    this.#theme = theme;
    localStorage.setItem(THEME_KEY, theme);
    showTheme(theme);
  }

  /** Whether the window is dark as it stands; for what is painted on canvases. */
  get dark(): boolean {
    return this.#theme === 'system' ? this.#systemDark.current : this.#theme === 'dark';
  }
}

function readTheme(): Theme {
  const stored = localStorage.getItem(THEME_KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** The window's settings. */
export const settings = new Settings();
