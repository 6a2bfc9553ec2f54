import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { probabilitiesIn, writeFloats } from './float-files';
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
    await writeFloats(imagesFile, images);
    const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'open-tfjs.js'), imagesFile, ...folders]);
    return { runtime: stdout.trim(), probabilities: await probabilitiesIn(folders) };
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
