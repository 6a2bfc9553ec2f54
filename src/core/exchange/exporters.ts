import type { Exporter } from './exported-model';
import type { ExportFormatId } from './export-formats';
import { exportKeras } from './keras/export-keras';
import { exportPytorch } from './pytorch/export-pytorch';
import { exportTfjs } from './tfjs/export-tfjs';

/** What writes each format; one for each row of the table. Loaded by the thread that exports, never by the window. */
export const EXPORTERS: Readonly<Record<ExportFormatId, Exporter>> = {
  tfjs: exportTfjs,
  keras: exportKeras,
  pytorch: exportPytorch,
};
