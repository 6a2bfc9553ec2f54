import { followInPython, openInPython } from './python';
import { testFormat } from './test-format';

testFormat({
  format: 'pytorch',
  open: (folders, images) => openInPython('torch', 'open_pytorch.py', folders, images),
  followReadMe: followInPython('torch'),
});
