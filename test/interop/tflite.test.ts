import { openInPython, runPython } from './python';
import { programIn, SAME_READING, testFormat } from './test-format';

const opened = {
  open: (folders: readonly string[], images: Float32Array) =>
    openInPython('runtimes', 'open_tflite.py', folders, images),
  followReadMe: (folder: string, readMe: string) => runPython('runtimes', ['-c', programIn(readMe, 'python')], folder),
};

testFormat({ format: 'tflite', ...opened });
testFormat({ format: 'tflite-int8', ...opened, close: SAME_READING });
