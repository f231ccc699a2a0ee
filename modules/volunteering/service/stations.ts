/** Digital stations: for everybody, for the office, their visits and faults. */
import { openCases } from '#modules/cases/index.ts';
import { peopleByIds } from '#modules/people/index.ts';
import { ground } from '#modules/towns/index.ts';
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { RateLimit } from '#platform/rate-limit/index.ts';
import { maskPersonal } from '#platform/text/index.ts';
import {
  events,
  type PublicStation,
  type StationInput,
  type StationRow,
  wordZh,
} from '../contract/index.ts';
import type { DeviceKind, Matter } from '../contract/words.ts';
import { problem } from '../problems.ts';
import { areFit, hoursOn, openAt } from '../rules/hours.ts';
import { dayPlus } from '../rules/visits.ts';
import {
  insertFaults,
  insertStationVisits,
  openFaults,
  saveStations,
  stationById,
  stationRows,
  stationTallies,
  stationVisitSums,
} from '../store/stations.ts';
import type { StationFaultRecord, StationRecord } from '../store/tables.ts';

const looks = new RateLimit({ burst: 120, perMinute: 120 });
const monthDays = 30;
const logDays = 90;
/** Category of the duty catalogue for what has none of its own: the office leads. */
const faultCategory = '021407';

function publicView(
  row: StationRecord,
  faults: readonly StationFaultRecord[],
  now: Date,
): PublicStation {
  const broken = new Set(
    faults.filter(({ stationId }) => stationId === row.id).map(({ kind }) => kind),
  );
  const { open, changesAt } = openAt(row, now);
  const today = hoursOn(row, localDay(now));
  return {
    id: row.id,
    code: row.code,
    titleZh: row.titleZh,
    titleEn: row.titleEn,
    placeZh: row.placeZh,
    position: { longitude: row.longitude, latitude: row.latitude },
    helpLine: row.helpLine,
    devices: row.devices.map((device) => ({ ...device, broken: broken.has(device.kind) })),
    hours: row.hours,
    open,
    todaySpans: today.spans.map((span) => [...span]),
    todayReasonZh: today.reasonZh,
    changesAt: changesAt?.toISOString() ?? null,
  };
}

/** Stations for everybody: those that are open come first. @throws too-many-requests */
export async function publicStations(
  ctx: Ctx,
  remoteAddress: string,
): Promise<{ items: PublicStation[] }> {
  const now = ctx.clock.now();
  const seconds = looks.take(remoteAddress, now);
  if (seconds > 0) throw generalProblem('too-many-requests', { seconds });
  return ctx.database.inTenant(ctx, async (tx) => {
    const faults = await openFaults(tx);
    const rows = (await stationRows(tx)).filter(({ active }) => active);
    const items = rows.map((row) => publicView(row, faults, now));
    return { items: items.sort((a, b) => Number(b.open) - Number(a.open)) };
  });
}

async function rowsOf(tx: Tx, rows: readonly StationRecord[]): Promise<StationRow[]> {
  const now = tx.ctx.clock.now();
  const faults = await openFaults(tx);
  const sums = await stationTallies(tx, dayPlus(localDay(now), -monthDays));
  const keepers = await peopleByIds(
    tx,
    rows.flatMap(({ keeperId }) => keeperId ?? []),
  );
  return rows.map((row) => ({
    ...publicView(row, faults, now),
    exceptions: row.exceptions,
    keeperId: row.keeperId,
    keeperName: keepers.find(({ id }) => id === row.keeperId)?.name ?? '',
    active: row.active,
    monthPeople: sums.get(row.id)?.people ?? 0,
    monthOlder: sums.get(row.id)?.older ?? 0,
    faults: faults
      .filter(({ stationId }) => stationId === row.id)
      .map(({ kind, caseId, caseNumber, words, reportedAt }) => ({
        kind,
        caseId,
        caseNumber,
        words,
        reportedAt: reportedAt.toISOString(),
      })),
    version: row.version,
  }));
}

export async function listStations(ctx: Ctx): Promise<{ items: StationRow[] }> {
  return ctx.database.inTenant(ctx, async (tx) => ({
    items: await rowsOf(tx, await stationRows(tx)),
  }));
}

/** @throws hours-unfit, keeper-unknown */
async function requireFit(tx: Tx, input: StationInput): Promise<void> {
  const days = [...input.hours, ...input.exceptions.map(({ spans }) => spans)];
  if (!days.every(areFit)) throw problem('hours-unfit', {}, [{ pointer: '/hours', detail: '—' }]);
  if (!input.keeperId) return;
  const [keeper] = await peopleByIds(tx, [input.keeperId]);
  if (keeper?.kind !== 'staff' || !keeper.active)
    throw problem('keeper-unknown', {}, [{ pointer: '/keeperId', detail: '—' }]);
}

