import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCircle, graphOf, type Import, importsUnder } from './import-graph';

const source = join(import.meta.dirname, '../../../src');

/** Files as they stand. */
const imports = importsUnder(source);

const added = (from: string, to: string): Import => ({ from, to, isValue: true });
const inWindow = ({ from, to }: Import): boolean => from.startsWith('renderer/') && to.startsWith('renderer/');
const folders = (all: readonly Import[]) => graphOf(all.filter(inWindow), dirname);
const files = (all: readonly Import[]) =>
  graphOf(
    all.filter(({ isValue }) => isValue),
    (file) => file,
  );

describe('the graph of imports', () => {
  it('has no circle between the folders of the window', () => {
    expect(findCircle(folders(imports))).toBeNull();
  });

  it('has no circle between files that need each other when they run', () => {
    expect(findCircle(files(imports))).toBeNull();
  });

  it('is that of all sources, components included', () => {
    expect(imports).toContainEqual(added('renderer/App.svelte', 'renderer/places/draw/DrawPlace.svelte'));
    expect(imports).toContainEqual(added('renderer/state/app-state.ts', 'renderer/state/pad/pad.svelte.ts'));
    expect(imports).toContainEqual({
      from: 'renderer/views/live-robustness/variant-reader.svelte.ts',
      to: 'renderer/views/live-robustness/curve-worker.ts',
      isValue: false,
    });
  });

  it('would be seen to have one, were it added', () => {
    const back = added('renderer/ui/Button.svelte', 'renderer/places/draw/DrawPlace.svelte');
    const circle = findCircle(folders([...imports, back]));
    expect(circle).toEqual(expect.arrayContaining(['renderer/ui', 'renderer/places/draw']));
    expect(circle?.at(0)).toBe(circle?.at(-1));
    const round = added('core/ink/drawing.ts', 'core/ink/rasterize.ts');
    expect(findCircle(files([...imports, round]))).toContain('core/ink/rasterize.ts');
  });
});
