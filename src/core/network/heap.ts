/// <reference path="./assembly.d.ts" />
import * as tf from '@tensorflow/tfjs-core';
import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import innerLoopBytes from './inner-loops/index.ts?assembly';

/**
 * The heap of TensorFlow.js's WebAssembly backend, where every tensor's numbers lie, and Inkling's own inner loops that work
 * on it.
 */

/** An inner loop takes addresses and sizes; see `inner-loops/` for each one's. */
type InnerLoop = (...numbers: number[]) => void;

type InnerLoops = Readonly<
  Record<
    | 'correlate'
    | 'kernelGradient'
    | 'channelSums'
    | 'channelBlend'
    | 'rectifierGradient'
    | 'maxPoolGradient'
    | 'averagePoolGradient',
    InnerLoop
  >
>;

/** What TensorFlow.js's module has of WebAssembly, though its types don't tell. */
interface WasmModule {
  readonly asm: Readonly<Record<string, unknown>>;
}

let loaded: { readonly backend: BackendWasm; readonly innerLoops: InnerLoops } | null = null;

/** The inner loops, on the heap of the backend in use. They take tensors as their {@link address}. */
export function innerLoops(): InnerLoops {
  const backend = wasmBackend();
  if (loaded?.backend !== backend) loaded = { backend, innerLoops: load(backend) };
  return loaded.innerLoops;
}

function load(backend: BackendWasm): InnerLoops {
  const { asm } = backend.wasm as unknown as WasmModule;
  const memory = Object.values(asm).find((value) => value instanceof WebAssembly.Memory);
  if (memory === undefined) throw new Error("TensorFlow.js's WebAssembly module does not show its memory.");
  const module = new WebAssembly.Module(innerLoopBytes);
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as InnerLoops;
}

function wasmBackend(): BackendWasm {
  const backend = tf.backend();
  if (!(backend instanceof BackendWasm)) throw new Error('Networks learn on the WebAssembly backend only.');
  return backend;
}

/** Where a tensor's numbers start on the heap, in bytes. */
export const address = (tensor: tf.Tensor): number => wasmBackend().getMemoryOffset(tensor.dataId);

/**
 * The numbers of a tensor where they lie, without a copy. Valid only until the next tensor is made: the heap may then
 * move. To be written to only for tensors that nothing else has: {@link allocate}'s, and a network's own weights.
 */
export const view = (tensor: tf.Tensor): Float32Array => wasmBackend().typedArrayFromHeap(tensor) as Float32Array;

/** A new tensor with numbers of any value, to be filled through {@link view} or by an inner loop. */
export function allocate(shape: readonly number[]): tf.Tensor {
  return tf.engine().makeTensorFromTensorInfo(wasmBackend().makeOutput([...shape], 'float32'));
}
