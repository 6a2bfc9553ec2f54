import { spawnSync } from 'node:child_process';

/** Gives the command a small disk in memory for its folder, in a namespace of its own, which takes no rights of root. */
const ON_SMALL_DISK = ['-rm', 'sh', '-c', 'mount -t tmpfs -o size=300k inkling "$1" && shift && exec "$@"', 'sh'];

/** Whether this machine has such disks. */
export const hasSmallDisk =
  process.platform === 'linux' && spawnSync('unshare', [...ON_SMALL_DISK, '/mnt', 'true']).status === 0;

/** The command that runs a program of Node with `folder` as a disk of 300 KB; the program is given the folder. */
export const runOnSmallDisk = (folder: string, program: string): [command: string, args: string[]] => [
  'unshare',
  [...ON_SMALL_DISK, folder, process.execPath, program, folder],
];
