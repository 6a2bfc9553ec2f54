import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NetworkData } from '../../../../../src/core/network/network-data';
import type { FromAttackWorker, ToAttackWorker } from '../../../../../src/renderer/views/attack/attack-messages';
import { describeTurningPoint } from '../../../../../src/renderer/views/attack/attack-words';
import { AttackedDrawing, REST } from '../../../../../src/renderer/views/attack/attacked-drawing.svelte';
import { darkening } from './attacked-path';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A worker that answers when it is told to, and keeps what it was asked. */
class SlowWorker {
  readonly asked: ToAttackWorker[] = [];
  onmessage: Worker['onmessage'] = null;
  onerror: Worker['onerror'] = null;

  postMessage(message: ToAttackWorker): void {
    this.asked.push(message);
  }

  terminate(): void {
    return;
  }

  get attacks() {
    return this.asked.filter((message) => message.kind === 'attack');
  }

  answer(data: FromAttackWorker): void {
    this.onmessage!.call(this as unknown as Worker, { data } as MessageEvent<FromAttackWorker>);
  }
}

const network: NetworkData = { layers: [], weights: [] };
const image = (ink: number): Float32Array => new Float32Array(784).fill(ink);

function started() {
  const worker = new SlowWorker();
  const attacked = new AttackedDrawing(null, () => worker);
  return { worker, attacked };
}

describe('the drawing under attack', () => {
  it('is attacked once it rests, with all strengths at once, and then slid through them', () => {
    const { worker, attacked } = started();
    for (let point = 0; point < 20; point++) {
      attacked.aim({ network, image: image(point) });
      vi.advanceTimersByTime(REST / 10);
    }
    expect(worker.asked).toEqual([]);
    vi.advanceTimersByTime(REST);
    expect(worker.asked.map(({ kind }) => kind)).toEqual(['use', 'attack']);
    expect(attacked.isOld).toBe(true);
    worker.answer({ kind: 'attacked', path: darkening() });
    expect(attacked.isOld).toBe(false);
    expect(attacked.perturbation).toBeNull();
    attacked.step = 20;
    expect(attacked.epsilon).toBe(0.2);
    expect(attacked.perturbation![5]).toBeCloseTo(0.2, 5);
    expect(worker.attacks).toHaveLength(1);
    attacked.stop();
    expect(attacked.perturbation).toBeNull();
  });

  it('asks anew for another attack at once, and not for the same once more', () => {
    const { worker, attacked } = started();
    const target = { network, image: image(1) };
    attacked.aim(target);
    vi.advanceTimersByTime(REST);
    worker.answer({ kind: 'attacked', path: darkening() });
    attacked.aim({ ...target });
    vi.advanceTimersByTime(REST);
    expect(worker.attacks).toHaveLength(1);
    attacked.attack = 'pgd';
    attacked.aim({ ...target });
    vi.advanceTimersByTime(0);
    expect(worker.attacks.map(({ attack }) => attack)).toEqual(['fgsm', 'pgd']);
    expect(worker.asked.filter(({ kind }) => kind === 'use')).toHaveLength(1);
  });

  it('forgets what it found when there is no ink, and says what is wrong', () => {
    const { worker, attacked } = started();
    attacked.step = 3;
    attacked.aim({ network, image: image(1) });
    vi.advanceTimersByTime(REST);
    worker.answer({ kind: 'attacked', path: darkening() });
    expect(attacked.perturbation).not.toBeNull();
    attacked.aim(null);
    expect(attacked.path).toBeNull();
    expect(attacked.perturbation).toBeNull();
    attacked.aim({ network, image: image(2) });
    vi.advanceTimersByTime(REST);
    worker.answer({ kind: 'failed', reason: 'no memory' });
    expect(attacked.fault).toBe('This can’t be attacked here: no memory');
  });
});

describe('the words for an attack', () => {
  it('say the strength that makes another answer, and which', () => {
    expect(describeTurningPoint(darkening())).toBe('With ε = 0.2 the 7 is read as an 8.');
  });

  it('say that none does', () => {
    expect(describeTurningPoint(darkening(8))).toBe(
      'Not even a change of 0.5 on every pixel makes another answer of the 8.',
    );
  });
});
