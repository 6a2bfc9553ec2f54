import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importModel } from '../../src/core/exchange/import-model';
import { NETWORK_NAMES, networkNamed } from './networks';
import { RESULTS } from './places';
import { followInPython, openInPython } from './python';
import { testFormat } from './test-format';

testFormat({
  format: 'keras',
  open: (folders, images) => openInPython('runtimes', 'open_keras.py', folders, images),
  followReadMe: followInPython('runtimes'),
});

it.each(NETWORK_NAMES)('comes back as it was once Keras has saved it again: %s', async (name) => {
  const { layers, weights } = await networkNamed(name);
  for (const file of ['saved-again.keras', 'saved-again.h5']) {
    const bytes = await readFile(join(RESULTS, 'keras', name, file));
    const { network } = await importModel([{ name: file, bytes }]);
    expect(network).toEqual({ layers, weights, name: name.replaceAll('-', '_'), notes: [] });
  }
});
