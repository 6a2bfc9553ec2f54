/** A file that was chosen or dropped; of a folder, `name` is the path within it. */
export interface ChosenFile {
  readonly name: string;
  readonly file: Blob;
}

/** A folder that is deeper is not a model's, nor one of digits. */
const DEEPEST = 3;

/**
 * The files that were dropped, those in a dropped folder by their paths from it.
 * @param most so many are taken, and one more to tell that there are
 */
export async function droppedFiles(data: DataTransfer, most: number): Promise<readonly ChosenFile[]> {
  // All at once: once the event is over, what was dropped is not told any more.
  const dropped = [...data.items].map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const files: ChosenFile[] = [];
  for (const { entry, file } of dropped) {
    if (entry?.isDirectory) await collect(entry as FileSystemDirectoryEntry, files, DEEPEST, most);
    else if (file) files.push({ name: file.name, file });
  }
  return files;
}

async function collect(
  folder: FileSystemDirectoryEntry,
  files: ChosenFile[],
  depth: number,
  most: number,
): Promise<void> {
  const reader = folder.createReader();
  for (;;) {
    // A reader gives some at a time.
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return;
    for (const entry of entries) {
      if (files.length > most) return;
      const name = entry.fullPath.replace(/^\//, '');
      if (entry.isFile)
        files.push({
          name,
          file: await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)),
        });
      else if (depth > 0) await collect(entry as FileSystemDirectoryEntry, files, depth - 1, most);
    }
  }
}

/** The files of an `<input type="file">`, those of a chosen folder by their paths from it. */
export const chosenFiles = (list: FileList | null): readonly ChosenFile[] =>
  [...(list ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
