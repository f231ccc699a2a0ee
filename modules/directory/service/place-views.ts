/** Places as residents see them. */
import { ground, type Ground } from '#modules/towns/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply, Position } from '#platform/contract/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { distanceMetres } from '#platform/geo/index.ts';
import { whoIsOnDuty } from '#platform/open-today/index.ts';
import type { Slots } from '#platform/slots/index.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import { kindFamilies, type PlaceView } from '../contract/places.ts';
import { problem } from '../problems.ts';
import { openAt, spansOn } from '../rules/hours.ts';
import { dayAfter } from '../rules/timetable.ts';
import { kindRows, placeByCode, placeRows } from '../store/places.ts';
import type { KindRow, PlaceRow } from '../store/tables.ts';
import { timetableRow } from '../store/timetable.ts';
import { type TownCalendar, townCalendar } from './calendar.ts';

/** What views of places need. */
export interface PlaceFrame {
  readonly town: Ground;
  readonly calendar: TownCalendar;
  readonly kinds: ReadonlyMap<string, KindRow>;
}

/** Reads what views of places need. */
export async function placeFrame(tx: Tx): Promise<PlaceFrame> {
  const kinds = new Map((await kindRows(tx)).map((kind) => [kind.code, kind]));
  return { town: await ground(tx), calendar: await townCalendar(tx), kinds };
}

/** A row as residents see it, from where they are. */
export function placeView(
  row: PlaceRow,
  { town, calendar, kinds }: PlaceFrame,
  from: Position | null = null,
): PlaceView {
  const { tenantId: _, longitude, latitude, villageId, ...own } = row;
  const position = longitude !== null && latitude !== null ? { longitude, latitude } : null;
  const village = town.village(villageId ?? '');
  const kind = kinds.get(row.kind);
  const { day, minute } = calendar.now;
  return {
    ...own,
    position,
    kindZh: kind?.nameZh ?? row.kind,
    kindEn: kind?.nameEn || row.kind,
    family: kind?.family ?? kindFamilies[0],
    villageId,
    villageZh: village?.nameZh ?? '',
    villageEn: village?.nameEn ?? '',
    openNow: openAt(row.hours, calendar.kindOf(day), minute),
    distanceMetres: from && position ? Math.round(distanceMetres(from, position)) : null,
  };
}

/** What is looked for. */
export interface PlaceQuery {
  readonly kind?: string;
  readonly q?: string;
  readonly villageId?: string;
  readonly longitude?: number;
  readonly latitude?: number;
  readonly openNow?: boolean;
}

