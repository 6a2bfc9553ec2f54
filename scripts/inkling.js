#!/usr/bin/env node
// @ts-check
import './node-version.js';
import { join } from 'node:path';
import { build } from './build.js';
import { checkout } from './checkout.js';
import { become, fail } from './command.js';
import { install } from './install.js';

// stdout belongs to the command: `--json` must stay clean.
try {
  await install({ quiet: true });
  await build({ quiet: true });
} catch (error) {
  fail(error);
}
await become(process.execPath, [join(checkout, 'out/main/cli.js'), ...process.argv.slice(2)]);
