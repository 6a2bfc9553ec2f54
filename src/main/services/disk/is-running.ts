import { isSystemFault } from './disk-fault';

/** Whether there is a process of that number on this machine. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isSystemFault(error, 'EPERM');
  }
}
