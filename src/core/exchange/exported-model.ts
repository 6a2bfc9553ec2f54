import type { Digits } from '../data/digits';
import type { Layer } from '../network/layer';
import { planLayers, type PlannedLayer } from '../network/layer-kinds';
import type { Weights } from '../network/weights';
import type { Card } from './card';
import { slug } from './slug';

/** A model as an exporter gets it. */
export interface ExportedModel {
  readonly card: Card;
  readonly layers: readonly Layer[];
  /** In the order of {@link plan}'s weights. */
  readonly weights: Weights;
  /** Every layer with its shapes and weights. */
  readonly plan: readonly PlannedLayer[];
  /** What its files are called, without an ending: letters, digits, hyphens, dots and underscores. */
  readonly fileName: string;
}

/** @param fileName as the user wants it; without one, it is made of the model's name */
export function exportedModel(
  { card, layers, weights }: Pick<ExportedModel, 'card' | 'layers' | 'weights'>,
  fileName?: string,
): ExportedModel {
  const name = fileName === undefined ? slug(card.name) : withoutOddities(fileName);
  return { card, layers, weights, plan: planLayers(layers), fileName: name };
}

/** The user's own name for a file, as it can stand in a program's text. */
const withoutOddities = (name: string): string =>
  name.replace(/[^A-Za-z0-9_.-]+/g, '-').replace(/^[.-]+|[.-]+$/g, '') || 'model';

/** A file of an export, named as it lies in the folder. */
export interface ExportedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What an exporter makes: the files that its runtime opens, one of them where the format is one file, and a README. */
export interface Export {
  readonly files: readonly ExportedFile[];
  /** Markdown; see `writeReadMe`. */
  readonly readMe: string;
}

/** What an exporter may ask for while it works. */
export interface ExportAid {
  /** MNIST training digits to calibrate with, the first `count`. */
  calibration(count: number): Promise<Digits>;
  /** Hears how much of the work is done, 0..1, where that takes time. */
  progress(share: number): void;
}

/** Writes a model in one format. */
export type Exporter = (model: ExportedModel, aid: ExportAid) => Export | Promise<Export>;
