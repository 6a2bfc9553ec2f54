import { SAME_READING } from './agreement';
import { followInPython, openInPython } from './python';
import { testFormat } from './test-format';

const opened = {
  open: (folders: readonly string[], images: Float32Array) =>
    openInPython('runtimes', 'open_tflite.py', folders, images),
  followReadMe: followInPython('runtimes'),
};

testFormat({ format: 'tflite', ...opened });
testFormat({ format: 'tflite-int8', ...opened, close: SAME_READING });
