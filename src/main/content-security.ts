/**
 * The headers that every file of the window is served with, on both hosts: nothing is loaded from elsewhere, no script
 * runs that is not a file of the program, and nothing else may frame or read it.
 * @param origins where else than its own origin the window may connect to
 */
export function securityHeaders(origins: readonly string[] = []): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      // TensorFlow.js compiles WebAssembly; nothing evaluates text as JavaScript.
      "script-src 'self' 'wasm-unsafe-eval'",
      "worker-src 'self'",
      "style-src 'self'",
      // Styles written on an element: placed tooltips and the like.
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' blob: data:",
      "font-src 'self'",
      ['connect-src', "'self'", ...origins].join(' '),
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  };
}
