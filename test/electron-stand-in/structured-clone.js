// @ts-check
/*
 * Plain data with typed arrays in it, as text, for it has to cross from Node to Chromium and back over the debugger's
 * protocol. Both functions also run in the window, as their own source: they use nothing from outside them.
 */

/**
 * @param {unknown} value
 * @returns {string}
 */
export function encode(value) {
  /** @param {ArrayBufferLike} buffer @param {number} start @param {number} length */
  const base64 = (buffer, start, length) => {
    let text = '';
    const bytes = new Uint8Array(buffer, start, length);
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(text);
  };
  /** @param {any} part @returns {any} */
  const tagged = (part) => {
    if (part === undefined) return ['undefined'];
    if (typeof part === 'number' && (!Number.isFinite(part) || Object.is(part, -0)))
      return ['number', Object.is(part, -0) ? '-0' : String(part)];
    if (typeof part === 'bigint') return ['bigint', String(part)];
    if (part === null || typeof part !== 'object') return ['is', part];
    if (Array.isArray(part)) return ['list', part.map(tagged)];
    if (part instanceof ArrayBuffer) return ['buffer', base64(part, 0, part.byteLength)];
    if (ArrayBuffer.isView(part))
      return ['view', part.constructor.name, base64(part.buffer, part.byteOffset, part.byteLength)];
    if (part instanceof Date) return ['date', tagged(part.getTime())];
    if (part instanceof Map) return ['map', [...part].map(tagged)];
    if (part instanceof Set) return ['set', [...part].map(tagged)];
    if (part instanceof Error) return ['error', part.name, part.message];
    return ['record', Object.entries(part).map(([key, field]) => [key, tagged(field)])];
  };
  // What can't be cloned (functions, proxies) fails here as it would in Electron, and classes become plain records.
  return JSON.stringify(tagged(structuredClone(value)));
}

/**
 * @param {string} text
 * @returns {unknown}
 */
export function decode(text) {
  /** @param {string} base64 */
  const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).buffer;
  /** @param {any} part @returns {any} */
  const value = ([tag, ...rest]) => {
    switch (tag) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(rest[0]);
      case 'bigint':
        return BigInt(rest[0]);
      case 'is':
        return rest[0];
      case 'list':
        return rest[0].map(value);
      case 'buffer':
        return bytes(rest[0]);
      case 'view':
        return Reflect.construct(/** @type {any} */ (globalThis)[rest[0]], [bytes(rest[1])]);
      case 'date':
        return new Date(value(rest[0]));
      case 'map':
        return new Map(rest[0].map(value));
      case 'set':
        return new Set(rest[0].map(value));
      case 'error':
        return Object.assign(new Error(rest[1]), { name: rest[0] });
      default:
        return Object.fromEntries(rest[0].map((/** @type {[string, any]} */ [key, field]) => [key, value(field)]));
    }
  };
  return value(JSON.parse(text));
}
