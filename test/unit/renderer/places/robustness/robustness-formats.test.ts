import { expect, it, vi } from 'vitest';
import { chartFormats, type ChartedModel } from '../../../../../src/renderer/places/robustness/robustness-formats';

vi.mock('../../../../../src/renderer/views/exporting/print-color', () => ({ printColor: () => 'black' }));

const point = { at: 0, accuracy: 1 };
const model: ChartedModel = {
  id: 'plain',
  name: 'plain',
  color: '--series-1',
  curves: (['angle', 'shift'] as const).map((change) => ({ change, digits: 'test', count: 500, points: [point] })),
  tests: [],
};

it('exports the charts of what was measured, and no empty ones', async () => {
  const [svg] = chartFormats([model], ['angle', 'shift', 'noise']);
  expect(svg!.title).toBe('Charts (SVG)');
  const { content } = await svg!.make();
  expect(content).toContain('>Turned<');
  expect(content).toContain('>Shifted<');
  expect(content).not.toContain('>Noise<');
});
