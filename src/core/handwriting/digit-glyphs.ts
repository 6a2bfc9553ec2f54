import type { Glyph } from './glyph';

const RING = '34,0 10,15 0,50 10,85 34,100 58,85 66,50 58,15 34,0';
const FOUR_STEM = '50,0 48,100';
const FIVE = '12,2 8,42! 34,35 60,58 52,90 22,100 0,88';
const NINE_LOOP = '52,20 30,0 4,18 10,44 34,48 52,22!';

/** How hands from everywhere write each digit: forms by digit, 0 to 9. */
export const DIGIT_GLYPHS: readonly (readonly Glyph[])[] = [
  [
    { name: 'round', strokes: [RING] },
    { name: 'begun inside', strokes: ['42,18 30,0 8,20 0,55 12,90 38,100 60,80 64,40 54,10 28,2'] },
    { name: 'open at the top', strokes: ['30,4 8,22 0,55 12,90 36,100 60,84 66,48 58,16 44,2'] },
    { name: 'slashed', strokes: [RING, '60,8 8,92'] },
    { name: 'slashed beyond the ring', strokes: [RING, '86,-14 -18,112'] },
    { name: 'slashed far beyond the ring', strokes: [RING, '108,-38 -42,136'] },
    { name: 'slashed in one stroke', strokes: ['34,0 10,15 0,50 10,85 34,100 58,85 66,50 58,15 40,-2! 4,104'] },
    { name: 'looped at the top', strokes: ['46,0 14,8 0,48 10,88 34,100 60,80 64,36 44,6 26,2 28,20 46,16 62,2'] },
  ],
  [
    { name: 'a line', strokes: ['0,0 0,100'] },
    { name: 'flagged', strokes: ['-22,22 0,0! 0,100'] },
    { name: 'flagged far', strokes: ['-44,44 0,0! 0,100'] },
    { name: 'flagged to the base (German)', strokes: ['-46,74 0,0! 0,100'] },
    { name: 'flagged in a curve', strokes: ['-34,30 -14,20 0,0! 0,100'] },
    { name: 'flagged and footed (American)', strokes: ['-20,20 0,0! 0,100', '-24,100 24,100'] },
    { name: 'flagged far and footed wide', strokes: ['-34,34 0,0! 0,100', '-46,100 46,100'] },
    { name: 'footed', strokes: ['0,0 0,100', '-34,100 34,100'] },
    { name: 'ticked', strokes: ['-18,20 0,0! 0,100! 14,88'] },
    { name: 'footed in one stroke', strokes: ['-24,20 0,0! 0,99! -30,100! 34,99'] },
  ],
  [
    { name: 'flat at the foot', strokes: ['2,22 15,3 40,0 58,15 55,38 30,68 0,100! 62,98'] },
    { name: 'looped', strokes: ['2,22 18,2 45,2 58,22 45,52 15,88 2,97 5,84 22,84 40,97 66,94'] },
    { name: 'like a Z', strokes: ['5,2 58,0! 0,100! 62,98'] },
    { name: 'flat at the top', strokes: ['3,10 26,2 56,5 50,24 2,98! 62,96'] },
    { name: 'waved at the foot', strokes: ['5,25 25,0 55,15 45,50 5,95! 20,86 45,100 68,90'] },
    { name: 'hooked at the top', strokes: ['14,30 6,18 24,0 52,8 54,34 28,70 2,99! 60,99'] },
    { name: 'narrow and straight', strokes: ['4,16 22,0 40,14 36,38 4,98! 48,98'] },
  ],
  [
    { name: 'round', strokes: ['2,12 25,0 52,10 50,34 22,46! 55,58 60,82 32,100 0,88'] },
    { name: 'flat at the top', strokes: ['5,2 55,0! 22,40! 55,52 60,80 30,100 0,90'] },
    { name: 'looped in the middle', strokes: ['3,12 28,0 52,14 44,38 18,48 20,40 30,48 56,62 54,90 25,100 0,88'] },
    { name: 'without a corner', strokes: ['4,8 34,0 54,16 44,40 30,48 52,60 58,84 30,100 2,92'] },
    { name: 'curled at the end', strokes: ['6,14 30,0 52,12 46,36 20,46! 52,56 62,78 44,99 14,98 6,84 16,78'] },
  ],
  [
    { name: 'open', strokes: ['12,0 2,56! 64,54', FOUR_STEM] },
    { name: 'open, the stem short', strokes: ['8,0 2,52! 64,50', '46,22 44,100'] },
    { name: 'open and round', strokes: ['10,0 4,38 18,54 58,46', '56,2 50,100'] },
    { name: 'open, in one stroke', strokes: ['10,0 4,40 16,56 40,50 56,28! 58,0! 48,100'] },
    { name: 'closed', strokes: ['48,0 0,66! 72,64', FOUR_STEM] },
    { name: 'closed, in one stroke', strokes: ['52,100 54,0! 0,68! 74,66'] },
    { name: 'closed, the bar crossing far', strokes: ['46,2 2,62! 88,60', '48,0 46,100'] },
    { name: 'closed at a point', strokes: ['30,0 2,60! 62,58', '50,24 44,100'] },
  ],
  [
    { name: 'in one stroke', strokes: ['56,0 12,2! 8,42! 34,35 60,58 52,90 22,100 0,88'] },
    { name: 'its hat put on', strokes: [FIVE, '12,2 58,0'] },
    { name: 'its hat apart', strokes: [FIVE, '22,-10 70,-14'] },
    { name: 'its hat far aside', strokes: ['12,4 6,42! 34,36 58,58 50,90 22,100 0,90', '34,4 78,-2'] },
    { name: 'like an S', strokes: ['55,8 32,0 10,14 18,38 45,52 58,75 40,98 12,98 0,85'] },
    { name: 'round', strokes: ['58,2 16,4 10,40 32,36 58,50 58,82 30,100 2,90'] },
    { name: 'slanting, its belly small', strokes: ['66,0 26,2! 14,48! 38,46 50,66 38,92 10,100 -6,92'] },
  ],
  [
    { name: 'round', strokes: ['48,0 15,30 0,68 15,98 45,95 55,70 35,52 6,68'] },
    { name: 'straight', strokes: ['42,0 10,50 4,84 28,100 52,84 44,60 22,58 6,78'] },
    { name: 'hooked at the top', strokes: ['58,12 42,0 12,28 0,66 14,96 44,96 56,74 38,56 4,70'] },
    { name: 'a large loop', strokes: ['40,0 10,30 0,66 12,96 40,100 58,78 50,48 24,42 2,62'] },
    { name: 'a small loop', strokes: ['34,0 6,50 4,90 24,100 40,86 32,72 8,84'] },
    { name: 'open', strokes: ['44,0 12,34 2,72 18,98 46,92 54,68 40,56 24,64'] },
  ],
  [
    { name: 'a corner', strokes: ['0,4 58,0! 22,100'] },
    { name: 'its stem in a curve', strokes: ['0,2 58,0! 36,44 26,100'] },
    { name: 'crossed', strokes: ['0,4 60,0! 22,100', '14,52 56,46'] },
    { name: 'crossed wide', strokes: ['0,4 58,0! 22,100', '-8,56 72,46'] },
    { name: 'with a serif', strokes: ['2,22 2,3! 60,0! 25,100'] },
    { name: 'with a serif, crossed', strokes: ['0,20 2,3! 60,0! 25,100', '12,52 58,48'] },
    { name: 'waved at the top', strokes: ['0,14 10,2 34,9 60,0! 20,100'] },
    { name: 'round', strokes: ['0,8 30,0 54,6 50,30 30,60 24,100'] },
    { name: 'narrow', strokes: ['0,6 36,0! 20,100'] },
    { name: 'ticked', strokes: ['0,4 58,0! 24,100! 38,92'] },
  ],
  [
    { name: 'in one stroke', strokes: ['50,12 28,0 8,16 25,42 52,68 44,96 18,98 2,78 22,48 48,24 50,12'] },
    {
      name: 'two rings',
      strokes: ['30,46 8,30 12,6 32,0 52,10 50,34 30,46', '30,46 2,64 6,94 32,100 60,92 58,64 30,46'],
    },
    { name: 'open at the top', strokes: ['58,8 30,2 12,20 30,45 56,70 42,98 14,96 4,76 30,48 62,20'] },
    { name: 'begun in the middle', strokes: ['30,48 10,28 26,0 50,14 40,38 12,62 4,86 28,100 54,86 50,62 30,48'] },
    { name: 'begun with a line', strokes: ['56,0 30,44 4,78 14,100 46,96 50,70 20,40 12,14 32,2 56,14'] },
  ],
  [
    { name: 'a straight tail', strokes: [`${NINE_LOOP} 50,60 46,100`] },
    { name: 'its tail curled', strokes: [`${NINE_LOOP} 54,70 40,98 12,96 2,84`] },
    { name: 'a stem', strokes: ['52,6 25,0 2,22 14,46 42,42 54,8! 54,100'] },
    { name: 'round', strokes: ['50,14 26,0 2,18 8,42 32,48 52,24 52,10 46,64 22,100'] },
    { name: 'its stem apart', strokes: ['50,12 26,0 2,20 12,46 36,44 50,18', '56,2 52,100'] },
    { name: 'a small loop', strokes: ['46,14 26,0 10,14 16,34 38,30 46,12! 44,60 34,100'] },
    { name: 'a slanting tail', strokes: ['58,14 36,0 12,16 14,42 38,44 58,14! 34,64 10,100'] },
  ],
];
