/** A file that the user chose or dropped; of a folder, `name` is the path within it. */
export interface ImportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}
