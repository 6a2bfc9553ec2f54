import type { PlannedLayer } from '../../../core/network/layer-kinds';
import type { CellSelection } from '../../state/cells/cell-selection.svelte';
import { stepFrom } from './cell-chain';

/** Opens the cells of a map one after the other, as a course slides a window over an image. */
export class CellWalk {
  #isPlaying = $state(false);
  /** Whether the map fills as the walk goes on: what it has not reached is not shown. */
  #isUnderWay = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param selection what is looked at, as it is now
   * @param plan the network's layers as they are now
   * @param rate how many cells are opened in a second, as it is now
   */
  constructor(
    private readonly selection: () => CellSelection,
    private readonly plan: () => readonly PlannedLayer[],
    private readonly rate: () => number,
  ) {}

  get isPlaying(): boolean {
    return this.#isPlaying;
  }

  get isUnderWay(): boolean {
    return this.#isUnderWay;
  }

  get #selection(): CellSelection {
    return this.selection();
  }

  /** Walks from the first cell of the map, or goes on from where it was paused. */
  play(): void {
    const { opened } = this.#selection;
    if (opened === null || opened.index < 0 || this.#isPlaying) return;
    if (!this.#isUnderWay) {
      const isMaps = this.plan()[opened.index]!.output.length === 3;
      const map = isMaps ? opened.position.map : 0;
      this.#selection.open({ index: opened.index, position: { map, row: 0, column: 0 } });
    }
    this.#isUnderWay = true;
    this.#isPlaying = true;
    this.#wait();
  }

  pause(): void {
    clearTimeout(this.#timer);
    this.#isPlaying = false;
  }

  /** Ends the walk; the whole map shows again. */
  end(): void {
    this.pause();
    this.#isUnderWay = false;
  }

  /** Opens the next cell of the map, or the one before. */
  step(by: 1 | -1): void {
    this.pause();
    this.#go(by);
  }

  #wait(): void {
    this.#timer = setTimeout(() => {
      if (this.#go(1)) this.#wait();
      else this.end();
    }, 1000 / this.rate());
  }

  #go(by: 1 | -1): boolean {
    const { opened } = this.#selection;
    const next = opened && opened.index >= 0 ? stepFrom(this.plan(), opened, by) : null;
    if (next) this.#selection.open(next);
    return next !== null;
  }
}
