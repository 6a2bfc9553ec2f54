/** The theme's colours as a canvas takes them: custom properties may hold `light-dark()`, which only CSS resolves. */
export class ThemeColors {
  readonly #element: HTMLElement;
  /** Asking has the page styled anew, which takes longer than a chart. */
  #known: Record<string, string> = {};

  /** @param element whose scheme the colours are those of */
  constructor(element: HTMLElement) {
    this.#element = element;
  }

  /** The colour of a custom property such as `--series-1`. */
  of(property: string): string {
    return (this.#known[property] ??= this.#resolve(property));
  }

  /** For when the theme has changed. */
  forget(): void {
    this.#known = {};
  }

  #resolve(property: string): string {
    this.#element.style.color = `var(${property})`;
    const { color } = getComputedStyle(this.#element);
    this.#element.style.color = '';
    return color;
  }
}
