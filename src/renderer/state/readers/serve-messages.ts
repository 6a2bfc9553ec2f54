import { startWindowBackend } from './wasm-backend';

/**
 * Has a Web Worker take its messages once its WebAssembly backend has started, one after the other; what goes wrong with one
 * is told as a sentence.
 * @param take takes what whoever starts the worker sends it
 */
export function serveMessages(take: (message: never) => void, fail: (reason: string) => void): void {
  const worker = globalThis as unknown as Pick<Worker, 'addEventListener'>;
  const ready = startWindowBackend();
  const tell = (error: unknown): void => fail(error instanceof Error ? error.message : String(error));
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    ready.then(() => {
      try {
        take(data as never);
      } catch (error) {
        tell(error);
      }
    }, tell);
  });
}
