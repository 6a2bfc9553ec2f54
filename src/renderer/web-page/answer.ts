import { IMAGE_SIZE } from '../../core/data/digits';
import { writeProbability } from '../../core/words/quantities';
import { describeStranger } from '../../core/words/likeness-words';
import { element } from './element';
import type { PageAnswer, ReadDigit } from './read-page';

const NOTHING = { image: null, probabilities: null, likeness: null };

/** The likeliest digit, the probability of each of the ten, and the image that the network gets. */
export class AnswerBoard {
  readonly root: HTMLElement;
  readonly #digit = element('output', { class: 'digit', 'aria-live': 'polite' });
  readonly #seen = element('canvas', {
    class: 'seen',
    width: String(IMAGE_SIZE),
    height: String(IMAGE_SIZE),
    role: 'img',
    'aria-label': 'What the network sees: 28 by 28 pixels',
  });
  #answer: PageAnswer | null = null;
  readonly #digits = element('div', { class: 'digits', role: 'group', 'aria-label': 'Digits of the number' });
  readonly #note = element('p', { class: 'note', 'aria-live': 'polite' });
  readonly #rows = Array.from({ length: 10 }, () => ({ bar: element('i'), share: element('td', { class: 'share' }) }));

  constructor() {
    const rows = this.#rows.map(({ bar, share }, digit) =>
      element('tr', {}, [
        element('th', { scope: 'row' }, [String(digit)]),
        element('td', { class: 'track' }, [bar]),
        share,
      ]),
    );
    this.root = element('section', { 'aria-label': 'Answer' }, [
      element('div', { class: 'top' }, [
        this.#digit,
        element('figure', {}, [this.#seen, element('figcaption', {}, ['What it sees'])]),
      ]),
      this.#digits,
      this.#note,
      element('table', { 'aria-label': 'Probability of each digit' }, [element('tbody', {}, rows)]),
    ]);
  }

  /** Whether it shows a number of several digits. */
  get showsNumber(): boolean {
    return this.#number !== null;
  }

  get #number(): string | null {
    return this.#answer?.number ?? null;
  }

  /** Shows what was read, of a number its last digit's probabilities; null where there is no ink. */
  show(answer: PageAnswer | null): void {
    this.#answer = answer;
    this.#showDigit((answer?.digits.length ?? 1) - 1);
  }

  /** Shows the probabilities of one of the digits, from 0 on the left. */
  #showDigit(chosen: number): void {
    const answer = this.#answer;
    const { image, probabilities, likeness } = answer?.digits[chosen] ?? NOTHING;
    const likeliest = probabilities === null ? -1 : probabilities.indexOf(Math.max(...probabilities));
    this.#digit.textContent = this.#number ?? (likeliest === -1 ? '–' : String(likeliest));
    this.#digit.title =
      likeliest === -1 ? 'Nothing is drawn yet' : this.showsNumber ? 'The number' : 'The likeliest digit';
    this.root.classList.toggle('number', this.showsNumber);
    const digits = this.showsNumber ? (answer?.digits ?? []) : [];
    this.#digits.replaceChildren(...digits.map((digit, index) => this.#choice(digit, index, chosen)));
    const isStranger = likeness !== null && !likeness.isDigit;
    this.root.classList.toggle('stranger', isStranger);
    this.#note.textContent = isStranger ? describeStranger(likeliest) : '';
    this.#rows.forEach(({ bar, share }, digit) => {
      const probability = probabilities?.[digit] ?? 0;
      bar.style.width = `${100 * probability}%`;
      bar.classList.toggle('likeliest', digit === likeliest);
      share.textContent = probabilities === null ? '' : writeProbability(probability, 1);
    });
    this.#paint(image);
  }

  #choice({ probabilities }: ReadDigit, index: number, chosen: number): HTMLElement {
    const probability = Math.max(...probabilities);
    const digit = probabilities.indexOf(probability);
    const button = element('button', { type: 'button', 'aria-pressed': String(index === chosen) }, [
      `${digit} · ${writeProbability(probability)}`,
    ]);
    button.onclick = () => {
      this.#showDigit(index);
      // It is another button now, in the same place.
      (this.#digits.children[index] as HTMLElement).focus();
    };
    return button;
  }

  #paint(image: Float32Array | null): void {
    const context = this.#seen.getContext('2d')!;
    const pixels = context.createImageData(IMAGE_SIZE, IMAGE_SIZE);
    const ink = getComputedStyle(this.root).color.match(/\d+/g)!.map(Number);
    for (let pixel = 0; pixel < IMAGE_SIZE * IMAGE_SIZE; pixel++)
      pixels.data.set([ink[0]!, ink[1]!, ink[2]!, 255 * (image?.[pixel] ?? 0)], 4 * pixel);
    context.putImageData(pixels, 0, 0);
  }
}
