/** The bytes of a WebAssembly module that the build compiles from AssemblyScript. */
declare module '*?assembly' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
