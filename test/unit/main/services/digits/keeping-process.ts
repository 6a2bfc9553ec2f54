import { DigitCollection } from '../../../../../src/main/services/digits/digit-collection';

/** Keeps so many digits, one after the other: `keeping-process.js HOME LABEL COUNT`. */
const [home, label, count] = process.argv.slice(2);
const collection = new DigitCollection(home!);
for (let place = 0; place < Number(count); place++) {
  const points = [0, 1].map((end) => ({ x: 40 + place + 90 * end, y: 40 + 180 * end, pressure: 0.5 }));
  await collection.keep(Number(label), { marks: [{ kind: 'stroke', tool: 'pen', width: 24, points }] });
}
