import * as v from 'valibot';
import { DIGIT_FORMAT_IDS } from '../data/digit-formats';
import { labelSchema, ownDigitId, type OwnDigit, type OwnDigitsChange } from '../data/own-digits';
import { SUITE_NAMES } from '../data/test-suites';
import type { Card } from '../exchange/card';
import { EXPORT_FORMAT_IDS, type ExportFormatId } from '../exchange/export-formats';
import { INPUT_SCALE_IDS } from '../exchange/input-scales';
import type { InkImage } from '../ink/drawing';
import { drawingSchema } from '../ink/drawing-schema';
import { MOST_FEATURES } from '../likeness/features';
import type { NearDigit } from '../likeness/training-features';
import { modelName } from '../model-name';
import type { Layer } from '../network/layer';
import type { Weights } from '../network/weights';
import type { LayerExcitations } from '../training/excitations';
import type { Progress } from '../training/progress';
import type { Readings } from '../training/readings';
import { modelId, recipeSchema } from '../training/recipe';
import { CHANGE_KINDS, MOST_SWEPT, type Sweep, sweepDigitsSchema, type SweepNews } from '../training/robustness';
import { writeBytes, writeCount } from '../words/quantities';
import type { Run, RunPoint } from '../training/run';

/** The contract between the window and the main process: every request and every event, once. */

/** Where a model comes from: it shipped with Inkling, or it was trained or brought in here. */
export type ModelOrigin = 'shipped' | 'stored';

/** A model in the list. A `damaged` one failed its check: it is shown with the reason and never loaded. */
export type ModelSummary =
  | {
      readonly id: string;
      readonly origin: ModelOrigin;
      readonly state: 'ready';
      readonly card: Card;
      readonly bytes: number;
    }
  | {
      readonly id: string;
      readonly origin: ModelOrigin;
      readonly state: 'damaged';
      readonly name: string;
      readonly reason: string;
    };

/** A model to read with: the network as plain data, and its card. */
export interface OpenedModel {
  readonly id: string;
  readonly card: Card;
  readonly layers: readonly Layer[];
  readonly weights: Weights;
}

/** What became of a file in the desktop's dialog: written, or called off. */
export type DialogAnswer = { readonly kind: 'written'; readonly path: string } | { readonly kind: 'cancelled' };

/** What became of a file that was to be saved; where there is no dialog, it is for the window to download. */
export type SavedFile =
  | DialogAnswer
  | { readonly kind: 'download'; readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** A file that the system had the app open, by a double click or the command line. */
export interface OpenedFile {
  /** Without its folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** How the files are called that can be opened so, besides lessons: models, pictures of digits, and strokes. */
export const MODEL_ENDINGS: readonly string[] = ['keras', 'onnx', 'h5', 'hdf5', 'zip'];
export const PICTURE_ENDINGS: readonly string[] = ['png', 'jpg', 'jpeg', 'gif', 'webp', 'bmp'];
export const STROKE_ENDINGS: readonly string[] = ['jsonl', 'ndjson'];

/** What the window asks first. */
export interface AppInfo {
  readonly version: string;
  readonly host: 'desktop' | 'browser';
  /** Where models are kept. */
  readonly folder: string;
  readonly cores: number;
  /** How many threads train best here, unless a recipe says otherwise. */
  readonly workers: number;
}

/** One digit of the MNIST test set: `image` has shape `[28, 28]`, 0 paper to 255 ink. */
export interface SampleDigit {
  readonly index: number;
  readonly label: number;
  readonly image: Uint8Array;
}

/** Training digits near to an image, the nearest first; `images` has shape `[digits.length, 28, 28]`, 0 paper to 255 ink. */
export interface NearestDigits {
  readonly digits: readonly NearDigit[];
  readonly images: Uint8Array;
}

/** A file that the window has made may have so many bytes to be saved. */
const LARGEST_FILE = 32 * 1024 * 1024;

/** Files of own digits may have so many bytes together, to be imported through the window: some 20,000 digits' strokes. */
export const LARGEST_DIGITS = 32 * 1024 * 1024;

/** So many files of own digits at once: a picture may be a file of its own. */
export const MOST_DIGIT_FILES = 20_000;

/** The files of a model may be so many bytes together, to be brought in: 20 million weights, and what is about them. */
export const LARGEST_MODEL = 96 * 1024 * 1024;

/** A picture's file may have so many bytes: a camera's largest. */
export const LARGEST_PICTURE = 96 * 1024 * 1024;

/** A model may have so many files. */
export const MOST_MODEL_FILES = 500;

const noArguments = v.strictTuple([]);
const digitSet = v.picklist(['test', 'own']);
const ownDigitIds = v.pipe(v.array(ownDigitId), v.minLength(1), v.maxLength(100_000));
const isEachOnce = (list: readonly string[]): boolean => new Set(list).size === list.length;
/** The id of what goes on in the main process: a run, an import, a measurement. */
const workId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/, 'not an id'));
const exportFormat = v.picklist(EXPORT_FORMAT_IDS);
const namedFile = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
  bytes: v.instance(Uint8Array),
});
const namedFiles = v.array(namedFile);
const bytesOf = (files: v.InferOutput<typeof namedFiles>): number =>
  files.reduce((sum, { bytes }) => sum + bytes.length, 0);
