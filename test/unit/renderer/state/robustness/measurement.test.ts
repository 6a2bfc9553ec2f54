import { describe, expect, it } from 'vitest';
import type { Sweep, SweepNews } from '../../../../../src/core/training/robustness';
import { Measurement } from '../../../../../src/renderer/state/robustness/measurement.svelte';
import { clientLine } from '../../client-line';

const sweep = (id: string, kind: 'running' | 'ended'): Sweep => ({
  ...{ id, models: [], changes: ['angle'], digits: { set: 'own', count: 1 }, started: '', progress: null, curves: [] },
  ...{ suites: [], scores: [] },
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

  it('grows by what is announced of it, and by nothing of another', () => {
    const { client, send } = clientLine();
    const measurement = new Measurement(client);
    const models = ['a', 'b'].map((id) => ({ id, name: id }));
    const news = (sweepId: string, read: number, point: SweepNews['point']): void =>
      send({
        kind: 'event',
        name: 'robustness.progressed',
        data: { sweepId, news: { progress: { read, images: 4, secondsLeft: null }, point, score: null } },
      });
    news('one', 1, null);
    expect(measurement.sweep).toBeNull();
    send({ kind: 'event', name: 'robustness.changed', data: { ...sweep('one', 'running'), models } });
    news('one', 1, null);
    expect(measurement.sweep).toMatchObject({ progress: { read: 1 }, curves: [] });
    news('one', 2, { change: 'angle', at: 0, accuracies: [0.5, 0.75] });
    news('one', 3, { change: 'angle', at: 15, accuracies: [0.25, 1] });
    news('none', 4, { change: 'angle', at: 30, accuracies: [0, 0] });
    expect(measurement.sweep).toMatchObject({ id: 'one', progress: { read: 3 }, state: { kind: 'running' } });
    expect(measurement.sweep?.curves).toEqual([
      {
        ...{ modelId: 'a', change: 'angle' },
        points: [
          { at: 0, accuracy: 0.5 },
          { at: 15, accuracy: 0.25 },
        ],
      },
      {
        ...{ modelId: 'b', change: 'angle' },
        points: [
          { at: 0, accuracy: 0.75 },
          { at: 15, accuracy: 1 },
        ],
      },
    ]);
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
