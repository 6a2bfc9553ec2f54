/** The five places of the window, in the order of their tabs. */
export const PLACES = [
  { id: 'draw', title: 'Draw' },
  { id: 'train', title: 'Train' },
  { id: 'robustness', title: 'Robustness' },
  { id: 'lessons', title: 'Lessons' },
  { id: 'models', title: 'Models' },
] as const;

export type PlaceId = (typeof PLACES)[number]['id'];

/** Where in the window the user is. The address's fragment says it too, so that a reload stays there. */
class Navigation {
  #place = $state<PlaceId>(placeIn(location.hash));

  constructor() {
    window.addEventListener('hashchange', () => (this.#place = placeIn(location.hash)));
  }

  get place(): PlaceId {
    return this.#place;
  }

  go(place: PlaceId): void {
    this.#place = place;
    location.hash = place;
  }
}

function placeIn(hash: string): PlaceId {
  return PLACES.find(({ id }) => `#${id}` === hash)?.id ?? 'draw';
}

/** The window's navigation. */
export const navigation = new Navigation();
