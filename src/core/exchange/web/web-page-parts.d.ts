/** The program and the style of an exported page, bundled from `src/renderer/web-page` as the app is built. */
declare module 'virtual:web-page' {
  export const script: string;
  export const style: string;
}
