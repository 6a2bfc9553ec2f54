import { onDestroy } from 'svelte';
import { prefersReducedMotion } from 'svelte/motion';

/** For those who asked the system for little motion a walk makes at most so many steps a second, one by one. */
const CALM_RATE = 1;

/** A walk through the steps of a calculation, such as a filter's windows: stepped, played, and scrubbed. */
export class Stepping {
  #playing = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * To be made while a component is being set up; it ends with it.
   * @param count how many steps there are, as it is now
   * @param place holds where the walk is, from 0: most often the lesson's state itself
   * @param rate steps a second, as it is now
   */
  constructor(
    private readonly steps: () => number,
    private readonly place: { at: number },
    private readonly rate: () => number = () => 2,
  ) {
    onDestroy(() => this.pause());
  }

  /** How many steps there are. */
  get count(): number {
    return this.steps();
  }

  /** The step that the walk is at, from 0. */
  get at(): number {
    return Math.max(0, Math.min(this.place.at, this.count - 1));
  }

  get playing(): boolean {
    return this.#playing;
  }

  get isAtEnd(): boolean {
    return this.at === this.count - 1;
  }

  /** Goes one on, by hand. */
  step(): void {
    this.scrub(this.at + 1);
  }

  /** Goes one back, by hand. */
  back(): void {
    this.scrub(this.at - 1);
  }

  /** Goes to a step, as far as there are steps; ends playing. */
  scrub(to: number): void {
    this.pause();
    this.place.at = Math.max(0, Math.min(to, this.count - 1));
  }

  /** Goes on by itself; from the beginning where it is at the end. */
  play(): void {
    if (this.#playing) return;
    if (this.isAtEnd) this.place.at = 0;
    this.#playing = true;
    this.#wait();
  }

  pause(): void {
    clearTimeout(this.#timer);
    this.#playing = false;
  }

  #wait(): void {
    const rate = prefersReducedMotion.current ? Math.min(CALM_RATE, this.rate()) : this.rate();
    this.#timer = setTimeout(() => {
      this.place.at = Math.min(this.at + 1, this.count - 1);
      if (this.isAtEnd) this.#playing = false;
      else this.#wait();
    }, 1000 / rate);
  }
}
