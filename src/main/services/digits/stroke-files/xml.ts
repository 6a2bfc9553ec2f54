import { DOMParser, type Document, type Element, ParseError } from '@xmldom/xmldom';
import { UserError } from '../../../../core/user-error';

/** Whether a text is XML, by how it begins. */
export const isXml = (text: string): boolean => /^\ufeff?\s*</.test(text);

/** Parses XML, of which no entity is expanded but XML's own. @throws UserError that names the file where it is broken */
export function parseXml(text: string, name: string): Document {
  try {
    return new DOMParser({ onError: stopAtErrors }).parseFromString(text.replace(/^\ufeff/, ''), 'text/xml');
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw new UserError(`${name} is broken XML.`, { cause: error });
  }
}

function stopAtErrors(level: string, message: string): void {
  if (level !== 'warning') throw new ParseError(message);
}

/** The elements of a name that lie anywhere in another, in the order of the file, whatever their prefix. */
export const elementsIn = (parent: Document | Element, name: string): readonly Element[] => [
  ...parent.getElementsByTagNameNS('*', name),
];

/** The elements right in another. */
export const childrenOf = (parent: Element): readonly Element[] =>
  [...parent.childNodes].filter((node): node is Element => node.nodeType === node.ELEMENT_NODE);
