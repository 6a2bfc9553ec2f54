import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** The WebAssembly program of a package's decoder, which hands its pixels over as the browser's ImageData. */
export async function readCodec(program: string): Promise<ArrayBuffer> {
  (globalThis as { ImageData?: typeof Pixels }).ImageData ??= Pixels;
  return Uint8Array.from(await readFile(createRequire(import.meta.url).resolve(program))).buffer;
}

/** What the decoders need of ImageData, which Node.js doesn't have. */
class Pixels {
  constructor(
    readonly data: Uint8ClampedArray,
    readonly width: number,
    readonly height: number,
  ) {}
}
