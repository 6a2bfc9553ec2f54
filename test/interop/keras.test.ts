import { openInPython, runPython } from './python';
import { programIn, testFormat } from './test-format';

testFormat({
  format: 'keras',
  open: (folders, images) => openInPython('runtimes', 'open_keras.py', folders, images),
  followReadMe: (folder, readMe) => runPython('runtimes', ['-c', programIn(readMe, 'python')], folder),
});
