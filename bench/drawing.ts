import { chromium, type Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBrowserHost } from '../test/e2e/browser-host';
import { browserOptions, WINDOW } from '../test/e2e/browser-options';
import { padIsReady, padOf } from '../test/e2e/pen';
import { startTraining } from '../test/e2e/training-run';
import type { Part } from './part';
import { replayPen, type Replay } from './replay-pen';
import { formatTable } from './table';
import { timeCurves } from './time-curves';
import { percentile } from './timing';

/** The app's own program, built; seen from the built program in `out/bench`. */
const SERVE = join(import.meta.dirname, '../main/serve.js');

/** A stylus reports so often. */
const EVENTS_PER_SECOND = 120;
const SECONDS = 8;

/** So many drawings are ended to see how soon their curves come. */
const ROUNDS = 30;

/**
 * How smooth drawing is: a pen is replayed in the app's own window, in a browser, with nothing else to do and with a
 * network in training on all cores.
 */
export const measureDrawing: Part = async (note) => {
  const home = await mkdtemp(join(tmpdir(), 'inkling-bench-'));
  const browser = await chromium.launch(browserOptions());
  const rows: { what: string; replay: Replay; curves: readonly number[] }[] = [];
  const measure = async (page: Page, what: string): Promise<void> => {
    await page.getByRole('tab', { name: 'Draw' }).click();
    await padIsReady(page);
    // The first strokes find code that isn't compiled yet.
    await replay(page);
    const measured = await replay(page);
    const curves = await timeCurvesOf(page);
    rows.push({ what, replay: measured, curves });
    note(`${what}: ${measured.answers.length} pen events, ${measured.frames.length} frames`);
  };
  try {
    const host = await startBrowserHost(home, await browser.newPage({ viewport: WINDOW }), SERVE);
    await measure(host.page, 'nothing else to do');
    await startTraining(host.page, { name: 'bench', network: 'CNN', epochs: 100, digits: 60_000 });
    await host.page
      .getByText(/images\/s/)
      .first()
      .waitFor();
    await measure(host.page, `training cnn on ${availableParallelism()} cores`);
    await host.close();
  } finally {
    await browser.close();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
  return {
    text: formatTable(
      [
        'Drawing, reader, window of 1360x860',
        'pen event to painted answer, p50',
        'p95',
        'frames/s',
        'frame p95',
        'last point to painted curves of two models, p50',
        'p95',
      ],
      rows.map(({ what, replay: { answers, frames }, curves }) => [
        what,
        milliseconds(percentile(answers, 0.5)),
        milliseconds(percentile(answers, 0.95)),
        (frames.length / SECONDS).toFixed(1),
        milliseconds(percentile(frames, 0.95)),
        milliseconds(percentile(curves, 0.5)),
        milliseconds(percentile(curves, 0.95)),
      ]),
    ),
    figures: rows,
  };
};

const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;

async function timeCurvesOf(page: Page): Promise<readonly number[]> {
  const times = await page.evaluate(timeCurves, { pad: (await padOf(page).boundingBox())!, rounds: ROUNDS });
  // Where the pen rested before it was lifted, the curves were asked for before that.
  if (times.length < ROUNDS / 2) throw new Error(`The curves came only ${times.length} times of ${ROUNDS}.`);
  return times;
}

async function replay(page: Page): Promise<Replay> {
  const pad = (await padOf(page).boundingBox())!;
  return page.evaluate(replayPen, { pad, eventsPerSecond: EVENTS_PER_SECOND, seconds: SECONDS });
}
