import { EMPTY_DRAWING } from '../../core/ink/drawing';
import { AnswerBoard } from './answer';
import { element } from './element';
import { PagePad } from './page-pad';
import { readDigit, readPageNumber } from './read-page';
import { openNetwork } from './open-network';

/** The program of an exported page: what is drawn on the pad is read, at most once a frame, by the network in the page. */

declare global {
  interface Window {
    /** What a program of the user's own may call. */
    inkling: { read(image: Float32Array): Float32Array; likeness(image: Float32Array): number | null };
  }
}

const network = openNetwork(document.getElementById('network')!.textContent);
const { name, description } = network;
window.inkling = { read: network.read, likeness: (image) => network.likenessOf(image)?.share ?? null };

const pad = new PagePad();
const answer = new AnswerBoard();
document.body.prepend(
  element('main', {}, [
    element('header', {}, [element('h1', {}, [name]), element('p', {}, [description])]),
    element('div', { class: 'desk' }, [pad.root, answer.root]),
    element('footer', {}, ['Everything happens in this page: nothing is sent anywhere. Made with Inkling.']),
  ]),
);

/** So long, in milliseconds, the pen has to rest before a number is looked for. */
const REST = 120;

let asked = false;
let resting: ReturnType<typeof setTimeout> | undefined;

function readSoon(): void {
  clearTimeout(resting);
  // A number is cut once the pen is lifted; until then it stays as it was.
  if (!pad.isDrawing) resting = setTimeout(lookForNumber, REST);
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    if (!answer.showsNumber || pad.drawing.marks.length < 2) answer.show(readDigit(network, pad.drawing));
  });
}

function lookForNumber(): void {
  answer.show(readPageNumber(network, pad.drawing) ?? readDigit(network, pad.drawing));
}

pad.onchange = readSoon;
pad.show(EMPTY_DRAWING);
