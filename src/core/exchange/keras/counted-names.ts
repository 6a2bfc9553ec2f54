/**
 * What Keras 3 calls the layers of a model in the file of its weights: by their classes, those of one class counted,
 * `conv2d`, `conv2d_1`, `max_pooling2d`.
 */
export function countedNames(classNames: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  return classNames.map((className) => {
    const name = snakeCase(className);
    const number = counts.get(name) ?? 0;
    counts.set(name, number + 1);
    return number === 0 ? name : `${name}_${number}`;
  });
}

function snakeCase(className: string): string {
  return className
    .replace(/\W+/g, '')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}
