/** How older people stand today, for themselves and consented family. */
import { localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { OwnState } from '../contract/own.ts';
import { ageOn, dayPlus, daysBetween, monthOf } from '../rules/age.ts';
import { tierOf } from '../rules/allowance.ts';
import { allowancesOf, paidMonths } from '../store/allowances.ts';
import { checksOfDay, lastSigns } from '../store/checks.ts';
import { requestRows, visitRows } from '../store/requests.ts';
import { serviceRows, tariffRows } from '../store/settings.ts';
import type { CheckRecord, ElderRecord } from '../store/tables.ts';
import { slotsOf } from './checks.ts';
import { settingsOf } from './settings.ts';
import { workerOf } from './tell.ts';

const weekMs = 7 * 86_400_000;
const daysAhead = 3;
const mostRequests = 20;

/** The states of these people, by id; the transaction reaches the whole town. */
export async function ownState(
  tx: Tx,
  elders: readonly ElderRecord[],
): Promise<Map<string, OwnState>> {
  const ids = elders.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const now = tx.ctx.clock.now();
  const day = localDay(now);
  const checks = Map.groupBy(await checksOfDay(tx, day, ids), ({ elderId }) => elderId);
  const signs = await lastSigns(tx, ids, new Date(now.getTime() - weekMs));
  const visits = await visitsOf(tx, ids, day);
  const requests = await requestsOf(tx, ids);
  const allowances = await allowancesFor(tx, elders, day);
  const states = new Map<string, OwnState>();
  for (const elder of elders) {
    const worker = await workerOf(tx, elder);
    states.set(elder.id, {
      elderId: elder.id,
      name: elder.name,
      age: ageOn(elder.birthDay, day),
      slots: await slotViews(tx, elder, checks.get(elder.id) ?? []),
      lastSignAt: signs.get(elder.id)?.toISOString() ?? null,
      pausedUntil: elder.pausedFrom && elder.pausedFrom <= day ? elder.pausedUntil : null,
      visits: visits.get(elder.id) ?? [],
      requests: requests.get(elder.id) ?? [],
      allowance: allowances.get(elder.id) ?? null,
      workerName: worker?.name ?? '',
      workerPhone: worker?.phone ?? '',
    });
  }
  return states;
}

async function slotViews(
  tx: Tx,
  elder: ElderRecord,
  checks: readonly CheckRecord[],
): Promise<OwnState['slots']> {
  const now = tx.ctx.clock.now();
  const { graceMinutes } = await settingsOf(tx);
  return slotsOf(elder, checks, { day: localDay(now), graceMinutes, now }).map((slot) => ({
    minute: slot.minute,
    dueAt: slot.dueAt.toISOString(),
    state: slot.state,
    doneAt: slot.check?.doneAt?.toISOString() ?? null,
  }));
}

type Named = (code: string) => { readonly serviceZh: string; readonly serviceEn: string };

async function serviceNames(tx: Tx): Promise<Named> {
  const services = new Map((await serviceRows(tx)).map((one) => [one.code, one]));
  return (code) => ({
    serviceZh: services.get(code)?.nameZh ?? code,
    serviceEn: services.get(code)?.nameEn ?? code,
  });
}

async function visitsOf(tx: Tx, elderIds: readonly string[], day: string) {
  const named = await serviceNames(tx);
  const rows = await visitRows(tx, { from: day, until: dayPlus(day, daysAhead), elderIds }, 200);
  const views = rows.map(({ elderId, id, day: on, minute, state, serviceCode }) => ({
    elderId,
    view: { id, day: on, minute, state, ...named(serviceCode) },
  }));
  const grouped = Map.groupBy(views, ({ elderId }) => elderId);
  return new Map([...grouped].map(([id, list]) => [id, list.map(({ view }) => view)]));
}

async function requestsOf(tx: Tx, elderIds: readonly string[]) {
  const named = await serviceNames(tx);
  const rows = await requestRows(tx, { elderIds }, mostRequests);
  const views = rows.map(
    ({ elderId, id, caseNumber, day, minute, weekdays, state, version, serviceCode }) => ({
      elderId,
      view: { id, caseNumber, day, minute, weekdays, state, version, ...named(serviceCode) },
    }),
  );
  const grouped = Map.groupBy(views, ({ elderId }) => elderId);
  return new Map([...grouped].map(([id, list]) => [id, list.map(({ view }) => view)]));
}

async function allowancesFor(tx: Tx, elders: readonly ElderRecord[], day: string) {
  const rows = await allowancesOf(
    tx,
    elders.map(({ id }) => id),
  );
  const paid = await paidMonths(
    tx,
    [...rows.values()].map(({ id }) => id),
  );
  const tariffs = await tariffRows(tx);
  return new Map(
    elders.flatMap((elder) => {
      const row = rows.get(elder.id);
      if (!row) return [];
      const view = {
        id: row.id,
        state: row.state,
        monthlyFen: tierOf(tariffs, elder.birthDay, monthOf(day))?.monthlyFen ?? null,
        lastPaidMonth: [...(paid.get(row.id)?.keys() ?? [])].sort().at(-1) ?? null,
        proofDue: row.proofDue,
        provedOn: row.provedOn,
        proofDays: row.proofDue ? daysBetween(day, row.proofDue) : null,
      };
      return [[elder.id, view] as const];
    }),
  );
}
