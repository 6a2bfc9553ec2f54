import { followInPython, openInPython } from './python';
import { testFormat } from './test-format';

for (const format of ['onnx', 'onnx-13'] as const)
  testFormat({
    format,
    open: (folders, images) => openInPython('runtimes', 'open_onnx.py', folders, images),
    followReadMe: followInPython('runtimes'),
  });
