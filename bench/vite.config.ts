import { join } from 'node:path';
import { defineConfig } from 'vite';
import { assemblyScript } from '../assembly-script.ts';

/** The measurements, as a program in `out/bench` beside the app's own. */
export default defineConfig({
  plugins: [assemblyScript()],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: join(import.meta.dirname, '../out/bench'),
    target: 'node20.19',
    sourcemap: true,
    rolldownOptions: {
      input: join(import.meta.dirname, 'main.ts'),
      external: /^[@\w][\w./-]*$/,
      checks: { bundlerTimings: false },
    },
  },
});