const importFiles = v.pipe(
  namedFiles,
  v.minLength(1, 'choose a file at least'),
  v.maxLength(MOST_MODEL_FILES, `a model has at most ${MOST_MODEL_FILES} files`),
  v.check((files) => bytesOf(files) <= LARGEST_MODEL, `a model has at most ${writeBytes(LARGEST_MODEL)}`),
);
const pictureFile = v.pipe(
  namedFile,
  v.check(({ bytes }) => bytes.length <= LARGEST_PICTURE, `a picture has at most ${writeBytes(LARGEST_PICTURE)}`),
);
const inputScale = v.picklist(INPUT_SCALE_IDS);
const digitFiles = v.pipe(
  namedFiles,
  v.minLength(1, 'choose a file at least'),
  v.maxLength(MOST_DIGIT_FILES, `choose at most ${writeCount(MOST_DIGIT_FILES)} files`),
  v.check((files) => bytesOf(files) <= LARGEST_DIGITS, 'the files are too large'),
);

/** Every request, with the schema of its arguments. {@link Results} has the type of each one's result. */
export const REQUESTS = {
  'app.info': noArguments,
  'models.list': noArguments,
  'models.open': v.strictTuple([modelId]),
  'models.rename': v.strictTuple([modelId, modelName]),
  /** Moves a stored model aside, from where `models.restore` brings it back. */
  'models.delete': v.strictTuple([modelId]),
  'models.restore': v.strictTuple([modelId]),
  /** Makes a model ready for `models.export`, and gives its size in bytes; `models.exporting` tells how it gets on. */
  'models.prepareExport': v.strictTuple([modelId, exportFormat]),
  /** Ends that where it is under way: it is refused. */
  'models.cancelExport': v.strictTuple([modelId, exportFormat]),
  'models.export': v.strictTuple([modelId, exportFormat]),
  /**
   * Brings in a model, given its files by their names, or by their paths in a folder, and the scale that it takes pixels in,
   * which is found out where it is null. The window makes up the id, for `models.importing` and `models.cancelImport`.
   */
  'models.import': v.strictTuple([workId, importFiles, v.nullable(inputScale)]),
  /** Ends an import under way: it is refused, and nothing is stored. */
  'models.cancelImport': v.strictTuple([workId]),
  /** Starts a run whose result is stored under the name. */
  'training.start': v.strictTuple([modelName, recipeSchema]),
  /** Ends a run's threads, but keeps its checkpoint. */
  'training.pause': v.strictTuple([workId]),
  /** Goes on with a run that was paused, or that failed or was cut off and has a checkpoint. */
  'training.resume': v.strictTuple([workId]),
  /** Ends a run; what it learned so far is stored if `keep`. */
  'training.stop': v.strictTuple([workId, v.strictObject({ keep: v.boolean() })]),
  /** Removes a run that is over from the list; the model it made stays. */
  'training.forget': v.strictTuple([workId]),
  'training.runs': noArguments,
  /** A digit of the MNIST test set, drawn at random; of the given class if there is one. */
  'digits.sample': v.strictTuple([v.nullable(labelSchema)]),
  /** Images of a set by their places, at most 200. */
  'digits.images': v.strictTuple([
    digitSet,
    v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999_999))), v.maxLength(200)),
  ]),
  /** The user's own digits. */
  'digits.own': noArguments,
  /** The sentence that says which of their lines can't be read; null where all can. */
  'digits.unreadable': noArguments,
  /** Keeps a drawing with its label. */
  'digits.keep': v.strictTuple([labelSchema, drawingSchema]),
  /** Gives digits another label. */
  'digits.relabel': v.strictTuple([ownDigitIds, labelSchema]),
  /** Deletes digits, which `digits.restore` brings back. */
  'digits.delete': v.strictTuple([ownDigitIds]),
  'digits.restore': v.strictTuple([ownDigitIds]),
  'digits.export': v.strictTuple([v.picklist(DIGIT_FORMAT_IDS)]),
  /** Adds the digits of files; none where one can't be read. */
  'digits.import': v.strictTuple([digitFiles]),
  /** The ink of a picture's file. */
  'pictures.read': v.strictTuple([pictureFile]),
  /** What a model reads of every digit of a set. */
  'models.readings': v.strictTuple([modelId, digitSet]),
  /** For every map of a layer, given its name, the MNIST test digits with the largest values in it. */
  'models.exciting': v.strictTuple([modelId, v.pipe(v.string(), v.minLength(1), v.maxLength(100))]),
  /** The training digits that a model's features put nearest to an image, whose features these are, see `featureSources`. */
  'models.nearest': v.strictTuple([
    modelId,
    v.pipe(
      v.instance(Float32Array),
      v.check(({ length }) => length > 0 && length <= MOST_FEATURES, 'no network has so many features'),
      v.check((features) => features.every(Number.isFinite), 'features are numbers'),
    ),
  ]),
  /**
   * Starts to measure how well models read changed digits, and those of suites of tests; what is found is kept with their
   * cards.
   */
  'robustness.start': v.strictTuple([
    v.pipe(
      v.array(modelId),
      v.minLength(1, 'choose a model at least'),
      v.maxLength(MOST_SWEPT, `at most ${MOST_SWEPT} models can be measured together`),
      v.check((ids) => isEachOnce(ids), 'a model is named twice'),
    ),
    v.pipe(
      v.array(v.picklist([...CHANGE_KINDS, ...SUITE_NAMES])),
      v.minLength(1, 'choose a change or a test at least'),
      v.check((measured) => isEachOnce(measured), 'a change or a test is named twice'),
    ),
    sweepDigitsSchema,
  ]),
  /** Ends the measurement with this id; the curves that are whole by then are kept. */
  'robustness.stop': v.strictTuple([workId]),
  /** The measurement that is under way, or the last one since the program started; null where there was none. */
  'robustness.sweep': noArguments,
  /** Has the desktop's dialog save a file that the window has made, given its name and bytes. */
  'files.save': v.strictTuple([
    v.pipe(
      v.string(),
      v.maxLength(120),
      v.regex(
        /^[^./\\:*?"<>|\p{Cc}][^/\\:*?"<>|\p{Cc}]*\.(csv|svg|png|json|txt|inkling)$/u,
        'not the name of a file to save',
      ),
    ),
    v.pipe(
      v.instance(Uint8Array),
      v.check(({ length }) => length <= LARGEST_FILE, 'the file is too large'),
    ),
  ]),
  /** The files that the system had the app open since this was asked last. */
  'files.opened': noArguments,
} as const;

