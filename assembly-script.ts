import asc from 'assemblyscript/asc';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const SUFFIX = '?assembly';

/**
 * Compiles AssemblyScript to WebAssembly as it is imported: `import module from './inner-loops/index.ts?assembly'` gives the
 * module's bytes. It shares the memory of whoever instantiates it, and has none of its own.
 */
export function assemblyScript(): Plugin {
  return {
    name: 'assembly-script',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const entry = id.slice(0, -SUFFIX.length);
      for (const file of readdirSync(dirname(entry))) this.addWatchFile(join(dirname(entry), file));
      const bytes = Buffer.from(await compile(entry)).toString('base64');
      return `export default Uint8Array.from(atob('${bytes}'), (character) => character.charCodeAt(0));`;
    },
  };
}

async function compile(entry: string): Promise<Uint8Array> {
  let binary: Uint8Array | undefined;
  const options = ['--outFile', 'inner-loops.wasm', '--enable', 'simd', '--runtime', 'stub', '-O3', '--noAssert'];
  const complaints = asc.createMemoryStream();
  const { error } = await asc.main([entry, ...options, '--importMemory', '--noExportMemory'], {
    stderr: complaints,
    writeFile: (_name: string, contents: unknown) => {
      if (contents instanceof Uint8Array) binary = contents;
    },
  });
  if (error || !binary) throw new Error(`${entry} does not compile: ${complaints.toString()}`, { cause: error });
  return binary;
}
