/** Digital stations of the demo town. */
import { staffByUsername } from '#modules/people/index.ts';
import { ground } from '#modules/towns/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { DeviceKind, Matter } from '../contract/words.ts';
import { dayPlus } from '../rules/visits.ts';
import { insertStationVisits, saveStations } from '../store/stations.ts';
import type { StationRecord } from '../store/tables.ts';

const morning = [510, 690];
const afternoon = [840, 1020];
const workday = [morning, afternoon];

interface Seed {
  readonly code: string;
  readonly place: string;
  readonly devices: readonly (readonly [DeviceKind, number])[];
  readonly saturday: boolean;
}

const seeds: readonly Seed[] = [
  {
    code: 'hall',
    place: '便民服务中心一楼大厅左侧',
    devices: [
      ['computer', 3],
      ['printer', 1],
      ['scanner', 1],
      ['kiosk', 2],
      ['wifi', 1],
      ['charger', 1],
    ],
    saturday: true,
  },
  {
    code: 'library',
    place: '农家书屋旁，门口有蓝色牌子',
    devices: [
      ['computer', 2],
      ['printer', 1],
      ['wifi', 1],
      ['defibrillator', 1],
    ],
    saturday: false,
  },
  {
    code: 'clinic',
    place: '村卫生室对面，党群服务站内',
    devices: [
      ['computer', 1],
      ['printer', 1],
      ['phone', 1],
      ['wifi', 1],
    ],
    saturday: false,
  },
  {
    code: 'store',
    place: '村口供销社里，靠柜台',
    devices: [
      ['kiosk', 1],
      ['phone', 1],
      ['charger', 1],
    ],
    saturday: true,
  },
];

/** Stations with the visits of a month. @param count how many of them */
export async function fillStations(tx: Tx, count: number): Promise<void> {
  const town = await ground(tx);
  const keeper = (await staffByUsername(tx)).get('clerk2')?.id ?? null;
  const today = localDay(tx.ctx.clock.now());
  const villages = [...town.villages].sort(
    (a, b) => Number(b.kind === 'quarter') - Number(a.kind === 'quarter'),
  );
  const rows = seeds.slice(0, count).flatMap((seed, index): StationRecord[] => {
    const village = villages[index % villages.length];
    const cells = town.gridCells.filter(({ villageId }) => villageId === village?.id);
    const at =
      town.places.find(({ gridCellId }) => cells.some(({ id }) => id === gridCellId))?.position ??
      town.centre;
    if (!village || !at) return [];
    return [
      {
        id: uuidv7(),
        tenantId: tx.ctx.tenantId,
        code: seed.code,
        titleZh: `${village.nameZh}数字驿站`,
        titleEn: `Digital station ${village.nameEn}`,
        placeZh: `${village.nameZh}${seed.place}`,
        villageId: village.id,
        gridCellId: town.cellAt(at)?.id ?? null,
        ...at,
        helpLine: town.dutyPhone,
        devices: seed.devices.map(([kind, number]) => ({ kind, count: number })),
        hours: [[], workday, workday, workday, workday, workday, seed.saturday ? [morning] : []],
        exceptions:
          index === 0
            ? [{ day: dayPlus(today, 3), spans: [morning], reasonZh: '下午全镇志愿者培训' }]
            : [],
        keeperId: keeper,
        active: true,
        version: 1,
      },
    ];
  });
  await saveStations(tx, rows);
  await fillLog(tx, rows, keeper);
}

/** Visits of a month, on working days. */
async function fillLog(
  tx: Tx,
  rows: readonly StationRecord[],
  keeper: string | null,
): Promise<void> {
  const today = localDay(tx.ctx.clock.now());
  const matters: readonly Matter[] = ['smartphone', 'print', 'apply', 'pay', 'video'];
  const visits = rows.flatMap((row, index) =>
    Array.from({ length: 30 }, (_, back) => dayPlus(today, -back))
      .filter((day) => new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0)
      .map((day, at) => {
        const people = 2 + ((index * 5 + at * 3) % 7);
        const matter = matters[(index + at) % matters.length] ?? 'other';
        const plain = {
          id: uuidv7(),
          tenantId: row.tenantId,
          stationId: row.id,
          day,
          matter,
          people,
        };
        return {
          ...plain,
          older: Math.min(people, 1 + (at % 4)),
          notedBy: keeper,
          notedAt: tx.ctx.clock.now(),
        };
      }),
  );
  await insertStationVisits(tx, visits);
}
