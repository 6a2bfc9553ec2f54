import { strFromU8 } from 'fflate';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportC, exportCInt8 } from '../../../../src/core/exchange/c/export-c';
import { type ExportedModel, exportedModel } from '../../../../src/core/exchange/exported-model';
import { exportOnnx, exportOnnx13 } from '../../../../src/core/exchange/onnx/export-onnx';
import { decodeModel } from '../../../../src/core/exchange/onnx/onnx-schema';
import { exportWeb } from '../../../../src/core/exchange/web/export-web';
import { readModel } from '../../../../src/main/services/models/model-folder';
import { EVERY_KIND, modelOf } from './every-kind';

let reader: ExportedModel;
beforeAll(async () => {
  reader = exportedModel(await readModel(join(import.meta.dirname, '../../../../resources/models/reader')));
});

describe('the README of a C export', () => {
  it('says how much flash and RAM its numbers take', () => {
    expect(exportC(reader).readMe).toContain(
      'Its numbers take 384 kB of flash, beside its code; what it works in takes 92 kB of RAM.',
    );
    expect(exportCInt8(reader).readMe).toContain(
      'Its numbers take 99 kB of flash, beside its code; what it works in takes 92 kB of RAM.',
    );
  });

  it('counts what the header declares', () => {
    for (const [made, sizes] of [
      [exportC(reader), { float: 4, int8_t: 1 }],
      [exportCInt8(reader), { float: 4, int8_t: 1 }],
    ] as const) {
      const header = strFromU8(made.files[0]!.bytes);
      const bytesOf = (pattern: RegExp): number =>
        [...header.matchAll(pattern)].reduce((sum, [, type, count]) => sum + sizes[type as 'float'] * Number(count), 0);
      const flash = bytesOf(/^static const (float|int8_t) \w+\[(\d+)\]/gm);
      const ram = bytesOf(/^static (float) \w+\[(\d+)\]/gm);
      expect(made.readMe).toContain(`${Math.round(flash / 1000)} kB of flash`);
      expect(made.readMe).toContain(`${Math.round(ram / 1000)} kB of RAM`);
    }
  });
});

describe('the web page', () => {
  it('says without JavaScript what it needs it for', async () => {
    const { files } = await exportWeb(reader);
    const page = strFromU8(files[0]!.bytes);
    expect(page).toMatch(/<noscript><p>[^<]*it needs JavaScript[^<]*<\/p><\/noscript>/);
  });
});

describe('ONNX of operator set 13', () => {
  it('is the same graph as that of 17, in the file format of its time', () => {
    const model = modelOf(EVERY_KIND);
    const [older, newer] = [exportOnnx13(model), exportOnnx(model)].map(({ files }) => decodeModel(files[0]!.bytes));
    expect([older!.opsetImport[0]!.version, newer!.opsetImport[0]!.version]).toEqual([13, 17]);
    expect([older!.irVersion, newer!.irVersion]).toEqual([7, 8]);
    expect(older!.graph).toEqual(newer!.graph);
    expect(exportOnnx13(model).readMe).toContain('for ONNX Runtime from 1.6 on and all that reads operator set 13.');
  });
});
