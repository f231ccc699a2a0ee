/** The kinds that every town begins with; places, notices and buses of the demo town. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoTown, type TownGeometry } from '#demo/geometry/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { GtfsAgency, GtfsTrip } from '#protocols/gtfs/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { DemoContext } from '#platform/module/index.ts';
import type { Hours } from './contract/hours.ts';
import type { AccessFeature, KindFamily } from './contract/places.ts';
import { dayAfter, type Timetable } from './rules/timetable.ts';
import { insertNotices } from './store/notices.ts';
import { insertPlaces, saveKindRows } from './store/places.ts';
import { saveTimetable } from './store/timetable.ts';

const folder = join(import.meta.dirname, 'data');

async function read<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as T;
}

interface WrittenKind {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly family: KindFamily;
}

/** Gives a town its first kinds of places. */
export async function shippedKinds(tx: Tx): Promise<void> {
  const kinds = await read<WrittenKind[]>('kinds');
  const { tenantId } = tx.ctx;
  await saveKindRows(
    tx,
    kinds.map((kind, at) => ({ tenantId, ...kind, position: at * 10 })),
  );
}

/** Fills one town. */
export async function fillDemo({ ctx, tenant }: DemoContext): Promise<void> {
  if (tenant.kind !== 'town') return;
  const drawn = demoTown();
  const town = tenant.code === 'qingxi' ? drawn.qingxi : drawn.baisha;
  const marks = landmarksOf(town);
  await ctx.database.inTenant(ctx, async (tx) => {
    await shippedKinds(tx);
    await fillPlaces(tx, tenant.code === 'qingxi' ? 'qingxi' : 'baisha', marks);
    if (tenant.code !== 'qingxi') return;
    await fillNotices(tx);
    await fillBus(tx, marks);
  });
}

type Marks = ReadonlyMap<string, readonly [longitude: number, latitude: number]>;

function landmarksOf(town: TownGeometry): Marks {
  return new Map(
    town.landmarks.features.map(({ properties, geometry }) => {
      const [longitude, latitude] = geometry.coordinates;
      return [properties.nameZh, [longitude, latitude]] as const;
    }),
  );
}

interface WrittenPlace {
  readonly code: string;
  readonly kind: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Landmark at which it lies, and degrees off it. */
  readonly near: string;
  readonly shift?: readonly [number, number];
  readonly address: string;
  readonly addressEn: string;
  readonly phone: string;
  readonly hours: string;
  readonly access?: readonly AccessFeature[];
  readonly note?: string;
  readonly noteEn?: string;
}

async function fillPlaces(tx: Tx, name: 'qingxi' | 'baisha', marks: Marks): Promise<void> {
  const { hours, ...towns } = await read<
    { hours: Record<string, Hours> } & Record<'qingxi' | 'baisha', WrittenPlace[]>
  >('places');
  const town = await ground(tx);
  await insertPlaces(
    tx,
    towns[name].map(
      ({
        near,
        shift = [0, 0],
        hours: kindOfHours,
        access = [],
        note = '',
        noteEn = '',
        ...own
      }) => {
        const [x, y] = marks.get(near) ?? [0, 0];
        const position = { longitude: x + shift[0], latitude: y + shift[1] };
        return {
          ...own,
          ...position,
          id: uuidv7(),
          tenantId: tx.ctx.tenantId,
          villageId: town.cellAt(position)?.villageId ?? null,
          hours: hours[kindOfHours] ?? null,
          access: [...access],
          note,
          noteEn,
          active: true,
          version: 1,
        };
      },
    ),
  );
}

interface WrittenNotice {
  readonly title: string;
  readonly body: string;
  readonly villages: readonly string[];
  /** Days until it is over. */
  readonly days: number;
}

