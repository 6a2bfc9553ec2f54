import { Toasts } from '../ui/toasts.svelte';
import { DigitActions } from './actions/digit-actions';
import { ModelActions } from './actions/model-actions';
import { announceMeasurements, announceRuns } from './announcements';
import { CellSelection } from './cells/cell-selection.svelte';
import type { Line } from './connection/line';
import { Keeping } from './digits/keeping.svelte';
import { OwnDigits } from './digits/own-digits.svelte';
import { Kept } from './kept.svelte';
import { Exporting } from './models/exporting.svelte';
import { Importing } from './models/importing.svelte';
import { ModelList } from './models/model-list.svelte';
import { OpenedModels } from './models/opened-models';
import { ShownModel } from './models/shown-model.svelte';
import { PadSources } from './pad/pad-sources';
import { Pad } from './pad/pad.svelte';
import { Variant } from './pad/variant.svelte';
import { Comparison } from './readers/comparison.svelte';
import { ModelPair } from './readers/model-pair.svelte';
import { ModelReader } from './readers/model-reader.svelte';
import { NumberReader } from './readers/number-reader.svelte';
import { RunReader } from './readers/run-reader.svelte';
import { Measurement } from './robustness/measurement.svelte';
import { Runs } from './training/runs.svelte';
import { TrainingPlan } from './training/training-plan.svelte';
import { DockView } from './window/dock-view.svelte';
import { FileSaving } from './window/file-saving';
import { KeysSheet } from './window/keys-sheet.svelte';
import { Navigation } from './window/navigation.svelte';
import { Presentation } from './window/presentation.svelte';
import { Settings } from './window/settings.svelte';

/** What the places of a window share, each concern in a class of its own; put together here, once. */
export class AppState {
  readonly toasts = new Toasts();
  readonly settings = new Settings();
  /** Where in the window the user is. */
  readonly navigation = new Navigation();
  /** Whether a lesson is shown to a class. */
  readonly presentation = new Presentation();
  /** Which view stands under the network's picture. */
  readonly dockView = new DockView();
  /** The list of keys. */
  readonly keysSheet = new KeysSheet();

  /** What is drawn. */
  readonly pad = new Pad();
  /** How the drawing is varied. */
  readonly variant = new Variant();
  /** Which value of the network is looked at. */
  readonly cells = new CellSelection();
  /** What else can be laid on the pad. */
  readonly padSources: PadSources;

  /** Lets the user keep files. */
  readonly fileSaving: FileSaving;

  /** The models there are. */
  readonly modelList: ModelList;
  /** What the models are made of. */
  readonly openedModels: OpenedModels;
  /** The model that is being exported. */
  readonly exporting: Exporting;
  /** The model that is being brought in. */
  readonly importing: Importing;
  /** The model whose details show. */
  readonly shownModel = new ShownModel();
  /** What can be done with a model. */
  readonly modelActions: ModelActions;

  /** The digits that the user kept. */
  readonly ownDigits: OwnDigits;
  /** Which drawings are among them. */
  readonly keeping: Keeping;
  /** What can be done with them. */
  readonly digitActions: DigitActions;

  /** The training runs. */
  readonly runs: Runs;
  /** What is to be trained next. */
  readonly trainingPlan = new TrainingPlan();

  /** The drawing as the chosen model reads it. */
  readonly modelReader: ModelReader;
  /** The number that the drawing is, where it is more than one digit. */
  readonly numberReader = new NumberReader();
  /** The drawing as the network that trains reads it. */
  readonly learning: RunReader;
  /** The drawing as a second model reads it. */
  readonly comparison: Comparison;
  /** The two models whose readings of the drawing's variants are compared. */
  readonly pair: ModelPair;

  /** The measurement of robustness that runs, or ran last. */
  readonly measurement: Measurement;

  readonly #kept = new Kept(this);

  /** @param connection the window's line to the main process, which need not be open yet */
  constructor(readonly connection: Line) {
    const { toasts } = this;
    this.padSources = new PadSources(connection, this.pad, toasts);
    this.fileSaving = new FileSaving(connection, toasts);
    this.modelList = new ModelList(connection);
    this.openedModels = new OpenedModels(connection, this.modelList);
    this.exporting = new Exporting(connection);
    this.importing = new Importing(connection);
    this.ownDigits = new OwnDigits(connection);
    this.keeping = new Keeping(connection, this.ownDigits);
    this.runs = new Runs(connection);
    this.modelReader = new ModelReader(this.openedModels, toasts);
    this.learning = new RunReader(connection, this.runs);
    this.comparison = new Comparison(this.openedModels, toasts);
    this.pair = new ModelPair(this.openedModels, this.learning);
    this.measurement = new Measurement(connection);
    this.modelActions = new ModelActions(this);
    this.digitActions = new DigitActions(this);

    announceRuns(this);
    announceMeasurements(this);
    connection.whenOpen(() => {
      this.modelReader.tryAgain();
      this.pair.tryAgain();
      const { measurement, modelList, ownDigits, runs } = this;
      void toasts.attempt(() => Promise.all([modelList, runs, ownDigits, measurement].map((shared) => shared.load())));
    });
  }

  /** The window's one of a class that a place or a lesson keeps while the user is elsewhere; made when first asked for. */
  kept<T>(Class: new (app: AppState) => T): T {
    return this.#kept.of(Class);
  }
}
