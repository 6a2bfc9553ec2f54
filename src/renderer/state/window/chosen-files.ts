import { MOST_MODEL_FILES } from '../../../core/contract/api';
import type { ModelFile } from '../../state/models/importing.svelte';

/** A folder that is deeper is not a model's. */
const DEEPEST = 3;

/** The files that were dropped, those in a dropped folder by their paths from it. */
export async function droppedFiles(data: DataTransfer): Promise<readonly ModelFile[]> {
  // All at once: once the event is over, what was dropped is not told any more.
  const dropped = [...data.items].map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const files: ModelFile[] = [];
  for (const { entry, file } of dropped) {
    if (entry?.isDirectory) await collect(entry as FileSystemDirectoryEntry, files, DEEPEST);
    else if (file) files.push({ name: file.name, file });
  }
  return files;
}

async function collect(folder: FileSystemDirectoryEntry, files: ModelFile[], depth: number): Promise<void> {
  const reader = folder.createReader();
  for (;;) {
    // A reader gives some at a time.
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return;
    for (const entry of entries) {
      if (files.length > MOST_MODEL_FILES) return;
      const name = entry.fullPath.replace(/^\//, '');
      if (entry.isFile)
        files.push({
          name,
          file: await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)),
        });
      else if (depth > 0) await collect(entry as FileSystemDirectoryEntry, files, depth - 1);
    }
  }
}

/** The files of an `<input type="file">`, those of a chosen folder by their paths from it. */
export const chosenFiles = (list: FileList | null): readonly ModelFile[] =>
  [...(list ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
