import { openInPython, runPython } from './python';
import { programIn, testFormat } from './test-format';

testFormat({
  format: 'onnx',
  open: (folders, images) => openInPython('runtimes', 'open_onnx.py', folders, images),
  followReadMe: (folder, readMe) => runPython('runtimes', ['-c', programIn(readMe, 'python')], folder),
});