/** Places that fit; the nearest first when it is known where one is, else those open now. */
export function listPlaces(ctx: Ctx, query: PlaceQuery): Promise<{ items: PlaceView[] }> {
  const { longitude, latitude } = query;
  const from = longitude !== undefined && latitude !== undefined ? { longitude, latitude } : null;
  const words = (query.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return ctx.database.inTenant(ctx, async (tx) => {
    const frame = await placeFrame(tx);
    const views = (await placeRows(tx))
      .filter(({ active }) => active)
      .map((row) => placeView(row, frame, from));
    const items = views.filter((view) => {
      const text = [
        view.nameZh,
        view.nameEn,
        view.kindZh,
        view.kindEn,
        view.address,
        view.addressEn,
      ]
        .join(' ')
        .toLowerCase();
      return (
        (!query.kind || view.kind === query.kind) &&
        (!query.villageId || view.villageId === query.villageId) &&
        (!query.openNow || view.openNow.state === 'open') &&
        words.every((word) => text.includes(word))
      );
    });
    items.sort(from ? byDistance : byOpen);
    return { items };
  });
}

const byDistance = (a: PlaceView, b: PlaceView): number =>
  (a.distanceMetres ?? Number.MAX_SAFE_INTEGER) - (b.distanceMetres ?? Number.MAX_SAFE_INTEGER);
const openRank = ({ openNow }: PlaceView): number => (openNow.state === 'open' ? 0 : 1);
const byOpen = (a: PlaceView, b: PlaceView): number => openRank(a) - openRank(b);

/** One place with its week and who is on duty today. @throws directory-place-unknown */
export async function readPlace(ctx: Ctx, code: string, slots: Slots) {
  const { view, calendar } = await ctx.database.inTenant(ctx, async (tx) => {
    const row = await placeByCode(tx, code);
    if (!row?.active) throw problem('directory-place-unknown');
    const frame = await placeFrame(tx);
    return { view: placeView(row, frame), calendar: frame.calendar };
  });
  const { day } = calendar.now;
  const onDuty = await whoIsOnDuty(slots, ctx, { day, placeCodes: [code] });
  const { hours } = view;
  const week = hours
    ? [0, 1, 2, 3, 4, 5, 6].map((ahead) => {
        const kind = calendar.kindOf(dayAfter(day, ahead));
        const { spans, note } = spansOn(hours, kind);
        return { day: kind.day, spans: [...spans], note, isMarketDay: kind.isMarketDay };
      })
    : [];
  return { ...view, onDuty: onDuty.map(({ placeCode: _, ...one }) => one), week };
}

/** The first page. */
export function homeOf(ctx: Ctx) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const { town, calendar, kinds } = await placeFrame(tx);
    const places = (await placeRows(tx)).filter(({ active }) => active);
    return {
      kinds: countedKinds([...kinds.values()], places).filter(({ count }) => count > 0),
      villages: town.villages.map(({ id, nameZh, nameEn }) => ({ id, nameZh, nameEn })),
      isMarketDay: calendar.isMarketDay(calendar.now.day),
      nextMarketDay: calendar.nextMarketDay,
      hasBus: (await timetableRow(tx)) !== undefined,
    };
  });
}

/** All kinds for the console, each with how many places it has, those out of use too. */
export function keptKinds(ctx: Ctx) {
  return ctx.database.inTenant(ctx, async (tx) => ({
    items: countedKinds(await kindRows(tx), await placeRows(tx)),
  }));
}

function countedKinds(kinds: readonly KindRow[], places: readonly PlaceRow[]) {
  return kinds.map(({ code, nameZh, nameEn, family, position }) => ({
    code,
    nameZh,
    nameEn,
    family,
    order: position,
    count: places.filter(({ kind }) => kind === code).length,
  }));
}

/** All places for the console. */
export function keptPlaces(ctx: Ctx): Promise<{ items: PlaceView[] }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const frame = await placeFrame(tx);
    return { items: (await placeRows(tx)).map((row) => placeView(row, frame)) };
  });
}

const columns = [
  ['code', '代码', 'Code'],
  ['kindZh', '类型', 'Kind'],
  ['nameZh', '名称', 'Name'],
  ['address', '地址', 'Address'],
  ['phone', '电话', 'Phone'],
  ['villageZh', '村（社区）', 'Village'],
  ['note', '说明', 'Note'],
] as const;

/** What a reader of English gets instead, where it was written. */
const inEnglish = (one: PlaceView) => ({
  kindZh: one.kindEn,
  nameZh: one.nameEn || one.nameZh,
  address: one.addressEn || one.address,
  villageZh: one.villageEn,
  note: one.noteEn || one.note,
});

/** The same as a workbook. */
export async function placesFile(ctx: Ctx): Promise<FileReply> {
  const { items } = await keptPlaces(ctx);
  const isEnglish = ctx.locale === 'en';
  const bytes = await writeWorkbook([
    {
      name: isEnglish ? 'Places' : '地点',
      columns: columns.map(([key, zh, en]) => ({ key, title: isEnglish ? en : zh })),
      rows: items.map((one) => {
        const said = isEnglish ? { ...one, ...inEnglish(one) } : one;
        return Object.fromEntries(columns.map(([key]) => [key, said[key]]));
      }),
    },
  ]);
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: isEnglish ? 'places.xlsx' : '便民地点.xlsx',
    bytes: new Uint8Array(bytes),
  };
}