/** The type of each request's result. */
export interface Results {
  'app.info': AppInfo;
  'models.list': readonly ModelSummary[];
  'models.open': OpenedModel;
  'models.rename': ModelSummary;
  'models.delete': undefined;
  'models.restore': ModelSummary;
  'models.prepareExport': number;
  'models.cancelExport': undefined;
  'models.export': SavedFile;
  'models.import': ModelSummary;
  'models.cancelImport': undefined;
  'training.start': Run;
  'training.pause': undefined;
  'training.resume': undefined;
  'training.stop': undefined;
  'training.forget': undefined;
  'training.runs': readonly Run[];
  'digits.sample': SampleDigit;
  /** Shape `[places.length, 28, 28]`, 0 paper to 255 ink. */
  'digits.images': Uint8Array;
  'digits.own': readonly OwnDigit[];
  'digits.unreadable': string | null;
  'digits.keep': OwnDigit;
  'digits.relabel': undefined;
  'digits.delete': undefined;
  'digits.restore': undefined;
  'digits.export': SavedFile;
  /** How many are new, how many were here already, and what was done to them that their owner should know, a sentence each. */
  'digits.import': { readonly added: number; readonly known: number; readonly notes: readonly string[] };
  /** Null where the file is no picture. */
  'pictures.read': InkImage | null;
  'models.readings': Readings;
  'models.exciting': LayerExcitations;
  'models.nearest': NearestDigits;
  'robustness.start': Sweep;
  'robustness.stop': undefined;
  'robustness.sweep': Sweep | null;
  'files.save': DialogAnswer;
  'files.opened': readonly OpenedFile[];
}

