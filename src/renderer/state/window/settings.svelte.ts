const ALL_LAYERS_KEY = 'inkling.picture.all-layers';
const ZOOM_KEY = 'inkling.picture.zoom';
const LESSON_KEY = 'inkling.lessons.at';
const LESSONS_DONE_KEY = 'inkling.lessons.done';

/** How many times as large as fits the network's layers can be shown. */
export const ZOOMS: readonly number[] = [1, 1.5, 2, 3, 4];

/** What the user has set for this window; kept by the browser between visits. */
export class Settings {
  #allLayers = $state(localStorage.getItem(ALL_LAYERS_KEY) === 'true');
  #zoom = $state(readZoom());
  #lesson = $state(Number(localStorage.getItem(LESSON_KEY)) || 1);
  #lessonsDone = $state.raw<ReadonlySet<number>>(readLessonsDone());

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
    this.#zoom = ZOOMS[Math.min(ZOOMS.length - 1, Math.max(0, at))] ?? this.#zoom;
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
