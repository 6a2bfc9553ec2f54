import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { RUNTIMES_PYTHON, TORCH_PACKAGES } from '../../scripts/python-environment.js';
import { RESULTS } from './places';
import { probabilitiesIn, writeFloats } from './float-files';
import { type Opening, programIn } from './test-format';

/** Which of the two Pythons: that of the runtimes, or the one that has PyTorch. */
export type Python = 'runtimes' | 'torch';

/** Runs a Python program and returns what it said. @throws Error with what it complained of */
export async function runPython(python: Python, args: readonly string[], folder: string = RESULTS): Promise<string> {
  const program = python === 'runtimes' ? RUNTIMES_PYTHON : (process.env['INKLING_TORCH_PYTHON'] ?? '/usr/bin/python3');
  const env = {
    ...process.env,
    ...(python === 'torch' && { PYTHONPATH: TORCH_PACKAGES }),
    PYTHONDONTWRITEBYTECODE: '1',
    KERAS_BACKEND: 'jax',
    JAX_PLATFORMS: 'cpu',
  };
  const options = { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 };
  return (await promisify(execFile)(program, [...args], options)).stdout;
}

/** The path of one of the programs in `python/`. */
export const pythonProgram = (name: string): string => join(import.meta.dirname, 'python', name);

/**
 * Opens all exports of a format in one Python process. The program gets a file of images, `[1000, 28, 28]` of 32-bit
 * floats, and the folders; into each it writes `probabilities.f32`, and at last it says what it is, name and version.
 */
export async function openInPython(
  python: Python,
  program: string,
  folders: readonly string[],
  images: Float32Array,
): Promise<Opening> {
  const imagesFile = join(RESULTS, `images-of-${program}.f32`);
  await writeFloats(imagesFile, images);
  const said = await runPython(python, [pythonProgram(program), imagesFile, ...folders]);
  return { runtime: lastLine(said), probabilities: await probabilitiesIn(folders) };
}

/** Where a program says at last what it is. */
export const lastLine = (said: string): string => said.trim().replace(/^[^]*\n/, '');

/** Runs the Python program of a README as it stands. */
export const followInPython =
  (python: Python) =>
  (folder: string, readMe: string): Promise<string> =>
    runPython(python, ['-c', programIn(readMe, 'python')], folder);
