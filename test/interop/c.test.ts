import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { SAME_READING } from './agreement';
import { probabilitiesIn, writeFloats } from './float-files';
import { RESULTS } from './places';
import { programIn, testFormat, type TestedFormat } from './test-format';

const run = promisify(execFile);

/** Every complaint of the compiler counts. */
const STRICT = ['-std=c99', '-pedantic', '-Wall', '-Wextra', '-Werror', '-O2'];

const compile = (folder: string, program: string): Promise<unknown> =>
  run('cc', [...STRICT, program, '-lm', '-o', 'read'], { cwd: folder });

/** Reads images from the file that is named first and writes probabilities to the second. */
const reading = (name: string): string => `#include <stdio.h>
#include "${name}.h"

int main(int count, char **files)
{
  static float image[784];
  float probabilities[10];
  FILE *images = fopen(files[1], "rb"), *out = fopen(files[2], "wb");
  if (count != 3 || images == NULL || out == NULL) return 1;
  while (fread(image, sizeof(float), 784, images) == 784) {
    ${name}_read(image, probabilities);
    fwrite(probabilities, sizeof(float), 10, out);
  }
  return fclose(out);
}
`;

async function open(folders: readonly string[], images: Float32Array) {
  const imagesFile = join(RESULTS, 'images-of-c.f32');
  await writeFloats(imagesFile, images);
  for (const folder of folders) {
    await writeFile(join(folder, 'all.c'), reading(basename(folder)));
    await compile(folder, 'all.c');
    await run('./read', [imagesFile, 'probabilities.f32'], { cwd: folder });
  }
  const { stdout } = await run('cc', ['--version']);
  return { runtime: stdout.split('\n')[0]!, probabilities: await probabilitiesIn(folders) };
}

async function followReadMe(folder: string, readMe: string): Promise<string> {
  await writeFile(join(folder, 'read.c'), programIn(readMe, 'c'));
  await compile(folder, 'read.c');
  return (await run('./read', { cwd: folder })).stdout;
}

const tested: Omit<TestedFormat, 'format'> = { open, followReadMe };
testFormat({ ...tested, format: 'c' });
testFormat({ ...tested, format: 'c-int8', close: SAME_READING });
