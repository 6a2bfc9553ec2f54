import open from 'open';
import { spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Programs that open an address in a window of its own, without an address bar, with `--app=`. */
const BROWSERS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge', 'brave-browser'],
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'],
  win32: ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'],
};

/** Opens an address as an app window where a browser here can, else in the usual browser. False where there is no screen. */
export async function openAppWindow(address: string): Promise<boolean> {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return false;
  // Chromium's sandbox, which is not to be given up, does not run as root.
  const browser = process.getuid?.() === 0 ? null : await findBrowser();
  if (browser && (await launched(browser, [`--app=${address}`]))) return true;
  const usual = await open(address);
  usual.on('error', () => undefined);
  return true;
}

async function findBrowser(): Promise<string | null> {
  for (const name of BROWSERS[process.platform] ?? []) {
    for (const path of placesOf(name)) {
      if (await isProgram(path)) return path;
    }
  }
  return null;
}

function placesOf(name: string): string[] {
  const { PATH, ProgramFiles, LOCALAPPDATA, HOME } = process.env;
  switch (process.platform) {
    case 'darwin':
      return ['/Applications', `${HOME ?? ''}/Applications`].map(
        (folder) => `${folder}/${name}.app/Contents/MacOS/${name}`,
      );
    case 'win32':
      return [ProgramFiles, process.env['ProgramFiles(x86)'], LOCALAPPDATA]
        .filter((folder) => folder !== undefined)
        .map((folder) => join(folder, name));
    default:
      return (PATH ?? '')
        .split(delimiter)
        .filter(Boolean)
        .map((folder) => join(folder, name));
  }
}

async function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function launched(program: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
