import { join } from 'node:path';
import { makeIcons } from './icons.js';
import { stageApp } from './stage.js';

// Makes ready what electron-builder packs: `node packaging/make.js CHECKOUT [REPOSITORY]`.
const [, , checkout = '', repository = null] = process.argv;
await makeIcons(join(checkout, 'src/renderer/icon.svg'), join(checkout, 'out/package/icons'));
await stageApp(checkout, join(checkout, 'out/package/app'), repository);
