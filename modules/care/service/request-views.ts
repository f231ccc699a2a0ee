/** Requests, plans and visits as lists show them. */
import { type Person, peopleByIds } from '#modules/people/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { PlanRow, RequestRow } from '../contract/requests.ts';
import type { VisitRow } from '../contract/visits.ts';
import { ageOn } from '../rules/age.ts';
import { eldersByIds } from '../store/elders.ts';
import { serviceRows } from '../store/settings.ts';
import type {
  ElderRecord,
  PlanRecord,
  RequestRecord,
  ServiceRecord,
  VisitRecord,
} from '../store/tables.ts';
import { homeOf } from './elder-views.ts';
import { placesOf } from './places.ts';

/** What rows of these lists are described with. */
interface Around {
  readonly elders: ReadonlyMap<string, ElderRecord>;
  readonly service: (code: string) => ServiceRecord | undefined;
  readonly carerName: (id: string | null) => string;
  readonly place: Awaited<ReturnType<typeof placesOf>>;
}

async function aroundOf(
  tx: Tx,
  rows: readonly { readonly elderId: string; readonly carerId?: string | null }[],
): Promise<Around> {
  const services = await serviceRows(tx);
  const carerIds = [...new Set(rows.flatMap(({ carerId }) => carerId ?? []))];
  const people: Person[] = carerIds.length > 0 ? await peopleByIds(tx, carerIds) : [];
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return {
    elders: await eldersByIds(
      tx,
      rows.map(({ elderId }) => elderId),
    ),
    service: (code) => services.find((one) => one.code === code),
    carerName: (id) => (id ? (names.get(id) ?? '') : ''),
    place: await placesOf(tx),
  };
}

const serviceNames = (around: Around, code: string) => ({
  serviceCode: code,
  serviceZh: around.service(code)?.nameZh ?? code,
  serviceEn: around.service(code)?.nameEn ?? code,
});

export async function requestViews(tx: Tx, rows: readonly RequestRecord[]): Promise<RequestRow[]> {
  const around = await aroundOf(tx, rows);
  return rows.flatMap((row) => {
    const elder = around.elders.get(row.elderId);
    if (!elder) return [];
    const { villageZh, villageEn } = around.place(elder);
    return [
      {
        id: row.id,
        number: row.number,
        elderId: elder.id,
        name: elder.name,
        villageZh,
        villageEn,
        ...serviceNames(around, row.serviceCode),
        askedAs: row.askedAs,
        words: row.words,
        day: row.day,
        minute: row.minute,
        weekdays: row.weekdays,
        state: row.state,
        caseId: row.caseId,
        caseNumber: row.caseNumber,
        dueAt: row.dueAt?.toISOString() ?? null,
        askedAt: row.askedAt.toISOString(),
        settledAt: row.settledAt?.toISOString() ?? null,
        reason: row.reason,
        version: row.version,
      },
    ];
  });
}

export async function planViews(tx: Tx, rows: readonly PlanRecord[]): Promise<PlanRow[]> {
  const around = await aroundOf(tx, rows);
  return rows.flatMap((row) => {
    const elder = around.elders.get(row.elderId);
    if (!elder) return [];
    const { tenantId: _tenant, createdBy: _by, createdAt: _at, ...plain } = row;
    const carerName = around.carerName(row.carerId);
    return [{ ...plain, ...serviceNames(around, row.serviceCode), name: elder.name, carerName }];
  });
}

export async function visitViews(tx: Tx, rows: readonly VisitRecord[]): Promise<VisitRow[]> {
  const around = await aroundOf(tx, rows);
  const today = localDay(tx.ctx.clock.now());
  const { actor } = tx.ctx;
  const mayContact = actor.kind === 'system' || actor.permissions.has('care.contact');
  return rows.flatMap((row) => {
    const elder = around.elders.get(row.elderId);
    if (!elder) return [];
    const { villageZh, villageEn } = around.place(elder);
    const service = around.service(row.serviceCode);
    return [
      {
        id: row.id,
        elderId: elder.id,
        name: elder.name,
        age: ageOn(elder.birthDay, today),
        phone: elder.phone,
        address: elder.address,
        home: mayContact ? homeOf(elder) : null,
        elderNote: elder.note,
        villageZh,
        villageEn,
        ...serviceNames(around, row.serviceCode),
        tasks: service?.tasks ?? [],
        day: row.day,
        minute: row.minute,
        minutes: service?.minutes ?? 30,
        carerId: row.carerId,
        carerName: around.carerName(row.carerId),
        state: row.state,
        arrivedAt: row.arrivedAt?.toISOString() ?? null,
        leftAt: row.leftAt?.toISOString() ?? null,
        distanceMetres: row.distanceMetres,
        photoIds: row.photoIds,
        done: row.done,
        note: row.note,
        reason: row.reason,
        requestId: row.requestId,
        version: row.version,
      },
    ];
  });
}
