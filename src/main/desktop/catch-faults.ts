import type { MessageBoxOptions } from 'electron';
import type { AskUser } from './ask-user';
import { logFault } from '../log-fault';

/** What becomes of a fault that nothing has caught. */
export interface FaultNeeds {
  readonly ask: AskUser;
  /** Has the app start again once it has ended. */
  readonly relaunch: () => void;
  /** Ends the app in order. */
  readonly leave: () => void;
}

/**
 * Takes up what nothing else has caught. After an error the program is in no known state: the app says so, saves and ends, and starts
 * again if that is wanted. A promise that failed with nobody waiting leaves the rest as it was: that is said once, and noted each time.
 */
export function catchFaults({ ask, relaunch, leave }: FaultNeeds): void {
  let isEnding = false;
  let isSaid = false;

  const end = async (): Promise<void> => {
    try {
      if ((await ask(ENDING)) === 0) relaunch();
    } catch (fault) {
      logFault(fault);
    }
    leave();
  };

  process.on('uncaughtException', (fault) => {
    logFault(fault);
    if (isEnding) return;
    isEnding = true;
    void end();
  });
  process.on('unhandledRejection', (fault) => {
    logFault(fault);
    if (isSaid || isEnding) return;
    isSaid = true;
    ask(GOING_ON).catch(logFault);
  });
}

const ENDING: MessageBoxOptions = {
  type: 'error',
  message: 'Inkling has to end: something went wrong inside.',
  detail: 'What trains is saved first, and stored models and digits are safe. The log says what happened.',
  buttons: ['Start Again', 'Close'],
  defaultId: 0,
  cancelId: 1,
};

const GOING_ON: MessageBoxOptions = {
  type: 'warning',
  message: 'Something went wrong inside Inkling.',
  detail: 'Nothing that was stored is lost, and Inkling goes on. The log, in the Help menu, says what happened.',
  buttons: ['OK'],
};
