import type { ImportFile } from './import-file';

/** The last part of a path. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The folder of a path with its slash; empty where it has none. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/**
 * The file that another one names, among those that were given: at its place beside that one, or by its name where files
 * were chosen without their folder; null where it is not among them.
 * @param of the path of the file that names it
 */
export function fileBeside(files: readonly ImportFile[], of: string, path: string): ImportFile | null {
  const [wanted, name] = [folderOf(of) + path.replace(/^\.\//, ''), baseName(path)];
  return (
    files.find((one) => one.name === wanted) ??
    files.find((one) => one.name.endsWith(`/${name}`) || one.name === name) ??
    null
  );
}
