import { connection } from './connection.svelte';
import { Keeping } from './digits/keeping.svelte';
import { OwnDigits } from './digits/own-digits.svelte';
import { ModelLayers } from './models/model-layers';
import { ModelList } from './models/model-list.svelte';
import { ModelReading } from './network/model-reading.svelte';
import { RunReading } from './network/run-reading.svelte';
import { Pad } from './pad/pad.svelte';
import { announceEnds } from './training/announce-ends';
import { Runs } from './training/runs.svelte';
import { toasts } from './ui/toasts.svelte';

/** What the places of the window share, each concern in a module of its own; put together here, once. */

/** What is drawn. */
export const pad = new Pad();

/** The models there are. */
export const modelList = new ModelList(connection);

/** The layers of the models. */
export const modelLayers = new ModelLayers(connection);

/** The digits that the user kept. */
export const ownDigits = new OwnDigits(connection);

/** Which drawings are among them. */
export const keeping = new Keeping(connection, ownDigits);

/** The training runs. */
export const runs = new Runs(connection);

/** The drawing as the chosen model reads it. */
export const reading = new ModelReading(connection);

/** The drawing as the network that trains reads it. */
export const learning = new RunReading(connection, runs);

announceEnds(connection);

connection.whenOpen(() => {
  reading.tryAgain();
  Promise.all([modelList.load(), runs.load(), ownDigits.load()]).catch((error: unknown) => toasts.fail(error));
});
