import { randomBytes } from 'node:crypto';
import { slug } from '../../../core/exchange/slug';
import { LONGEST_NAME } from '../../../core/model-name';

/** An id that no other model has: the name for people to know it by, and a random part. */
export function newModelId(name: string): string {
  return `${slug(name)}-${randomBytes(4).toString('hex')}`;
}

/** The name itself, or with the first number from 2 that makes it one of its own. Case makes no difference. */
export function freeName(name: string, taken: readonly string[]): string {
  const lower = new Set(taken.map((other) => other.toLowerCase()));
  for (let number = 1; ; number++) {
    const ending = number === 1 ? '' : ` ${number}`;
    const candidate = name.slice(0, LONGEST_NAME - ending.length).trimEnd() + ending;
    if (!lower.has(candidate.toLowerCase())) return candidate;
  }
}
