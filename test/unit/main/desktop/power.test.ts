import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { EventMessage } from '../../../../src/core/contract/envelope';
import type { Run } from '../../../../src/core/training/run';
import { seeToPower, type PowerNeeds } from '../../../../src/main/desktop/power';
import type { Inkling } from '../../../../src/main/services/inkling';

/** A machine that notes what is asked of it, and runs that do at once what they are told. */
function machine() {
  const done: string[] = [];
  const monitor = new EventEmitter();
  let tell: (event: EventMessage) => void = () => undefined;
  const become = (id: string, kind: Run['state']['kind']): void =>
    tell({ kind: 'event', name: 'training.changed', data: { id, state: { kind } } as Run });
  const handlers = {
    'training.pause': (id: string) => {
      done.push(`pause ${id}`);
      become(id, 'pausing');
    },
    'training.resume': (id: string) => {
      done.push(`resume ${id}`);
      become(id, 'starting');
    },
  };
  const subscribe: Inkling['subscribe'] = (listener) => {
    tell = listener;
    return () => undefined;
  };
  const blocker = {
    start: (kind: string) => done.push(kind),
    stop: (id: number) => done.push(`stop ${id}`),
  };
  seeToPower({ handlers, subscribe } as unknown as Inkling, { monitor, blocker } as unknown as PowerNeeds);
  return { done, monitor, become };
}

describe('while a run trains', () => {
  it('the system is kept awake, once, until none trains', () => {
    const { done, become } = machine();
    become('a', 'starting');
    become('a', 'running');
    expect(done).toEqual(['prevent-app-suspension']);
    become('a', 'paused');
    expect(done).toEqual(['prevent-app-suspension', 'stop 1']);
    become('a', 'ended');
    become('b', 'starting');
    expect(done).toEqual(['prevent-app-suspension', 'stop 1', 'prevent-app-suspension']);
  });
});

describe('the system’s sleep', () => {
  it('pauses the run that trains, which goes on afterwards', () => {
    const { done, monitor, become } = machine();
    become('a', 'running');
    become('b', 'paused');
    done.length = 0;
    monitor.emit('suspend');
    become('a', 'paused');
    expect(done).toEqual(['pause a', 'stop 1']);
    done.length = 0;
    monitor.emit('resume');
    expect(done).toEqual(['resume a', 'prevent-app-suspension']);
    become('a', 'paused');
    monitor.emit('resume');
    expect(done).not.toContain('resume b');
    expect(done.filter((act) => act === 'resume a')).toHaveLength(1);
  });

  it('may come before the run has paused', () => {
    const { done, monitor, become } = machine();
    become('a', 'running');
    monitor.emit('suspend');
    monitor.emit('resume');
    expect(done).not.toContain('resume a');
    become('a', 'paused');
    expect(done).toContain('resume a');
  });

  it('brings back no run that has ended meanwhile', () => {
    const { done, monitor, become } = machine();
    become('a', 'running');
    monitor.emit('suspend');
    become('a', 'ended');
    monitor.emit('resume');
    expect(done).not.toContain('resume a');
  });
});
