import type { Server } from 'node:http';
import { UserError } from '../../core/user-error';
import { isSystemFault } from '../services/disk/disk-fault';

/** The usual port. Settings of the window belong to its address, so it should be the same every time. */
const USUAL_PORT = 4173;

/** How many ports are tried from the usual one, before any is taken. */
const PORTS_TRIED = 10;

/**
 * Makes the server listen on this machine only: at the port asked for, or else at the usual one or the next that is free.
 * A UserError says why the port asked for can't be had.
 */
export async function listenOnLoopback(server: Server, port?: number): Promise<void> {
  if (port !== undefined) {
    await listen(server, port).catch((error: unknown) => {
      if (isSystemFault(error, 'EADDRINUSE')) {
        throw new UserError(`Port ${port} is in use by another program. Choose another one, or leave it to Inkling.`);
      }
      if (isSystemFault(error, 'EACCES')) throw new UserError(`Inkling is not allowed to listen at port ${port}.`);
      throw error;
    });
    return;
  }
  for (const candidate of [...Array.from({ length: PORTS_TRIED }, (_, index) => USUAL_PORT + index), 0]) {
    try {
      await listen(server, candidate);
      return;
    } catch (error) {
      if (!isSystemFault(error, 'EADDRINUSE', 'EACCES') || candidate === 0) throw error;
    }
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
