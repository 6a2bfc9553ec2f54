import { connection } from './connection/connection.svelte';
import { Keeping } from './digits/keeping.svelte';
import { OwnDigits } from './digits/own-digits.svelte';
import { Exporting } from './models/exporting.svelte';
import { Importing } from './models/importing.svelte';
import { ModelList } from './models/model-list.svelte';
import { OpenedModels } from './models/opened-models';
import { CellSelection } from './cells/cell-selection.svelte';
import { Comparison } from './readings/comparison.svelte';
import { ModelReading } from './readings/model-reading.svelte';
import { RunReading } from './readings/run-reading.svelte';
import { Pad } from './pad/pad.svelte';
import { ModelPair } from './readings/model-pair.svelte';
import { announceEnds } from './training/announce-ends';
import { Runs } from './training/runs.svelte';
import { toasts } from '../ui/toasts.svelte';
import { Variant } from './pad/variant.svelte';

/** What the places of the window share, each concern in a module of its own; put together here, once. */

/** What is drawn. */
export const pad = new Pad();

/** How the drawing is varied. */
export const variant = new Variant();

/** The models there are. */
export const modelList = new ModelList(connection);

/** The model that is being exported. */
export const exporting = new Exporting(connection);

/** The model that is being brought in. */
export const importing = new Importing(connection);

/** What the models are made of. */
export const openedModels = new OpenedModels(connection, modelList);

/** The digits that the user kept. */
export const ownDigits = new OwnDigits(connection);

/** Which drawings are among them. */
export const keeping = new Keeping(connection, ownDigits);

/** The training runs. */
export const runs = new Runs(connection);

/** The drawing as the chosen model reads it. */
export const reading = new ModelReading(openedModels);

/** The drawing as the network that trains reads it. */
export const learning = new RunReading(connection, runs);

/** The drawing as a second model reads it. */
export const comparison = new Comparison(openedModels);

/** The two models whose readings of the drawing's variants are compared. */
export const pair = new ModelPair(openedModels, learning);

/** Which value of the network is looked at. */
export const cells = new CellSelection();

announceEnds(connection);

connection.whenOpen(() => {
  reading.tryAgain();
  pair.tryAgain();
  void toasts.attempt(() => Promise.all([modelList.load(), runs.load(), ownDigits.load()]));
});
