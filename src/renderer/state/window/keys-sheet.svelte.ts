/** The sheet with the keys that do something in the window. */
export class KeysSheet {
  /** Whether it shows. */
  isOpen = $state(false);
}
