import { connection } from './connection.svelte';
import { ModelList } from './models/model-list.svelte';
import { Runs } from './training/runs.svelte';
import { toasts } from './ui/toasts.svelte';

/** What the places of the window share, each concern in a module of its own; put together here, once. */

/** The models there are. */
export const modelList = new ModelList(connection);

/** The training runs of this session. */
export const runs = new Runs(connection);

connection.whenOpen(() => {
  Promise.all([modelList.load(), runs.load()]).catch((error: unknown) => toasts.fail(error));
});
