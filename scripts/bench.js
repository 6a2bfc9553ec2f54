// @ts-check
import './node-version.js';
import { join } from 'node:path';
import { build } from './build.js';
import { checkout } from './checkout.js';
import { Failure, become, fail, runPackage } from './command.js';
import { ensureBrowser } from './ensure-browser.js';
import { install } from './install.js';

try {
  await install();
  await ensureBrowser();
  await build();
  const args = ['build', '--config', 'bench/vite.config.ts', '--logLevel', 'warn'];
  if ((await runPackage('vite/bin/vite.js', args)) !== 0)
    throw new Failure('The measurements could not be built: the reason is above.');
} catch (error) {
  fail(error);
}
await become(process.execPath, [join(checkout, 'out/bench/main.js'), ...process.argv.slice(2)]);
