import type { StepResult } from './batch-gradient';
import type { Progress } from './progress';

/** Adds up what a run's steps see, and tells how fast it goes and when it will end. */
export class ProgressMeter {
  private readonly started = Date.now();
  private reported = this.started;
  private loss = 0;
  private correct = 0;
  private counted = 0;
  private setAside = 0;

  constructor(
    private readonly epochs: number,
    private readonly steps: number,
    private readonly batch: number,
    /** The step that the run goes on from; what came before took its time at another time. */
    private readonly from: number,
  ) {}

  count({ loss, correct }: StepResult): void {
    this.loss += loss;
    this.correct += correct;
    this.counted++;
  }

  /** Does something else than learning, whose time counts for the end of the run, but not for its images per second. */
  aside<Result>(work: () => Result): Result {
    const started = Date.now();
    const result = work();
    this.setAside += Date.now() - started;
    return result;
  }

  millisecondsSinceReport(): number {
    return Date.now() - this.reported;
  }

  /** What has been counted since the last report, which then starts anew. `step` is the number of steps done. */
  report(step: number, epoch: number): Progress {
    const now = Date.now();
    const seconds = Math.max(0.001, (now - this.reported - this.setAside) / 1000);
    const progress: Progress = {
      step,
      steps: this.steps,
      epoch,
      epochs: this.epochs,
      loss: this.loss / this.counted,
      accuracy: this.correct / (this.counted * this.batch),
      imagesPerSecond: (this.counted * this.batch) / seconds,
      // The whole run's pace, steadier than the last moment's.
      secondsLeft: ((now - this.started) / 1000 / (step - this.from)) * (this.steps - step),
    };
    this.reported = now;
    this.loss = 0;
    this.correct = 0;
    this.counted = 0;
    this.setAside = 0;
    return progress;
  }
}
