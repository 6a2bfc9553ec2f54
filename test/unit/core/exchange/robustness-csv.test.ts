import { describe, expect, it } from 'vitest';
import { robustnessCsv } from '../../../../src/core/exchange/robustness-csv';

describe('curves as CSV', () => {
  it('have a line for each point, and names in quotes where they need them', () => {
    const points = [
      { at: -15, accuracy: 0.5 },
      { at: 0, accuracy: 1 },
    ];
    const csv = robustnessCsv([
      { model: 'plain', digits: 'test', count: 500, change: 'angle', points },
      { model: 'one, "two"', digits: 'own', count: 3, change: 'noise', points: points.slice(1) },
      { model: '=1+1', digits: 'own', count: 3, change: 'scale', points: points.slice(1) },
    ]);
    expect(csv).toBe(
      [
        'model,digits,count,change,unit,at,accuracy',
        'plain,test,500,angle,degrees,-15,0.5',
        'plain,test,500,angle,degrees,0,1',
        '"one, ""two""",own,3,noise,standard deviation,0,1',
        "'=1+1,own,3,scale,factor,0,1",
        '',
      ].join('\r\n'),
    );
  });
});
