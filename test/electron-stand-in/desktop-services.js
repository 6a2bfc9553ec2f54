// @ts-check

/** @type {(name: string) => () => Promise<never>} */
const unanswered = (name) => () =>
  Promise.reject(new Error(`Nobody is there to answer dialog.${name}(): the test has to put an answer in its place.`));

export const dialog = {
  showSaveDialog: unanswered('showSaveDialog'),
  showMessageBox: unanswered('showMessageBox'),
  /**
   * @param {string} title
   * @param {string} content
   */
  showErrorBox(title, content) {
    console.error(`${title}\n${content}`);
  },
};

export const nativeTheme = { shouldUseDarkColors: false };

const workArea = { x: 0, y: 0, width: 1920, height: 1080 };

export const screen = { getAllDisplays: () => [{ id: 1, bounds: workArea, workArea }] };

export const shell = {
  /** What was opened, for the tests to see. @type {string[]} */
  opened: [],
  /** @param {string} path */
  openPath(path) {
    this.opened.push(path);
    return Promise.resolve('');
  },
};
