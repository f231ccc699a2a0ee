import type { Point } from './plane.ts';
import type { RoadProperties } from './town-geometry.ts';

/** One road planned by hand; `course` is a list of "east north" pairs in kilometres. */
export type RoadPlan = readonly [
  nameZh: string,
  nameEn: string,
  kind: RoadProperties['kind'],
  /** 0 Qingxi, 1 Baisha. */
  town: number,
  course: string,
];

/** Reads "east north, east north, …" as points of the drawing plane. */
export function courseOf(course: string): Point[] {
  return course.split(', ').map((pair): Point => {
    const [east, north] = pair.split(' ').map(Number);
    return [east ?? 0, north ?? 0];
  });
}

/** The county road, the streets of both market quarters and the main village roads. */
export const ROAD_PLANS: readonly RoadPlan[] = [
  [
    '清云公路',
    'Qingyun Road (X021)',
    'countyRoad',
    0,
    '-17.5 -3.2, -13 -2.2, -9.2 -1.4, -6.5 -0.5, -4.7 0, -3.3 0.12, -2.3 0, -1.5 0.32, -1 0.7, -0.3 0.78, 0.33 0.77, 1 0.86, 2 1.35, 3.3 2, 4.8 2.5, 6.8 3.9, 9 5, 12 5.6, 15.5 7.4',
  ],
  [
    '清溪大街',
    'Qingxi Street',
    'mainStreet',
    0,
    '-1.22 0.56, -1.02 0.24, -0.72 -0.032, -0.31 0.013, 0 0.068, 0.33 0.1, 0.78 0.07, 1.15 0.16',
  ],
  [
    '清沙公路',
    'Qingsha Road (X022)',
    'countyRoad',
    0,
    '1.15 0.16, 2 0.3, 2.9 0.05, 3.9 -0.35, 5.1 -0.9, 6.4 -1.2, 7.6 -1.75, 8.45 -2.28',
  ],
  [
    '桥头街',
    'Qiaotou Street',
    'street',
    0,
    '-0.3 -0.88, -0.31 -0.27, -0.31 0.013, -0.3 0.42, -0.3 0.78',
  ],
  ['学府路', 'Xuefu Road', 'street', 0, '0.37 -0.46, 0.34 -0.27, 0.33 0.1, 0.33 0.42, 0.33 0.77'],
  ['车站路', 'Chezhan Road', 'street', 0, '0.8 -0.47, 0.78 -0.25, 0.78 0.07, 0.77 0.44, 0.8 0.83'],
  [
    '老街',
    'Old Street',
    'street',
    0,
    '-0.78 -0.3, -0.72 -0.1, -0.72 -0.032, -0.73 0.42, -0.7 0.74',
  ],
  [
    '新市路',
    'Xinshi Road',
    'street',
    0,
    '-0.73 0.42, -0.3 0.43, 0 0.41, 0.33 0.42, 0.77 0.44, 1.04 0.5',
  ],
  [
    '圩场路',
    'Xuchang Road',
    'street',
    0,
    '-0.75 -0.22, -0.31 -0.25, 0.34 -0.26, 0.78 -0.24, 1 -0.12, 1.12 0.14',
  ],
  [
    '滨河路',
    'Binhe Road',
    'street',
    0,
    '-0.98 0.13, -0.84 -0.25, -0.62 -0.42, -0.3 -0.5, 0.37 -0.46, 0.8 -0.47, 1.02 -0.48',
  ],
  ['农贸巷', 'Nongmao Lane', 'lane', 0, '0.02 0.071, 0.03 -0.1, 0.02 -0.26, 0.04 -0.47'],
  ['府前巷', 'Fuqian Lane', 'lane', 0, '0.08 0.08, 0.06 0.22, 0.06 0.41'],
  ['豆腐巷', 'Doufu Lane', 'lane', 0, '-0.73 0.25, -0.52 0.24, -0.31 0.25'],
  ['染坊巷', 'Ranfang Lane', 'lane', 0, '-0.52 -0.018, -0.53 -0.1, -0.52 -0.23'],
  ['书院巷', 'Shuyuan Lane', 'lane', 0, '0.33 0.6, 0.55 0.61, 0.79 0.63'],
  [
    '清坪公路',
    'Qingping Road',
    'villageRoad',
    0,
    '-0.3 -0.88, -0.12 -1.3, 0.35 -1.75, 1 -2.2, 1.5 -2.8, 1.75 -3.5, 1.65 -4.1',
  ],
  [
    '柳塘路',
    'Liutang Road',
    'villageRoad',
    0,
    '-0.3 -0.88, -0.75 -1.2, -1.35 -1.5, -1.9 -2.1, -2.1 -2.7, -2.6 -3.5',
  ],
  [
    '石桥路',
    'Shiqiao Road',
    'villageRoad',
    0,
    '-1 0.7, -1.4 1.2, -2 1.75, -2.2 2.4, -2.5 3.1, -2.5 4.2',
  ],
  [
    '枫林路',
    'Fenglin Road',
    'villageRoad',
    0,
    '0.33 0.77, 0.55 1.3, 1.3 1.9, 1.2 2.6, 0.8 3.25, 0.8 4.3',
  ],
  [
    '沙街',
    'Sha Street',
    'mainStreet',
    1,
    '8.45 -2.28, 8.9 -2.42, 9.33 -2.36, 9.75 -2.4, 10.2 -2.25',
  ],
  [
    '官沙公路',
    'Guansha Road (X022)',
    'countyRoad',
    1,
    '10.2 -2.25, 11 -1.9, 12.2 -2.6, 14.2 -3.1, 16.2 -3, 18.5 -3.6',
  ],
  ['上横街', 'Upper Cross Street', 'street', 1, '8.92 -2.75, 8.9 -2.42, 8.95 -1.95'],
  ['码头街', 'Matou Street', 'street', 1, '9.36 -3.3, 9.34 -2.75, 9.33 -2.36, 9.3 -1.9'],
  ['芦花路', 'Luhua Road', 'villageRoad', 1, '9.36 -3.3, 9.3 -4, 8.6 -4.6, 7.9 -4.7, 7.3 -5.4'],
  ['洲头路', 'Zhoutou Road', 'villageRoad', 1, '9.3 -1.9, 8.9 -1.2, 8 -0.6, 7.4 0.6'],
];
