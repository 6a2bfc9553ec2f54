/** The five places of the window, in the order of their tabs. */
export const PLACES = [
  { id: 'draw', title: 'Draw' },
  { id: 'train', title: 'Train' },
  { id: 'robustness', title: 'Robustness' },
  { id: 'lessons', title: 'Lessons' },
  { id: 'models', title: 'Models' },
] as const;

export type PlaceId = (typeof PLACES)[number]['id'];

/** Where in the window the user is: a place, and within it what the place makes of `detail`; empty where nothing is said. */
interface Address {
  readonly place: PlaceId;
  readonly detail: string;
}

/** Where in the window the user is. The address's fragment says it too (`#lessons/5`), so that a reload stays there. */
export class Navigation {
  #address = $state.raw<Address>(addressIn(location.hash));

  constructor() {
    window.addEventListener('hashchange', () => (this.#address = addressIn(location.hash)));
  }

  get place(): PlaceId {
    return this.#address.place;
  }

  /** What the address says after the place and a slash. */
  get detail(): string {
    return this.#address.detail;
  }

  go(place: PlaceId, detail = ''): void {
    this.#address = { place, detail };
    location.hash = fragmentOf(this.#address);
  }

  /** Says in the address where within the place the user is already; going back does not come by here. */
  settle(detail: string): void {
    this.#address = { place: this.place, detail };
    history.replaceState(history.state, '', `#${fragmentOf(this.#address)}`);
  }
}

function fragmentOf({ place, detail }: Address): string {
  return detail === '' ? place : `${place}/${detail}`;
}

function addressIn(hash: string): Address {
  const [, name, detail = ''] = /^#([a-z]+)(?:\/(.*))?$/.exec(hash) ?? [];
  const place = PLACES.find(({ id }) => id === name)?.id;
  return place === undefined ? { place: 'draw', detail: '' } : { place, detail };
}
