import { EMPTY_DRAWING } from '../../core/ink/drawing';
import { rasterize } from '../../core/ink/rasterize';
import { AnswerBoard } from './answer';
import { element } from './element';
import { PagePad } from './page-pad';
import { openNetwork } from './open-network';

/** The program of an exported page: what is drawn on the pad is read, at most once a frame, by the network in the page. */

declare global {
  interface Window {
    /** What a program of the user's own may call. */
    inkling: { read(image: Float32Array): Float32Array; likeness(image: Float32Array): number | null };
  }
}

const { name, description, read, likenessOf } = openNetwork(document.getElementById('network')!.textContent);
window.inkling = { read, likeness: (image) => likenessOf(image)?.share ?? null };

const pad = new PagePad();
const answer = new AnswerBoard();
document.body.prepend(
  element('main', {}, [
    element('header', {}, [element('h1', {}, [name]), element('p', {}, [description])]),
    element('div', { class: 'desk' }, [pad.root, answer.root]),
    element('footer', {}, ['Everything happens in this page: nothing is sent anywhere. Made with Inkling.']),
  ]),
);

let asked = false;

function readSoon(): void {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    const image = rasterize(pad.drawing);
    answer.show(image, image && read(image), image && likenessOf(image));
  });
}

pad.onchange = readSoon;
pad.show(EMPTY_DRAWING);
