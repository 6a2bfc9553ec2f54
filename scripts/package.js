// @ts-check
import './node-version.js';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.js';
import { checkout } from './checkout.js';
import { Failure, fail, mustRun, npm, seconds } from './command.js';
import { electronVersion } from './electron-runtime.js';
import { install, isInstalled } from './install.js';

const HELP = `npm run package                            makes the installers of this system
npm run package -- --dir                   makes the app without an installer
npm run package -- --electron-dist FOLDER  packs this distribution of Electron, and fetches none
npm run package -- --repository URL        has Help offer to look for newer versions there
npm run package -- --for-tests             keeps what Playwright starts Electron by
npm run package -- --out FOLDER            puts what is made there, instead of into out/package/made`;

/** So much may the app itself have, without Electron: in bytes. */
const LARGEST_APP = 60_000_000;

/** What goes into the app, and what is made of it, lie in the checkout's `out/package`. */
const app = join(checkout, 'out/package/app');

async function packageApp() {
  const options = readOptions();
  if (options.help) {
    console.log(HELP);
    return;
  }
  await install();
  await build();
  await installPackaging();
  const start = performance.now();
  const { repository, dir } = options;
  await step(['packaging/make.js', checkout, ...(repository === undefined ? [] : [repository])]);
  checkSize();
  const out = resolve(options.out ?? join(checkout, 'out/package/made'));
  rmSync(out, { recursive: true, force: true });
  const dist = options['electron-dist'];
  await step([
    'packaging/node_modules/electron-builder/cli.js',
    ...['--config', 'packaging/electron-builder.yml', '--publish', 'never'],
    ...(dir ? ['--dir'] : []),
    `-c.directories.app=${app}`,
    `-c.directories.output=${out}`,
    `-c.electronVersion=${electronVersion()}`,
    ...(dist === undefined ? [] : [`-c.electronDist=${resolve(dist)}`]),
    ...(options['for-tests'] ? ['-c.electronFuses.enableNodeCliInspectArguments=true'] : []),
  ]);
  console.log(`Packed in ${seconds(start)}: ${out}`);
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        dir: { type: 'boolean', default: false },
        'electron-dist': { type: 'string' },
        repository: { type: 'string' },
        'for-tests': { type: 'boolean', default: false },
        out: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new Failure(`${error instanceof Error ? error.message : String(error)}\n${HELP}`);
  }
}

/** Installs what makes installers, which is no part of what the app is started with. */
async function installPackaging() {
  const folder = join(checkout, 'packaging');
  if (isInstalled(folder)) return;
  const start = performance.now();
  console.error('Installing what makes the installers ...');
  const code = await npm(['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) throw new Failure('What makes the installers could not be installed: npm says why above.');
  console.error(`Installed it in ${seconds(start)}.`);
}

/** @param {readonly string[]} args of Node */
const step = (args) => mustRun(process.execPath, args, 'The app could not be packed: the reason is above.');

function checkSize() {
  const bytes = readdirSync(app, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  const megabytes = `${(bytes / 1e6).toFixed(1)} MB`;
  if (bytes > LARGEST_APP)
    throw new Failure(`The app has ${megabytes} without Electron, and may have ${LARGEST_APP / 1e6}.`);
  console.log(`The app has ${megabytes} without Electron.`);
}

await packageApp().catch(fail);
