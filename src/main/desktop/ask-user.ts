import { BrowserWindow, dialog, type MessageBoxOptions } from 'electron';

/** Asks the user in a dialog, of the app's window where there is one. Gives the number of the button. */
export async function askUser(question: MessageBoxOptions): Promise<number> {
  const [window] = BrowserWindow.getAllWindows();
  const { response } = window ? await dialog.showMessageBox(window, question) : await dialog.showMessageBox(question);
  return response;
}

/** What asks the user, as {@link askUser} does. */
export type AskUser = typeof askUser;
