import { openInPython, runPython } from './python';
import { programIn, testFormat } from './test-format';

testFormat({
  format: 'pytorch',
  open: (folders, images) => openInPython('torch', 'open_pytorch.py', folders, images),
  followReadMe: (folder, readMe) => runPython('torch', ['-c', programIn(readMe, 'python')], folder),
});
