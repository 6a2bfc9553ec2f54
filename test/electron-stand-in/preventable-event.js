// @ts-check

/** An event whose default can be prevented. */
export class PreventableEvent {
  defaultPrevented = false;
  preventDefault() {
    this.defaultPrevented = true;
  }
}
