import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { NOTICES, notices } from '../../../scripts/notices.js';

it('names in the notices what is installed and built in, with its terms: `npm run notices` where it does not', () => {
  expect(readFileSync(NOTICES, 'utf8')).toBe(notices());
});

it('names there what the window is built with, and what that needs, but not what only tests need', () => {
  const said = notices();
  for (const name of ['svelte', 'bits-ui', '@floating-ui/dom', 'uplot', '@lucide/svelte', 'modern-screenshot', 'ws'])
    expect(said).toMatch(new RegExp(`^- ${name} \\d`, 'm'));
  for (const name of ['vitest', '@tensorflow/tfjs', 'eslint'])
    expect(said).not.toMatch(new RegExp(`^- ${name} \\d`, 'm'));
});
