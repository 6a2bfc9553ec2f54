// @ts-check

/**
 * A message as it comes out of a port of Electron's: cloned by V8's own serializer (shell/common/v8_util.cc), which takes no memory that
 * is shared, where Node would hand that over.
 *
 * @param {unknown} message
 * @returns {unknown}
 */
export function cloneMessage(message) {
  refuseShared(message, new Set());
  return structuredClone(message);
}

/**
 * @param {unknown} part
 * @param {Set<unknown>} seen
 */
function refuseShared(part, seen) {
  if (typeof part !== 'object' || part === null || seen.has(part)) return;
  seen.add(part);
  const memory = ArrayBuffer.isView(part) ? part.buffer : part;
  if (memory instanceof SharedArrayBuffer) throw new Error('#<SharedArrayBuffer> could not be cloned.');
  if (ArrayBuffer.isView(part)) return;
  const parts = part instanceof Map || part instanceof Set ? [...part].flat() : Object.values(part);
  for (const inner of parts) refuseShared(inner, seen);
}
