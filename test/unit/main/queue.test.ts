import { expect, it } from 'vitest';
import { Queue } from '../../../src/main/queue';

it('does one piece of work at a time, in order, whatever becomes of those before', async () => {
  const queue = new Queue();
  const seen: string[] = [];
  const piece = (name: string, turns: number) => async () => {
    seen.push(`${name} begins`);
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    seen.push(`${name} ends`);
    if (name === 'bad') throw new Error('no luck');
    return name;
  };
  const results = Promise.allSettled([
    queue.do(piece('slow', 9)),
    queue.do(piece('bad', 4)),
    queue.do(piece('quick', 0)),
  ]);
  await queue.over();
  expect(seen).toEqual(['slow begins', 'slow ends', 'bad begins', 'bad ends', 'quick begins', 'quick ends']);
  expect((await results).map((result) => (result.status === 'fulfilled' ? result.value : 'failed'))).toEqual([
    'slow',
    'failed',
    'quick',
  ]);
});
