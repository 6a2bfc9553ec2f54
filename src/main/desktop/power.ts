import type { PowerMonitor, PowerSaveBlocker } from 'electron';
import { isUnderWay, type Run } from '../../core/training/run';
import { logFault } from '../log-fault';
import type { Inkling } from '../services/inkling';

/** What of the system the power service needs. */
export interface PowerNeeds {
  readonly monitor: Pick<PowerMonitor, 'on'>;
  readonly blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>;
}

/**
 * Keeps the system from falling asleep by itself while a run trains. Where it is put to sleep all the same, the run pauses first, so
 * that it has a checkpoint of that moment, and goes on afterwards.
 */
export function seeToPower({ handlers, subscribe }: Inkling, { monitor, blocker }: PowerNeeds): void {
  const runs = new Map<string, Run>();
  /** Those that were paused for the system's sleep alone. */
  const asleep = new Set<string>();
  let isAwake = true;
  let blocking: number | null = null;

  const block = (): void => {
    const trains = [...runs.values()].some(isUnderWay);
    if (trains) blocking ??= blocker.start('prevent-app-suspension');
    else if (blocking !== null) {
      blocker.stop(blocking);
      blocking = null;
    }
  };

  const goOn = (): void => {
    for (const id of isAwake ? asleep : []) {
      const kind = runs.get(id)?.state.kind;
      // It may not have come to its checkpoint before the system slept.
      if (kind === 'pausing') continue;
      asleep.delete(id);
      if (kind === 'paused') Promise.resolve(handlers['training.resume'](id)).catch(logFault);
    }
  };

  subscribe((event) => {
    if (event.name !== 'training.changed') return;
    runs.set(event.data.id, event.data);
    block();
    goOn();
  });
  monitor.on('suspend', () => {
    isAwake = false;
    for (const { id, state } of runs.values()) {
      if (state.kind !== 'starting' && state.kind !== 'running') continue;
      asleep.add(id);
      Promise.resolve(handlers['training.pause'](id)).catch(logFault);
    }
  });
  monitor.on('resume', () => {
    isAwake = true;
    goOn();
  });
}
