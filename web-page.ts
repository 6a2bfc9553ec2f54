import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';

const NAME = 'virtual:web-page';
const folder = join(import.meta.dirname, 'src/renderer/web-page');

/**
 * Bundles the program of an exported page as it is imported: `import { script, style } from 'virtual:web-page'` gives the
 * text of its script and of its style sheet.
 */
export function webPage(): Plugin {
  let bundled: Promise<string> | undefined;
  return {
    name: 'web-page',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load(id) {
      if (id !== `\0${NAME}`) return null;
      bundled ??= bundle();
      return bundled;
    },
  };
}

async function bundle(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(folder, 'main.ts'), formats: ['iife'], name: 'page' },
    },
  });
  const files = [output].flat().flatMap((result) => ('output' in result ? result.output : []));
  const script = files.flatMap((file) => (file.type === 'chunk' ? [file.code] : [])).join('\n');
  const style = readFileSync(join(folder, 'style.css'), 'utf8');
  return `export const script = ${JSON.stringify(script)};\nexport const style = ${JSON.stringify(style)};`;
}
