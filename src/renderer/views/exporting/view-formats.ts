import { domToBlob, domToForeignObjectSvg } from 'modern-screenshot';
import { type FileFormat, fileName } from '../../state/window/file-format';
import { PRINT_SCALE } from './picture-bytes';

/**
 * Any part of the window as a picture, as it shows: text and lines at print quality, canvases with their own pixels.
 * Menus for exporting are left out. The SVG holds HTML, which browsers show and drawing programs don't.
 * @param words what it is, for the file's name
 */
export function viewFormats(words: string, view: () => Element | undefined): readonly FileFormat[] {
  const options = () => ({
    scale: PRINT_SCALE,
    backgroundColor: getComputedStyle(document.body).backgroundColor,
    filter: (node: Node) => !(node instanceof Element && node.matches('.export-trigger')),
    // The window's fonts are the system's: there are none to fetch.
    font: false as const,
    onCloneEachNode: markChosen,
  });
  return [
    {
      title: 'As it shows (PNG)',
      make: async () => {
        const blob = await domToBlob(elementOf(view), { ...options(), type: 'image/png' });
        return { name: fileName(words, 'png'), content: new Uint8Array(await blob.arrayBuffer()) };
      },
    },
    {
      title: 'As it shows (SVG for browsers)',
      make: async () => {
        const svg = await domToForeignObjectSvg(elementOf(view), { ...options(), scale: 1 });
        return { name: fileName(words, 'svg'), content: new XMLSerializer().serializeToString(svg) };
      },
    },
  ];
}

/** The library notes what is chosen of a list as the list's value, by which browsers don't go: they show its first choice. */
function markChosen(copy: Node): void {
  if (!(copy instanceof HTMLSelectElement)) return;
  for (const option of copy.options) option.toggleAttribute('selected', option.value === copy.getAttribute('value'));
}

function elementOf(view: () => Element | undefined): Element {
  const element = view();
  if (!element) throw new Error('What is to be exported does not show any more.');
  return element;
}
