/** Something that is told by its parts, or a part that is seen at once. */
export interface PartTree {
  readonly name: string;
  readonly parts: readonly PartTree[];
}

/** Whether it is found: a part that is seen at once where it is among `seen`, anything else where all its parts are found. */
export function isFound({ name, parts }: PartTree, seen: ReadonlySet<string>): boolean {
  return parts.length === 0 ? seen.has(name) : parts.every((part) => isFound(part, seen));
}

const leaf = (name: string): PartTree => ({ name, parts: [] });

/** The koala of the course: eyes, nose and ears make a head, hands and legs a body, and both the koala. */
export const KOALA = {
  name: 'koala',
  parts: [
    { name: 'head', parts: [leaf('eyes'), leaf('nose'), leaf('ears')] },
    { name: 'body', parts: [leaf('hands'), leaf('legs')] },
  ],
} as const satisfies PartTree;
