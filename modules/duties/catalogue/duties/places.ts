import type { DutySeed, PlaceKind } from '../types.ts';
import { type DutyRow, dutyOfRow } from './row.ts';

interface PlaceDuties {
  readonly kind: PlaceKind;
  readonly teamZh: string;
  readonly rows: readonly DutyRow[];
}

/** Where the kind of place changes who answers or by when. */
const placeDuties: readonly PlaceDuties[] = [
  {
    kind: 'village',
    teamZh: '村保洁队',
    rows: [
      ['020101', 'agriculture', ['sanitation'], [1, 'workingDay'], [2, 'workingHour'], true],
      ['020102', 'agriculture', ['sanitation'], [1, 'workingDay'], [2, 'workingHour'], true],
      ['020103', 'agriculture', ['sanitation'], [3, 'workingDay'], [1, 'workingDay'], true],
      ['020106', 'agriculture', ['sanitation'], [1, 'workingDay'], [2, 'workingHour'], true],
      ['010301', 'agriculture', ['sanitation'], [3, 'workingDay'], [1, 'workingDay'], true],
      ['020105', 'agriculture', ['sanitation', 'health'], [6, 'hour'], [1, 'hour'], true],
    ],
  },
  {
    kind: 'village',
    teamZh: '村级管护员',
    rows: [
      ['010102', 'construction', ['agriculture'], [4, 'workingDay'], [1, 'workingDay'], true],
      ['010110', 'agriculture', ['construction'], [2, 'workingDay'], [4, 'workingHour'], true],
      ['010201', 'construction', ['agriculture'], [5, 'workingDay'], [1, 'workingDay'], true],
      ['020107', 'agriculture', ['sanitation'], [1, 'workingDay'], [4, 'workingHour'], true],
    ],
  },
  {
    kind: 'marketQuarter',
    teamZh: '圩镇保洁班',
    rows: [
      ['020101', 'sanitation', ['city-management'], [2, 'workingHour'], [0.5, 'workingHour'], true],
      ['020102', 'sanitation', ['city-management'], [2, 'workingHour'], [0.5, 'workingHour'], true],
    ],
  },
  {
    kind: 'market',
    teamZh: '农贸市场管理组',
    rows: [
      ['020101', 'market-supervision', ['sanitation'], [2, 'hour'], [0.5, 'hour'], true],
      ['020201', 'market-supervision', ['city-management'], [2, 'hour'], [0.5, 'hour'], true],
      [
        '010110',
        'market-supervision',
        ['construction'],
        [2, 'workingDay'],
        [4, 'workingHour'],
        true,
      ],
    ],
  },
  {
    kind: 'school',
    teamZh: '护学岗',
    rows: [
      ['020301', 'police', ['city-management'], [1, 'hour'], [0.5, 'hour'], false],
      ['020201', 'city-management', ['market-supervision'], [2, 'hour'], [0.5, 'hour'], true],
      ['010101', 'construction', ['city-management', 'police'], [1, 'hour'], [0.5, 'hour'], true],
      ['020401', 'construction', ['city-management'], [2, 'hour'], [0.5, 'hour'], false],
    ],
  },
  {
    kind: 'river',
    teamZh: '河道保洁队',
    rows: [
      ['020101', 'water', ['sanitation'], [1, 'workingDay'], [2, 'workingHour'], true],
      ['020104', 'water', ['city-management'], [2, 'workingDay'], [4, 'workingHour'], true],
      ['020105', 'water', ['agriculture', 'health'], [4, 'hour'], [1, 'hour'], true],
      [
        '020205',
        'water',
        ['city-management', 'construction'],
        [7, 'workingDay'],
        [1, 'workingDay'],
        true,
      ],
    ],
  },
  {
    kind: 'reservoir',
    teamZh: '水库管护员',
    rows: [
      ['020508', 'water', ['emergency', 'police'], [1, 'hour'], [0.5, 'hour'], true],
      ['020101', 'water', ['agriculture'], [1, 'workingDay'], [2, 'workingHour'], true],
    ],
  },
  {
    kind: 'countyRoad',
    teamZh: '公路养护联络员',
    rows: [
      ['010201', 'construction', ['police'], [2, 'workingDay'], [2, 'workingHour'], true],
      ['020106', 'sanitation', ['police', 'construction'], [4, 'hour'], [1, 'hour'], true],
    ],
  },
  {
    kind: 'busStation',
    teamZh: '车站秩序组',
    rows: [
      ['020308', 'police', ['market-supervision'], [2, 'workingDay'], [4, 'workingHour'], false],
    ],
  },
  {
    kind: 'park',
    teamZh: '公园养护组',
    rows: [
      ['020101', 'city-management', ['sanitation'], [4, 'workingHour'], [1, 'workingHour'], true],
    ],
  },
  {
    kind: 'careHome',
    teamZh: '敬老院管理组',
    rows: [['020804', 'civil-affairs', ['emergency'], [2, 'hour'], [0.5, 'hour'], true]],
  },
];

/** Duties that hold only at a kind of place; they go before the general ones. */
export const defaultPlaceDuties: readonly DutySeed[] = placeDuties.flatMap(
  ({ kind, teamZh, rows }) => rows.map((row) => dutyOfRow(row, { kind, teamZh })),
);
