/**
 * The formats that a model can be taken away in, as the window and the terminal list them. What writes each is in
 * `exporters.ts`, apart from this, so that the window need not load it.
 */

/** A format, as a row of {@link EXPORT_FORMATS}. */
export interface ExportFormat {
  readonly title: string;
  /** What it is, in a few words. */
  readonly summary: string;
  /** What opens it. */
  readonly openedBy: string;
  /** The ending of its file, with the dot; `.zip` where it is several files. */
  readonly extension: string;
  /** What the window gives: a zip with the README, or the file alone where that needs none. */
  readonly download: 'zip' | 'file';
}

/** The formats on offer, in the order of the list. */
export const EXPORT_FORMATS = {
  tfjs: {
    title: 'TensorFlow.js',
    summary: 'model.json and its weights',
    openedBy: 'tf.loadLayersModel, in a page or in Node; and Inkling',
    extension: '.zip',
    download: 'zip',
  },
  keras: {
    title: 'Keras',
    summary: 'one .keras file',
    openedBy: 'Keras 3 in Python; and Inkling',
    extension: '.keras',
    download: 'zip',
  },
  onnx: {
    title: 'ONNX',
    summary: 'one .onnx file',
    openedBy: 'ONNX Runtime, in any language; and Inkling',
    extension: '.onnx',
    download: 'zip',
  },
  'onnx-13': {
    title: 'ONNX, operator set 13',
    summary: 'the same for older runtimes',
    openedBy: 'ONNX Runtime from 1.6 on, and what reads operator sets up to 13',
    extension: '.onnx',
    download: 'zip',
  },
  tflite: {
    title: 'TFLite',
    summary: 'one .tflite file of 32-bit floats',
    openedBy: 'LiteRT, on phones and in Python',
    extension: '.tflite',
    download: 'zip',
  },
  'tflite-int8': {
    title: 'TFLite, 8 bits',
    summary: 'one .tflite file of 8-bit numbers, a quarter of the size',
    openedBy: 'LiteRT, on phones and microcontrollers',
    extension: '.tflite',
    download: 'zip',
  },
  pytorch: {
    title: 'PyTorch',
    summary: 'model.py and its weights as SafeTensors',
    openedBy: 'PyTorch in Python; the weights also by any reader of SafeTensors',
    extension: '.zip',
    download: 'zip',
  },
  web: {
    title: 'Web page',
    summary: 'one page with a pad and the network in it',
    openedBy: 'any browser, without a network',
    extension: '.html',
    download: 'file',
  },
  c: {
    title: 'C',
    summary: 'one header with the network and its forward pass',
    openedBy: 'any C99 compiler',
    extension: '.h',
    download: 'zip',
  },
  'c-int8': {
    title: 'C, 8 bits',
    summary: 'the same with kernels of 8 bits, a quarter of the memory',
    openedBy: 'any C99 compiler, for microcontrollers',
    extension: '.h',
    download: 'zip',
  },
} as const satisfies Record<string, ExportFormat>;

export type ExportFormatId = keyof typeof EXPORT_FORMATS;

/** Their names, as they are typed in the terminal. */
export const EXPORT_FORMAT_IDS = Object.keys(EXPORT_FORMATS) as ExportFormatId[];
