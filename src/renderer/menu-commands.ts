import type { MenuCommand } from '../core/contract/api';
import { modelList, pad, reading } from './state/app-state';
import { connection } from './state/connection/connection.svelte';
import { exportModel } from './state/models/model-actions';
import { navigation } from './state/navigation.svelte';

const ACTS: Readonly<Record<MenuCommand, () => void>> = {
  undo: () => inFieldOrElse('undo', () => onPad(() => pad.undo())),
  redo: () => inFieldOrElse('redo', () => onPad(() => pad.redo())),
  clear: () => onPad(() => pad.clear()),
  export: () => {
    const model = modelList.get(reading.id ?? '');
    if (model?.state === 'ready') exportModel(model);
  },
  'go draw': () => navigation.go('draw'),
  'go train': () => navigation.go('train'),
  'go robustness': () => navigation.go('robustness'),
  'go lessons': () => navigation.go('lessons'),
  'go models': () => navigation.go('models'),
};

/** Does what is chosen from the desktop's menu. */
export function followMenu(): void {
  connection.on('menu.command', (command) => ACTS[command]());
}

/** While a name is typed, the menu means what was typed. */
function inFieldOrElse(command: 'undo' | 'redo', act: () => void): void {
  if (document.activeElement?.matches('input, textarea')) {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else reaches a field's own history
    document.execCommand(command);
  } else {
    act();
  }
}

/** The pad is changed only where that is seen. */
function onPad(act: () => void): void {
  if (navigation.place === 'draw') act();
}
