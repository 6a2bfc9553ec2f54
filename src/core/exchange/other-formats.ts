import { strFromU8 } from 'fflate';
import { UserError } from '../user-error';
import { baseName } from './file-beside';
import type { ImportFile } from './import-file';
import { shownName } from './shown-name';
import { isZip, listZip } from './unzip';

/** What a file of another tool is, and what to do to bring its network in. */
interface OtherFormat {
  readonly title: string;
  readonly advice: string;
  recognizes(file: ImportFile, name: string): boolean;
}

/** A pickle begins with its protocol's number. */
const PICKLE = 0x80;

const OTHER_FORMATS: readonly OtherFormat[] = [
  {
    title: 'a file of PyTorch',
    advice:
      'export the network as ONNX, with torch.onnx.export(model.eval(), torch.zeros(1, 1, 28, 28), "model.onnx"), and bring that in',
    recognizes: (file, name) =>
      /\.(pt|pth|ckpt)$/.test(name) ? isPickled(file.bytes) : isZip(file.bytes) && isTorchZip(file.bytes),
  },
  {
    title: 'weights without a network (safetensors)',
    advice:
      'where Inkling wrote them, choose model.py along with them; else load them into the network in PyTorch, export it as ONNX with torch.onnx.export(model.eval(), torch.zeros(1, 1, 28, 28), "model.onnx"), and bring that in',
    recognizes: ({ bytes }, name) =>
      name.endsWith('.safetensors') || /^.{8}\{"/s.test(strFromU8(bytes.subarray(0, 10), true)),
  },
  {
    title: 'a SavedModel of TensorFlow',
    advice: 'save the Keras model itself, with model.save("model.keras"), and bring that in',
    recognizes: (_, name) => /^(saved_model|keras_metadata)\.pb$/.test(name),
  },
  {
    title: 'a TFLite model, whose layers have been merged and rounded',
    advice: 'bring in the model that it was made of',
    recognizes: ({ bytes }) => strFromU8(bytes.subarray(4, 8), true) === 'TFL3',
  },
  {
    title: 'a pickled Python object, which can’t be opened safely',
    advice: 'save the network as ONNX or .keras, and bring that in',
    recognizes: ({ bytes }, name) => /\.(pkl|pickle|joblib)$/.test(name) && bytes[0] === PICKLE,
  },
];

/** The sentence that says of which other tool a file is, and what to do; null where that isn't known. */
export function otherFormatOf(file: ImportFile): string | null {
  const name = baseName(file.name);
  const found = OTHER_FORMATS.find((one) => one.recognizes(file, name.toLowerCase()));
  return found ? `“${shownName(name)}” is ${found.title}: ${found.advice}.` : null;
}

const isPickled = (bytes: Uint8Array): boolean => isZip(bytes) || bytes[0] === PICKLE;

/** Whether a zip is what `torch.save` writes: a pickle, and each array in a file of its own. */
function isTorchZip(bytes: Uint8Array): boolean {
  try {
    return [...listZip(bytes).keys()].some((path) => /(^|\/)data\.pkl$/.test(path));
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
