import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { NETWORK_NAMES } from './networks';
import { RESULTS } from './places';
import { programIn, testFormat } from './test-format';

const run = promisify(execFile);

testFormat({
  format: 'tfjs',
  // The odd one has an ELU that TensorFlow.js does not know.
  networks: NETWORK_NAMES.filter((name) => name !== 'odd'),
  open: async (folders, images) => {
    const imagesFile = join(RESULTS, 'images-of-tfjs.f32');
    await writeFile(imagesFile, new Uint8Array(images.buffer, images.byteOffset, images.byteLength));
    const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'open-tfjs.js'), imagesFile, ...folders]);
    const probabilities = folders.map(async (folder) => {
      const bytes = await readFile(join(folder, 'probabilities.f32'));
      return new Float32Array(new Uint8Array(bytes).buffer);
    });
    return { runtime: stdout.trim(), probabilities: await Promise.all(probabilities) };
  },
  followReadMe: async (folder, readMe) => {
    // The parts that `@tensorflow/tfjs` is made of, as they are installed here.
    const require = createRequire(import.meta.url);
    const parts = ['core', 'layers', 'backend-cpu'].map((part) => require.resolve(`@tensorflow/tfjs-${part}`));
    await writeFile(
      join(folder, 'tfjs.cjs'),
      `const [core, layers] = ${JSON.stringify(parts)}.map(require);
       exports.io = core.io; exports.tensor = core.tensor; exports.loadLayersModel = layers.loadLayersModel;`,
    );
    const program = programIn(readMe, 'js').replace("'@tensorflow/tfjs'", "'./tfjs.cjs'");
    await writeFile(join(folder, 'read.mjs'), program);
    return (await run(process.execPath, ['read.mjs'], { cwd: folder })).stdout;
  },
});
