import { IMAGE_SIZE } from '../../core/data/digits';
import type { Likeness } from '../../core/likeness/likeness';
import { writePercent } from '../../core/words/quantities';
import { describeStranger } from '../../core/words/likeness-words';
import { element } from './element';

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
      this.#note,
      element('table', { 'aria-label': 'Probability of each digit' }, [element('tbody', {}, rows)]),
    ]);
  }

  /** All null where there is no ink; the likeness also where it is not known. */
  show(image: Float32Array | null, probabilities: Float32Array | null, likeness: Likeness | null): void {
    const likeliest = probabilities === null ? -1 : probabilities.indexOf(Math.max(...probabilities));
    this.#digit.textContent = likeliest === -1 ? '–' : String(likeliest);
    this.#digit.title = likeliest === -1 ? 'Nothing is drawn yet' : 'The likeliest digit';
    const isStranger = likeness !== null && !likeness.isDigit;
    this.root.classList.toggle('stranger', isStranger);
    this.#note.textContent = isStranger ? describeStranger(likeliest) : '';
    this.#rows.forEach(({ bar, share }, digit) => {
      const probability = probabilities?.[digit] ?? 0;
      bar.style.width = `${100 * probability}%`;
      bar.classList.toggle('likeliest', digit === likeliest);
      share.textContent = probabilities === null ? '' : `${writePercent(probability)} %`;
    });
    this.#paint(image);
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
