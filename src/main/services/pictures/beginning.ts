/** Whether bytes begin, at `offset`, with these characters of Latin-1. */
export function hasAt(bytes: Uint8Array, offset: number, characters: string): boolean {
  return Array.from(characters).every((character, index) => bytes[offset + index] === character.charCodeAt(0));
}
