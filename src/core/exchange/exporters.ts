import { exportC, exportCInt8 } from './c/export-c';
import type { Exporter } from './exported-model';
import type { ExportFormatId } from './export-formats';
import { exportKeras } from './keras/export-keras';
import { exportOnnx, exportOnnx13 } from './onnx/export-onnx';
import { exportPytorch } from './pytorch/export-pytorch';
import { exportTfjs } from './tfjs/export-tfjs';
import { exportTflite, exportTfliteInt8 } from './tflite/export-tflite';
import { exportWeb } from './web/export-web';

/** What writes each format; one for each row of the table. Loaded by the thread that exports, never by the window. */
export const EXPORTERS: Readonly<Record<ExportFormatId, Exporter>> = {
  tfjs: exportTfjs,
  keras: exportKeras,
  onnx: exportOnnx,
  'onnx-13': exportOnnx13,
  tflite: exportTflite,
  'tflite-int8': exportTfliteInt8,
  pytorch: exportPytorch,
  web: exportWeb,
  c: exportC,
  'c-int8': exportCInt8,
};
