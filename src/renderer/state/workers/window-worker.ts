/** A Web Worker as the window sees it. */
export type WorkerPort = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

/** A Web Worker that starts with the first message to it; once ended, with the next one. */
export class WindowWorker<ToWorker, FromWorker> {
  #worker: WorkerPort | null = null;

  /**
   * @param start starts the worker
   * @param take is given each message of it
   * @param fail is given the fault that it didn't catch, or did not start for
   */
  constructor(
    private readonly start: () => WorkerPort,
    private readonly take: (message: FromWorker) => void,
    private readonly fail: (reason: string) => void,
  ) {}

  post(message: ToWorker): void {
    this.#worker ??= this.#started();
    this.#worker.postMessage(message);
  }

  end(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }

  #started(): WorkerPort {
    const worker = this.start();
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.take(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.fail(event.message);
    };
    return worker;
  }
}
