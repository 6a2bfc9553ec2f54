import { homedir, release } from 'node:os';
import { VERSION } from '../versions';
import type { AskUser } from './ask-user';
import { lastLines } from './log-file';

/** So many lines of the log go into a report. */
const LOG_LINES = 20;

/**
 * The text that a report of a problem begins with: what Inkling runs on, and the end of its log, with no word of whose
 * computer it is.
 * @param log the path of the log
 */
export function problemReport(log: string): string {
  const { electron, chrome, node } = process.versions;
  const screen = process.env.XDG_SESSION_TYPE ? `, ${process.env.XDG_SESSION_TYPE}` : '';
  return [
    'What happened, and what should have:',
    '',
    '',
    `Inkling ${VERSION}, Electron ${electron}, Chromium ${chrome}, Node ${node}`,
    `${process.platform} ${release()}, ${process.arch}${screen}`,
    '',
    lastLines(log, LOG_LINES) || 'The log is empty.',
  ]
    .join('\n')
    .replaceAll(homedir(), '~');
}

/** Shows a report for the user to copy. Nothing is sent. */
export async function offerReport(report: string, ask: AskUser, copy: (text: string) => void): Promise<void> {
  const answer = await ask({
    type: 'info',
    message: 'Tell us what went wrong',
    detail: `Nothing is sent by itself. Copy this text, and put it where you report the problem:\n\n${report}`,
    buttons: ['Copy', 'Close'],
    defaultId: 0,
    cancelId: 1,
  });
  if (answer === 0) copy(report);
}
