import * as v from 'valibot';

/** A model's name has at most so many letters. */
export const LONGEST_NAME = 80;

/** What a model may be called. It is shown on one line. */
export const modelName = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'a model needs a name'),
  v.maxLength(LONGEST_NAME, `a model's name has at most ${LONGEST_NAME} letters`),
  v.regex(/^[^\p{Cc}\u2028\u2029]*$/u, "a model's name has no line breaks or control characters"),
);
