/** A state as a lesson's screen gets it. */
export function reactive<T extends object>(value: T): T {
  const proxy = $state(value);
  return proxy;
}
