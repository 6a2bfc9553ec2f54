import { describe, expect, it } from 'vitest';
import type { Sweep } from '../../../../../src/core/training/robustness';
import { Measurement } from '../../../../../src/renderer/state/robustness/measurement.svelte';
import { clientLine } from '../../client-line';

const sweep = (id: string, kind: 'running' | 'ended'): Sweep => ({
  ...{ id, models: [], changes: ['angle'], digits: { set: 'own', count: 1 }, started: '', progress: null, curves: [] },
  state: { kind },
});

describe('the measurement in the window', () => {
  it('is the one that runs already when the window opens, and what is announced later', async () => {
    const { client, calls, send } = clientLine();
    const measurement = new Measurement(client);
    const loaded = measurement.load();
    send({ kind: 'answer', id: calls[0]!.id, result: sweep('one', 'running') });
    await loaded;
    expect(measurement.isRunning).toBe(true);
    send({ kind: 'event', name: 'robustness.changed', data: sweep('one', 'ended') });
    expect(measurement.sweep).toMatchObject({ id: 'one', state: { kind: 'ended' } });
    expect(measurement.isRunning).toBe(false);
  });

  it('does not go back to an answer that news has overtaken', async () => {
    const { client, calls, send } = clientLine();
    const measurement = new Measurement(client);
    const loaded = measurement.load();
    send({ kind: 'event', name: 'robustness.changed', data: sweep('two', 'running') });
    send({ kind: 'answer', id: calls[0]!.id, result: null });
    await loaded;
    expect(measurement.sweep?.id).toBe('two');
  });

  it('is started with what was chosen, and stopped by its id', async () => {
    const { client, calls, send } = clientLine();
    const measurement = new Measurement(client);
    const started = measurement.start(['a', 'b'], ['noise'], { set: 'test', count: 500 });
    expect(calls[0]).toMatchObject({
      name: 'robustness.start',
      args: [['a', 'b'], ['noise'], { set: 'test', count: 500 }],
    });
    send({ kind: 'refusal', id: calls[0]!.id, message: 'Other models are being measured.' });
    await expect(started).rejects.toThrow('Other models are being measured.');
    send({ kind: 'event', name: 'robustness.changed', data: sweep('three', 'running') });
    void measurement.stop();
    expect(calls[1]).toMatchObject({ name: 'robustness.stop', args: ['three'] });
  });
});
