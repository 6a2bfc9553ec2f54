import { openPicture } from './open-picture';
import { pictureMap, type GreyPicture } from './picture-map';
import type { FromPictureWorker, PictureKernel, ToPictureWorker } from './picture-messages';

/** A Web Worker that reads pictures of any size and lays kernels on them, so that the window never waits for either. */

const port = globalThis as unknown as Pick<Worker, 'postMessage' | 'addEventListener'>;

let newest = 0;
let current: { readonly ticket: number; readonly grey: GreyPicture } | null = null;

const post = (message: FromPictureWorker, transfer: Transferable[] = []): void => port.postMessage(message, transfer);

port.addEventListener('message', ({ data }: MessageEvent<ToPictureWorker>) => {
  if (data.kind === 'filter') filter(data.filter);
  else void open(data);
});

async function open({ ticket, file, name }: Extract<ToPictureWorker, { kind: 'open' }>): Promise<void> {
  newest = ticket;
  try {
    const picture = await openPicture(file, name, (stage) => post({ kind: 'stage', ticket, stage }));
    if (ticket !== newest) return;
    current = { ticket, grey: picture.grey };
    post({ kind: 'opened', ticket, picture });
  } catch (fault) {
    post({ kind: 'refused', ticket, reason: fault instanceof Error ? fault.message : String(fault) });
  }
}

function filter(asked: PictureKernel): void {
  if (current === null) return;
  const map = pictureMap(current.grey, asked.kernel, asked.divisor);
  post({ kind: 'filtered', ticket: current.ticket, filter: asked, map }, [map.pixels.buffer]);
}
