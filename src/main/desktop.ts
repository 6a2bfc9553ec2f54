import {
  app,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  session,
  shell,
} from 'electron';
import { join } from 'node:path';
import { isUnderWay } from '../core/training/run';
import { serveContract } from './contract';
import { APP_SCHEME, appFiles } from './desktop/app-protocol';
import { Arriving } from './desktop/arriving';
import { askUser } from './desktop/ask-user';
import { catchFaults } from './desktop/catch-faults';
import { devFiles } from './desktop/dev-files';
import { withFailedPage } from './desktop/failed-load';
import { leaveInOrder, type Leaving } from './desktop/leaving';
import { isAppUrl, lockDown } from './desktop/lockdown';
import { LINK_SCHEME } from './desktop/lesson-links';
import { startLog } from './desktop/log-file';
import { menuTemplate } from './desktop/menu';
import { mendWindow } from './desktop/mend-window';
import { messagePortChannel } from './desktop/message-port-channel';
import { chooseFiles, openFiles } from './desktop/open-files';
import { seeToPower } from './desktop/power';
import { offerReport, problemReport } from './desktop/problem-report';
import { saveFile } from './desktop/save-file';
import { bringForward } from './desktop/show-window';
import { openedBy, readStart, type Start } from './desktop/starts';
import { openLink, openWindow, type Work } from './desktop/window';
import { writeWindowState } from './desktop/window-state';
import { logFault } from './log-fault';
import { programFiles } from './program-files';
import { dataFolder } from './services/disk/data-folder';
import { startInkling, type Inkling } from './services/inkling';
import { RELEASES, VERSION } from './versions';

/** Inkling as a desktop app: one window on Electron, and the services behind it in this process. */

const home = dataFolder();
app.setName('Inkling');
// The window's own settings and caches go with the rest; and a second Inkling is one with the same data folder.
app.setPath('userData', join(home, 'window'));
// For every window, whatever it asks for. Where who starts Inkling has left Chromium's sandbox out (a container's root has to, and
// some AppImages do), the first process of all runs without one already, and a window that is given one would not start.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]);

const links = new Arriving<string>();
const files = new Arriving<readonly string[]>();
// Electron's own program is given the app's folder, too.
const here: Start = { args: process.argv.slice(app.isPackaged ? 1 : 2), folder: process.cwd() };
if (app.requestSingleInstanceLock({ ...here })) {
  // Only an installed app is there to stay. On Linux its package says the same.
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
  takeUp(here);
  app.on('second-instance', (_event, _args, _folder, sent) => takeUp(readStart(sent)));
  // Both of macOS, and before the app is ready where a link or a file has started it.
  app.on('open-url', (event, link) => {
    event.preventDefault();
    links.take(link);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    files.take([path]);
  });
  const log = startLog(app.getPath('logs'), VERSION);
  let leave = (): void => app.exit(1);
  catchFaults({ ask: askUser, relaunch: () => app.relaunch(), leave: () => leave() });
  app
    .whenReady()
    .then(() => start(log))
    .then((leaving) => (leave = leaving.leave), stopWithFault);
} else {
  app.quit();
}

function takeUp(start: Start | null): void {
  if (start === null) return;
  const opened = openedBy(start);
  if (opened.link !== null) links.take(opened.link);
  if (opened.files.length > 0) files.take(opened.files);
}

async function start(log: string): Promise<Leaving> {
  const program = programFiles(import.meta.url);
  const ownFiles = DEV_SERVER === null ? appFiles(program.window) : devFiles(DEV_SERVER);
  protocol.handle(APP_SCHEME, withFailedPage(ownFiles));
  lockDown(session.defaultSession);

  const inkling = await startInkling({
    host: 'desktop',
    home,
    shippedModels: program.shippedModels,
    trainer: program.trainer,
    reader: program.reader,
    exchanger: program.exchanger,
    dialog: (name, bytes) => saveFile(window, name, bytes),
  });
  connectWindows(inkling);
  seeToPower(inkling, { monitor: powerMonitor, blocker: powerSaveBlocker });
  // Chromium starts such a process anew by itself.
  app.on('child-process-gone', (_event, { type, reason }) => logFault(new Error(`${type} process gone: ${reason}`)));
  app.setAboutPanelOptions({ applicationName: app.getName(), applicationVersion: VERSION });
  const releases = RELEASES;
  const menu = menuTemplate(
    {
      tell: (command) => inkling.send({ kind: 'event', name: 'menu.command', data: command }),
      openFile: () => void chooseFiles(window).then(open).catch(logFault),
      showModels: () => void shell.openPath(home),
      showLog: () => void shell.openPath(log),
      showReleases: releases === null ? null : () => void shell.openExternal(releases),
      reportProblem: () => void offerReport(problemReport(log), askUser, copy),
    },
    process.platform,
  );
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu));

  const open = (paths: readonly string[]): Promise<void> => openFiles(paths, (file) => inkling.open(file));
  const stateFile = join(home, 'window.json');
  const window = openWindow(program.preload, stateFile, () => workUnderWay(inkling));
  window.webContents.once('did-finish-load', () => {
    links.openBy((link) => openLink(window, link));
    files.openBy((paths) => {
      bringForward(window);
      open(paths).catch(logFault);
    });
  });
  app.on('second-instance', () => bringForward(window));
  app.on('window-all-closed', () => app.quit());
  const leaving = leaveInOrder(window, async () => {
    if (!window.isDestroyed()) await writeWindowState(stateFile, window);
    await inkling.close();
  });
  mendWindow(window.webContents, {
    isLeaving: leaving.isLeaving,
    ask: askUser,
    close: () => window.close(),
  });
  return leaving;
}

async function workUnderWay({ handlers }: Inkling): Promise<Work | null> {
  const run = (await handlers['training.runs']()).find(isUnderWay);
  if (run)
    return {
      message: `“${run.name}” is still training.`,
      detail: 'If Inkling closes now, the training pauses. It can go on from there when Inkling is open again.',
      buttons: ['Keep Training', 'Pause and Close'],
    };
  const sweep = await handlers['robustness.sweep']();
  if (sweep?.state.kind === 'running')
    return {
      message: 'Robustness is still being measured.',
      detail: 'If Inkling closes now, the curves that are whole are kept, and the rest has to be measured again.',
      buttons: ['Keep Measuring', 'Stop and Close'],
    };
  return null;
}

function copy(text: string): void {
  void clipboard.writeText(text);
}

/** Gives every window that asks for it a line to the services. */
function connectWindows(inkling: Inkling): void {
  ipcMain.on('inkling:connect', ({ senderFrame }) => {
    // Only the app's own page, and no frame within it.
    if (!senderFrame || senderFrame.parent || !isAppUrl(senderFrame.url)) return;
    const { port1, port2 } = new MessageChannelMain();
    serveContract(messagePortChannel(port1), inkling.handlers, inkling.subscribe, logFault);
    senderFrame.postMessage('inkling:port', null, [port2]);
  });
}

function stopWithFault(fault: unknown): void {
  logFault(fault);
  dialog.showErrorBox('Inkling can’t start.', fault instanceof Error ? fault.message : String(fault));
  app.exit(1);
}
