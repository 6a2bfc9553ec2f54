import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
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
    await writeFile(join(folder, 'read.mjs'), programIn(readMe, 'js'));
    return (await run(process.execPath, ['read.mjs'], { cwd: folder })).stdout;
  },
});
