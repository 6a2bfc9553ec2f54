import { MediaQuery } from 'svelte/reactivity';

/** Paper, blackboard, or as the system has it. */
export type Theme = 'system' | 'light' | 'dark';

const THEME_KEY = 'inkling.theme';
const ALL_LAYERS_KEY = 'inkling.picture.all-layers';
const ZOOM_KEY = 'inkling.picture.zoom';
const LESSON_KEY = 'inkling.lessons.at';
const LESSONS_DONE_KEY = 'inkling.lessons.done';

/** How many times as large as fits the network's layers can be shown. */
export const ZOOMS: readonly number[] = [1, 1.5, 2, 3, 4];

/** What the user has set for this window; kept by the browser between visits. */
class Settings {
  readonly #systemDark = new MediaQuery('prefers-color-scheme: dark');
  #theme = $state<Theme>(readTheme());
  #allLayers = $state(localStorage.getItem(ALL_LAYERS_KEY) === 'true');
  #zoom = $state(readZoom());
  #lesson = $state(Number(localStorage.getItem(LESSON_KEY)) || 1);
  #lessonsDone = $state.raw<ReadonlySet<number>>(readLessonsDone());

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

  /** Whether the picture of the network shows every layer, not one of each block. */
  get allLayers(): boolean {
    return this.#allLayers;
  }

  set allLayers(all: boolean) {
    this.#allLayers = all;
    localStorage.setItem(ALL_LAYERS_KEY, String(all));
  }

  /** How large the picture of the network is: one of {@link ZOOMS}. */
  get zoom(): number {
    return this.#zoom;
  }

  /** Makes the picture larger or smaller by so many steps, as far as it goes. */
  zoomBy(steps: number): void {
    const at = ZOOMS.indexOf(this.#zoom) + steps;
    this.#zoom = ZOOMS[Math.min(ZOOMS.length - 1, Math.max(0, at))]!;
    localStorage.setItem(ZOOM_KEY, String(this.#zoom));
  }

  /** The number of the lesson that was open last. */
  get lesson(): number {
    return this.#lesson;
  }

  set lesson(number: number) {
    this.#lesson = number;
    localStorage.setItem(LESSON_KEY, String(number));
  }

  /** The numbers of the lessons whose task was done. */
  get lessonsDone(): ReadonlySet<number> {
    return this.#lessonsDone;
  }

  set lessonsDone(done: ReadonlySet<number>) {
    this.#lessonsDone = done;
    localStorage.setItem(LESSONS_DONE_KEY, [...done].join(' '));
  }

  markLessonDone(number: number): void {
    if (!this.#lessonsDone.has(number)) this.lessonsDone = new Set([...this.#lessonsDone, number]);
  }
}

function readZoom(): number {
  const stored = Number(localStorage.getItem(ZOOM_KEY));
  return ZOOMS.includes(stored) ? stored : 1;
}

function readLessonsDone(): ReadonlySet<number> {
  return new Set(
    localStorage
      .getItem(LESSONS_DONE_KEY)
      ?.split(' ')
      .map(Number)
      .filter((number) => number > 0),
  );
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
