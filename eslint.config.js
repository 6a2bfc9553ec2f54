// @ts-check
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { join } from 'node:path';
import ts from 'typescript-eslint';
import { importBoundaries } from './scripts/lint/import-boundaries.js';
import svelteConfig from './svelte.config.js';

const source = join(import.meta.dirname, 'src');

export default defineConfig(
  {
    // The inner loops are AssemblyScript, whose compiler checks them.
    ignores: [
      'out/',
      'node_modules/',
      'test-results/',
      'playwright-report/',
      'resources/',
      'src/core/network/inner-loops/',
    ],
  },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // A file of declarations has nothing to import.
      '@typescript-eslint/triple-slash-reference': ['error', { path: 'always' }],
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    // What is shown is replaced whole; a collection that changes is what a class keeps to itself.
    rules: { 'svelte/prefer-svelte-reactivity': 'off' },
  },
  {
    // Declarations say what is there already, constructors included.
    files: ['**/*.d.ts'],
    rules: { '@typescript-eslint/no-extraneous-class': 'off' },
  },
  { files: ['src/renderer/**'], languageOptions: { globals: globals.browser } },
  {
    files: ['src/**'],
    plugins: { inkling: { rules: { 'import-boundaries': importBoundaries } } },
    rules: { 'inkling/import-boundaries': ['error', source] },
  },
  {
    // Index arithmetic on checked bounds: what reads and paints ink, digits, networks and grids. The exported page is it, too.
    files: [
      'src/core/{data,exchange,handwriting,ink,likeness,network,numbers,training}/**',
      'src/renderer/ui/color-scales.ts',
      'src/renderer/views/{arithmetic,importance,live-robustness,network,pad}/**',
      'src/renderer/places/lessons/**',
      'src/renderer/web-page/**',
      'test/**',
      'bench/**',
    ],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // Programs that talk to a terminal.
    files: ['scripts/**', 'src/main/cli.ts', 'src/main/cli/**', 'src/main/serve.ts', 'test/**', 'bench/**'],
    languageOptions: { globals: globals.node },
    rules: { 'no-console': 'off' },
  },
  {
    // What is read from JSON and from library internals has no better type in plain JavaScript.
    files: ['**/*.js'],
    rules: {
      // The compiler checks this, file by file with the globals of its place.
      'no-undef': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
