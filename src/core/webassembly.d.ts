/** What `core` uses of WebAssembly, which is there in every runtime though not in the language's own library. */
declare namespace WebAssembly {
  class Memory {
    private constructor();
  }
  class Module {
    constructor(bytes: Uint8Array<ArrayBuffer>);
  }
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, unknown>>);
    readonly exports: Record<string, unknown>;
  }
}
