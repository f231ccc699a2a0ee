/** Numbers of now for indicators: older people and those who were visited, by village. */
import type { Tx } from '#platform/database/index.ts';
import { goodShare, type IndicatorSeed, type LiveNumber, seedsOf } from '#platform/facts/index.ts';
import { events } from './contract/index.ts';
import { villageCoverage } from './service/coverage.ts';

const told = [events.visitChanged];

async function counted(tx: Tx, key: 'older' | 'visited', by: string | null) {
  const rows = await villageCoverage(tx);
  if (by === null) return [{ key: null, value: rows.reduce((sum, row) => sum + row[key], 0) }];
  return rows.map((row) => ({ key: row.villageId, value: row[key] }));
}

export const liveNumbers: readonly LiveNumber[] = [
  {
    code: 'volunteering.older',
    titleZh: '应走访老人',
    titleEn: 'Older people to be visited',
    meaningZh: '登记在册、达到走访年龄的老人。',
    meaningEn: 'People in the register who have reached the age of visits.',
    unit: '1',
    dimensions: ['village'],
    events: [...told, 'care.elderChanged'],
    read: (tx, by) => counted(tx, 'older', by),
  },
  {
    code: 'volunteering.visited',
    titleZh: '已走访老人',
    titleEn: 'Older people visited',
    meaningZh: '有效期内走访过至少一次的老人，一人只计一次。',
    meaningEn: 'Of them, those visited at least once within the period that counts.',
    unit: '1',
    dimensions: ['village'],
    events: told,
    read: (tx, by) => counted(tx, 'visited', by),
  },
];

const seed = seedsOf('services');

export const indicatorSeeds: readonly IndicatorSeed[] = [
  seed(
    'older-coverage',
    ['老人走访覆盖率', 'Older people visited'],
    [
      '登记在册的 60 岁以上老人中，一年内志愿者走访过至少一次的比例。',
      'Of the people of 60 and over in the register, the share whom a volunteer visited within a year.',
    ],
    {
      ...goodShare,
      target: 90,
      warning: 60,
      formula: 'percent(now.volunteering.visited, now.volunteering.older)',
    },
  ),
];
