import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** Starts a decoder of a package with its WebAssembly program. */
type Init = (options: { readonly wasmBinary: ArrayBuffer }) => Promise<void>;

const started = new Map<string, Promise<void>>();

/** Starts a decoder, once; it hands its pixels over as the browser's ImageData. */
export function startCodec(init: Init, program: string): Promise<void> {
  const known = started.get(program) ?? start(init, program);
  started.set(program, known);
  return known;
}

async function start(init: Init, program: string): Promise<void> {
  (globalThis as { ImageData?: typeof Pixels }).ImageData ??= Pixels;
  const bytes = await readFile(createRequire(import.meta.url).resolve(program));
  await init({ wasmBinary: Uint8Array.from(bytes).buffer });
}

/** What the decoders need of ImageData, which Node.js doesn't have. */
class Pixels {
  constructor(
    readonly data: Uint8ClampedArray,
    readonly width: number,
    readonly height: number,
  ) {}
}
