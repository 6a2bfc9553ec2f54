import type { MenuCommand } from '../core/contract/api';
import type { AppState } from './state/app-state';

/** Does what is chosen from the desktop's menu. */
export function followMenu({
  connection,
  keysSheet,
  modelActions,
  modelList,
  navigation,
  pad,
  modelReader,
}: AppState): void {
  /** The pad is changed only where that is seen. */
  const onPad = (act: () => void): void => {
    if (navigation.place === 'draw') act();
  };
  const acts: Readonly<Record<MenuCommand, () => void>> = {
    undo: () => inFieldOrElse('undo', () => onPad(() => pad.undo())),
    redo: () => inFieldOrElse('redo', () => onPad(() => pad.redo())),
    clear: () => onPad(() => pad.clear()),
    export: () => {
      const model = modelList.get(modelReader.id ?? '');
      if (model?.state === 'ready') modelActions.export(model);
    },
    keys: () => (keysSheet.isOpen = true),
    'go draw': () => navigation.go('draw'),
    'go train': () => navigation.go('train'),
    'go robustness': () => navigation.go('robustness'),
    'go lessons': () => navigation.go('lessons'),
    'go models': () => navigation.go('models'),
  };
  connection.on('menu.command', (command) => acts[command]());
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
