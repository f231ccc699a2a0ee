/** Rules that this module ships: deeds that a resident may claim with a photo. Amounts are the town's to change. */
import type { PointsRule } from '#platform/points/index.ts';

export const ownRules: readonly PointsRule[] = [
  {
    code: 'deed.neighbour',
    titleZh: '邻里互助',
    titleEn: 'Helping a neighbour',
    points: 10,
    perDay: 2,
  },
  {
    code: 'deed.courtyard',
    titleZh: '美丽庭院',
    titleEn: 'A well-kept courtyard',
    points: 20,
    perDay: 1,
  },
  { code: 'deed.cleaning', titleZh: '清洁家园', titleEn: 'Cleaning up', points: 8, perDay: 2 },
  { code: 'deed.patrol', titleZh: '平安巡逻', titleEn: 'Village patrol', points: 12, perDay: 1 },
  { code: 'deed.sorting', titleZh: '垃圾分类', titleEn: 'Sorting waste', points: 3, perDay: 1 },
  { code: 'deed.custom', titleZh: '移风易俗', titleEn: 'Modest customs', points: 30, perDay: 1 },
];