/** Adds (version 0) or changes a station. @throws changed-meanwhile, hours-unfit, keeper-unknown */
export async function saveStation(
  ctx: Ctx,
  code: string,
  { version, position, ...input }: StationInput & { readonly version: number },
): Promise<StationRow> {
  return ctx.database.inTenant(ctx, async (tx) => {
    await requireFit(tx, { ...input, position });
    const present = (await stationRows(tx)).find((one) => one.code === code);
    if ((present?.version ?? 0) !== version)
      throw generalProblem('changed-meanwhile', { what: input.titleZh });
    const cell = (await ground(tx)).cellAt(position);
    const row: StationRecord = {
      ...input,
      ...position,
      code,
      exceptions: [...input.exceptions].sort((a, b) => a.day.localeCompare(b.day)),
      id: present?.id ?? uuidv7(),
      tenantId: ctx.tenantId,
      villageId: cell?.villageId ?? null,
      gridCellId: cell?.id ?? null,
      version: version + 1,
    };
    if ((await saveStations(tx, [row])) === 0)
      throw generalProblem('changed-meanwhile', { what: input.titleZh });
    await noteChange(tx, row, 'saveStation');
    const [view] = await rowsOf(tx, [row]);
    if (!view) throw new Error('a station has a view');
    return view;
  });
}

async function noteChange(tx: Tx, row: StationRecord, act: string): Promise<void> {
  await audit(tx, [{ action: `volunteering.${act}`, subject: row.id }]);
  await emit(tx, [
    { type: events.stationChanged, subject: row.id, payload: {}, audience: { everyone: true } },
  ]);
}

/** @throws not-found */
async function theStation(tx: Tx, stationId: string): Promise<StationRecord> {
  const row = await stationById(tx, stationId);
  if (!row) throw generalProblem('not-found', { what: '数字驿站' });
  return row;
}

/** Notes how many came. @throws not-found, older-unfit */
export async function noteStationVisit(
  ctx: Ctx,
  stationId: string,
  input: { readonly matter: Matter; readonly people: number; readonly older: number },
  key: string | null,
): Promise<void> {
  if (input.older > input.people)
    throw problem('older-unfit', {}, [{ pointer: '/older', detail: '—' }]);
  await ctx.database.inTenant(ctx, (tx) =>
    once(
      tx,
      { operation: 'volunteering.noteStationVisit', key, request: { stationId, ...input } },
      async () => {
        const station = await theStation(tx, stationId);
        const now = ctx.clock.now();
        const plain = { id: uuidv7(), tenantId: ctx.tenantId, stationId, day: localDay(now) };
        await insertStationVisits(tx, [
          { ...plain, ...input, notedBy: ctx.actor.personId, notedAt: now },
        ]);
        await noteChange(tx, station, 'noteStationVisit');
        return null;
      },
    ),
  );
}

export async function stationLog(ctx: Ctx, stationId: string) {
  return ctx.database.inTenant(ctx, async (tx) => {
    await theStation(tx, stationId);
    const since = dayPlus(localDay(ctx.clock.now()), -logDays);
    return { items: await stationVisitSums(tx, stationId, since) };
  });
}

/** A device is broken: a case for it. @throws not-found, fault-known */
export async function reportFault(
  ctx: Ctx,
  stationId: string,
  given: { readonly kind: DeviceKind; readonly words: string },
  key: string | null,
): Promise<{ caseNumber: string }> {
  return ctx.database.inTenant(ctx, (tx) =>
    once(
      tx,
      { operation: 'volunteering.reportFault', key, request: { stationId, ...given } },
      async () => {
        const station = await theStation(tx, stationId);
        const known = await openFaults(tx);
        if (known.some((one) => one.stationId === stationId && one.kind === given.kind))
          throw problem('fault-known');
        await elevate(tx);
        const words = maskPersonal(given.words.trim()).text;
        const [opened] = await openCases(tx, [caseOf(tx, station, { kind: given.kind, words })]);
        if (!opened) throw new Error('no case was opened');
        const row: StationFaultRecord = {
          id: uuidv7(),
          tenantId: ctx.tenantId,
          stationId,
          kind: given.kind,
          words,
          caseId: opened.id,
          caseNumber: opened.number,
          state: 'open',
          reportedBy: ctx.actor.personId,
          reportedAt: ctx.clock.now(),
          mendedAt: null,
        };
        if ((await insertFaults(tx, [row])) === 0) throw problem('fault-known');
        await noteChange(tx, station, 'reportStationFault');
        return { caseNumber: opened.number };
      },
    ),
  );
}

function caseOf(
  tx: Tx,
  station: StationRecord,
  { kind, words }: { readonly kind: string; readonly words: string },
) {
  const { actor } = tx.ctx;
  return {
    categoryCode: faultCategory,
    sure: true,
    title: `${station.titleZh}：${wordZh(kind)}故障`,
    description: words,
    urgency: 'normal' as const,
    channel: 'system',
    position: { longitude: station.longitude, latitude: station.latitude },
    address: station.placeZh,
    villageId: station.villageId,
    gridCellId: station.gridCellId,
    public: true,
    confidential: false,
    judgement: { reasons: ['便民数字驿站设备报修，按职责清单派遣'] },
    attachments: [],
    reporter: { kind: actor.kind, personId: actor.personId, name: actor.name, onBehalfOf: null },
  };
}
