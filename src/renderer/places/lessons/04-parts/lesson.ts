import * as v from 'valibot';
import { KOALA_PARTS } from '../parts/koala-drawing';
import { lesson } from '../parts/lesson';
import { PARTS_FOR } from './digit-parts';

const slot = (parts: (typeof PARTS_FOR)['top']) => v.nullable(v.picklist(parts));

const schema = v.strictObject({
  /** The koala's parts that were found. */
  found: v.pipe(v.array(v.picklist(KOALA_PARTS)), v.maxLength(KOALA_PARTS.length)),
  /** The parts of the digit that is put together. */
  digit: v.strictObject({ top: slot(PARTS_FOR.top), middle: slot(PARTS_FOR.middle), foot: slot(PARTS_FOR.foot) }),
});

export type PartsState = v.InferOutput<typeof schema>;

export default lesson<PartsState>({
  number: 4,
  slug: 'parts',
  title: 'People look for parts',
  ask: 'Find the koala by its parts: click its eyes, nose, ears, hands and legs. Then put a nine together from its parts.',
  schema,
  initial: { found: [], digit: { top: null, middle: null, foot: null } },
  component: () => import('./PartsLesson.svelte'),
});
