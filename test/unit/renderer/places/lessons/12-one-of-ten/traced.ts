import { LESSONS } from '../../../../../../src/renderer/places/lessons/lessons';
import { LessonStates } from '../../../../../../src/renderer/places/lessons/lesson-states.svelte';
import type { OneOfTenState } from '../../../../../../src/renderer/places/lessons/12-one-of-ten/lesson';
import { workOutSoftmax } from '../../../../../../src/renderer/places/lessons/12-one-of-ten/softmax-walk';
import type { Layer } from '../../../../../../src/core/network/layer';
import { answerOf, type LayerTrace, type Trace } from '../../../../../../src/core/network/trace';
import { appOnLine } from '../../../stage/show.svelte';

/** An image that was traced through a network of nothing but ten logits, which come to these. */
export function traceWith(logits: readonly number[]): Trace {
  const layer = (layer: Layer, values: Float32Array): LayerTrace => ({
    layer,
    shape: [values.length],
    values,
    weightCount: 0,
  });
  const probabilities = Float32Array.from(workOutSoftmax(logits).shares);
  return {
    image: new Float32Array(784).fill(0.5),
    layers: [
      layer({ kind: 'flatten', name: 'flatten' }, new Float32Array(784).fill(0.5)),
      layer({ kind: 'dense', name: 'logits', units: 10 }, Float32Array.from(logits)),
      layer({ kind: 'softmax', name: 'probabilities' }, probabilities),
    ],
    answer: answerOf(probabilities),
  };
}

/** The lesson's state as it begins, in a window whose line the test holds. */
export function begun() {
  const stage = appOnLine();
  const states = stage.app.kept(LessonStates);
  const lesson = LESSONS.find(({ slug }) => slug === 'one-of-ten')!;
  states.replace(lesson, lesson.initial);
  return { ...stage, state: states.of(lesson) as OneOfTenState };
}