async function fillNotices(tx: Tx): Promise<void> {
  const notices = await read<WrittenNotice[]>('notices');
  const { villages } = await ground(tx);
  const now = tx.ctx.clock.now();
  await insertNotices(
    tx,
    notices.map(({ title, body, villages: names, days }) => ({
      id: uuidv7(),
      tenantId: tx.ctx.tenantId,
      title,
      body,
      villageIds: villages.filter(({ nameZh }) => names.includes(nameZh)).map(({ id }) => id),
      state: 'published' as const,
      validUntil: dayAfter(localDay(now), days),
      publishedAt: now,
      createdAt: now,
      version: 1,
    })),
  );
}

interface WrittenLine {
  readonly id: string;
  readonly shortName: string;
  readonly longName: string;
  readonly stops: readonly string[];
  /** Minutes from the first stop to each. */
  readonly minutes: readonly number[];
  readonly daily: readonly string[];
  readonly market: readonly string[];
  readonly lunar?: readonly string[];
}

async function fillBus(tx: Tx, marks: Marks): Promise<void> {
  const { agency, lines } = await read<{ agency: GtfsAgency; lines: WrittenLine[] }>('bus');
  const names = [...new Set(lines.flatMap(({ stops }) => stops))];
  const idOf = (name: string): string => `s${names.indexOf(name) + 1}`;
  const now = tx.ctx.clock.now();
  const year = localDay(now).slice(0, 4);
  const span = {
    from: `${year}-01-01`,
    until: `${Number(year) + 1}-12-31`,
    added: [],
    removed: [],
  };
  const rule = { weekdays: [], lunarDays: [] };
  const content: Timetable = {
    agencies: [agency],
    stops: names.map((name) => {
      const [longitude, latitude] = marks.get(name) ?? [0, 0];
      return { id: idOf(name), name, latitude, longitude };
    }),
    routes: lines.map(({ id, shortName, longName }) => ({
      id,
      agencyId: agency.id,
      shortName,
      longName,
      type: 3,
    })),
    services: [
      { id: 'daily', rule: { ...rule, kind: 'weekly', weekdays: [0, 1, 2, 3, 4, 5, 6] }, ...span },
      { id: 'market', rule: { ...rule, kind: 'marketDays' }, ...span },
      { id: 'temple', rule: { ...rule, kind: 'lunarDays', lunarDays: [1, 15] }, ...span },
    ],
    trips: lines.flatMap((line) => [
      ...tripsOf(line, idOf, { serviceId: 'daily', starts: line.daily }),
      ...tripsOf(line, idOf, { serviceId: 'market', starts: line.market }),
      ...tripsOf(line, idOf, { serviceId: 'temple', starts: line.lunar ?? [] }),
    ]),
  };
  await saveTimetable(tx, {
    tenantId: tx.ctx.tenantId,
    content,
    sourceName: '清溪城乡公交时刻表.zip',
    importedAt: now,
    version: 1,
  });
}

/** Out and back; the bus waits ten minutes at the end. */
function tripsOf(
  line: WrittenLine,
  idOf: (name: string) => string,
  { serviceId, starts }: { readonly serviceId: string; readonly starts: readonly string[] },
): GtfsTrip[] {
  const last = line.minutes.at(-1) ?? 0;
  const waitMinutes = 10;
  return starts.flatMap((start) => {
    const [hours = 0, minutes = 0] = start.split(':').map(Number);
    const begin = hours * 60 + minutes;
    const back = begin + last + waitMinutes;
    const there = line.stops.map((name, at) => timeAt(idOf(name), begin + (line.minutes[at] ?? 0)));
    const home = line.stops
      .map((name, at) => timeAt(idOf(name), back + last - (line.minutes[at] ?? 0)))
      .reverse();
    const own = { routeId: line.id, serviceId };
    const id = `${line.id}-${serviceId}-${start.replace(':', '')}`;
    const [first = '', end = ''] = [line.stops[0], line.stops.at(-1)];
    return [
      { ...own, id: `${id}-out`, headsign: end, direction: 0 as const, times: there },
      { ...own, id: `${id}-back`, headsign: first, direction: 1 as const, times: home },
    ];
  });
}

function timeAt(stopId: string, minute: number) {
  return { stopId, arrivalSeconds: minute * 60, departureSeconds: minute * 60 };
}