/** What the desktop's menu asks of the window: something of the pad or of the model it reads with, its keys, or a place to go to. */
export type MenuCommand =
  'undo' | 'redo' | 'clear' | 'export' | 'keys' | `go ${'draw' | 'train' | 'robustness' | 'lessons' | 'models'}`;

/** Every event that the main process sends, with what it carries. */
export interface Events {
  'models.changed': readonly ModelSummary[];
  /** How much of an export is made, 0..1. */
  'models.exporting': { readonly modelId: string; readonly format: ExportFormatId; readonly share: number };
  /** How many test digits a model that is being brought in has read. */
  'models.importing': { readonly importId: string; readonly read: number; readonly digits: number };
  /** A run that is new, or whose state has changed. */
  'training.changed': Run;
  /** How far a run has come, see `withProgress`. */
  'training.progressed': { readonly runId: string; readonly progress: Progress };
  /** What a finished epoch came to. */
  'training.validated': { readonly runId: string; readonly point: RunPoint };
  'training.forgotten': { readonly runId: string };
  /** The network of a run as it stands, to read the pad's drawing with. */
  'training.snapshot': { readonly runId: string; readonly step: number; readonly weights: Weights };
  'digits.changed': OwnDigitsChange;
  /** A sweep that is new, or whose state has changed. */
  'robustness.changed': Sweep;
  /** What is new in a sweep, see `withNews`. */
  'robustness.progressed': { readonly sweepId: string; readonly news: SweepNews };
  'menu.command': MenuCommand;
  /** There are files for `files.opened` to give. */
  'files.arrived': null;
}

export type RequestName = keyof typeof REQUESTS;

/** The arguments of a request, as they are after its schema has checked them. */
export type Arguments<Name extends RequestName> = v.InferOutput<(typeof REQUESTS)[Name]>;

/** What answers each request; the main services together are one of these. */
export type Handlers = {
  readonly [Name in RequestName]: (...args: Arguments<Name>) => Answer<Results[Name]>;
};

/** Of a request without a result, the promise of any work will do. */
type Answer<Result> = Result | Promise<Result> | ([Result] extends [undefined] ? Promise<void> : never);
