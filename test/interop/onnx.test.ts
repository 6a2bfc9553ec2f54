import { followInPython, openInPython } from './python';
import { testFormat } from './test-format';

testFormat({
  format: 'onnx',
  open: (folders, images) => openInPython('runtimes', 'open_onnx.py', folders, images),
  followReadMe: followInPython('runtimes'),
});
