/** The register: who is in it, and what changes. */
import { residentByPhone } from '#modules/people/index.ts';
import { ground } from '#modules/towns/index.ts';
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { noteLooks } from '#platform/personal/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import {
  canonicalMobile,
  isIdentityNumber,
  isLandline,
  wholeIdentityNumber,
} from '#platform/text/index.ts';
import { readNumberCursor } from '#platform/paging/index.ts';
import type { ElderDetail, ElderInput, ElderQuery, ElderRow } from '../contract/elders.ts';
import { events } from '../contract/events.ts';
import { problem } from '../problems.ts';
import {
  elderByNumber,
  elderOfPerson,
  elderRows,
  insertElders,
  takeNumbers,
  updateElder,
} from '../store/elders.ts';
import type { ElderRecord } from '../store/tables.ts';
import { caringDepartment } from './caring.ts';
import { endAllowanceOf } from './allowance-moves.ts';
import { elderDetail, elderViews, theElder } from './elder-views.ts';
import { deletePlanned, planRows, updatePlan } from '../store/requests.ts';
import { rest } from './timers.ts';

/** A page of the register. */
export async function listElders(ctx: Ctx, { cursor, limit = 50, ...filter }: ElderQuery) {
  const after = readNumberCursor(cursor) ?? 0;
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await elderRows(tx, filter, { after, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const items: ElderRow[] = await elderViews(tx, shown);
    return { items, nextCursor: rows.length > limit ? String(shown.at(-1)?.number ?? '') : null };
  });
}

/** One older person; whoever sees what others do not is seen. @throws not-found */
export async function oneElder(ctx: Ctx, elderId: string): Promise<ElderDetail> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const elder = await theElder(tx, elderId);
    await noteLooks(tx, [
      {
        kind: 'work',
        subjectId: elder.personId,
        fields: ['care.elders.phone', 'care.elders.address', 'care.elders.note'],
        rowKey: elder.id,
        reason: '养老关爱',
      },
    ]);
    return elderDetail(tx, elder);
  });
}

/** A telephone in its one form; empty stays empty. @throws elder-phone-invalid */
export function phoneOf(given: string): string {
  const bare = given.normalize('NFKC').trim();
  if (bare === '') return '';
  const plain = canonicalMobile(bare) ?? bare.replace(/[\s-]/g, '');
  if (canonicalMobile(plain) === undefined && !isLandline(plain))
    throw problem('elder-phone-invalid', {}, [{ pointer: '/phone', detail: '—' }]);
  return plain;
}

/** An identity number in its one form; empty stays empty. @throws elder-number-invalid */
export function idNumberOf(given: string): string {
  const bare = given.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  if (bare === '') return '';
  const whole = wholeIdentityNumber(bare);
  if (!isIdentityNumber(whole))
    throw problem('elder-number-invalid', {}, [{ pointer: '/idNumber', detail: '—' }]);
  return whole;
}

/** What the input comes to as columns. @throws elder-number-invalid, elder-phone-invalid */
async function columnsOf(tx: Tx, input: ElderInput) {
  const town = await ground(tx);
  const { position, recordId: _record, gridCellId, villageId, ...plain } = input;
  const cell = town.gridCell(gridCellId ?? '') ?? (position ? town.cellAt(position) : null);
  const phone = phoneOf(input.phone);
  return {
    ...plain,
    name: input.name.trim(),
    note: input.note.trim(),
    address: input.address.trim(),
    idNumber: idNumberOf(input.idNumber),
    phone,
    gridCellId: cell?.id ?? null,
    villageId: cell?.villageId ?? town.village(villageId ?? '')?.id ?? null,
    longitude: position?.longitude ?? null,
    latitude: position?.latitude ?? null,
  };
}

/** The account with the same proved telephone and name. */
async function accountOf(tx: Tx, phone: string, name: string): Promise<string | null> {
  const person = phone ? await residentByPhone(tx, phone) : undefined;
  return person && person.name === name ? person.id : null;
}

/** Refuses a number that is registered for somebody else. @throws elder-known */
async function requireFree(tx: Tx, idNumber: string, except: string | null): Promise<void> {
  if (idNumber === '') return;
  const known = await elderByNumber(tx, idNumber);
  if (known && known.id !== except)
    throw problem('elder-known', { number: String(known.number).padStart(4, '0') });
}

/** Refuses a second entry of who sits at the window. @throws elder-known */
async function requireUnregistered(tx: Tx, personId: string | null): Promise<void> {
  const known = personId ? await elderOfPerson(tx, personId) : undefined;
  if (known) throw problem('elder-known', { number: String(known.number).padStart(4, '0') });
}

/** Registers somebody; a repeat with the same key answers as the first time. @throws elder-known, elder-… */
export async function addElder(
  ctx: Ctx,
  input: ElderInput,
  key: string | null,
): Promise<ElderDetail> {
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, { operation: 'care.addElder', key, request: input }, async () => {
      const columns = await columnsOf(tx, input);
      await elevate(tx);
      await requireFree(tx, columns.idNumber, null);
      const servedId = ctx.actor.onBehalfOf?.personId ?? null;
      await requireUnregistered(tx, servedId);
      const elder: ElderRecord = {
        ...(await blankElder(tx)),
        ...columns,
        number: await takeNumbers(tx, 'elders'),
        recordId: input.recordId ?? null,
        // Who sits at the window is known; else the same proved telephone and name tell.
        personId: servedId ?? (await accountOf(tx, columns.phone, columns.name)),
        consentAt: input.consentHow === 'none' ? null : ctx.clock.now(),
      };
      await insertElders(tx, [elder]);
      await noteChange(tx, elder, 'care.addElder');
      return elderDetail(tx, elder);
    }),
  );
}

/** A row with nothing told yet. */
export async function blankElder(tx: Tx) {
  const { tenantId, clock, actor } = tx.ctx;
  return {
    id: uuidv7(),
    tenantId,
    departmentId: (await caringDepartment(tx))?.id ?? null,
    times: [],
    pausedFrom: null,
    pausedUntil: null,
    thingId: null,
    deviceId: null,
    state: 'living' as const,
    endedDay: null,
    endedAt: null,
    createdBy: actor.personId,
    createdAt: clock.now(),
    version: 1,
  };
}

/** Tells that the register changed. */
export async function noteChange(tx: Tx, elder: ElderRecord, action: string): Promise<void> {
  const audience = {
    departments: elder.departmentId ? [elder.departmentId] : [],
    gridCells: elder.gridCellId ? [elder.gridCellId] : [],
  };
  await emit(tx, [{ type: events.elderChanged, subject: elder.id, payload: {}, audience }]);
  await audit(tx, [{ action, subject: elder.id }]);
}

/** Changes what is registered. @throws not-found, changed-meanwhile, elder-… */
export async function changeElder(
  ctx: Ctx,
  elderId: string,
  { version, ...input }: ElderInput & { readonly version: number },
): Promise<ElderDetail> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = await theElder(tx, elderId, true);
    const columns = await columnsOf(tx, input);
    await elevate(tx);
    await requireFree(tx, columns.idNumber, before.id);
    const isNewConsent = input.consentHow !== before.consentHow;
    const change = {
      ...columns,
      // The form never holds the whole number: an empty one keeps what is registered.
      idNumber: columns.idNumber || before.idNumber,
      personId: before.personId ?? (await accountOf(tx, columns.phone, columns.name)),
      consentAt: isNewConsent
        ? input.consentHow === 'none'
          ? null
          : ctx.clock.now()
        : before.consentAt,
      // Without consent nobody is waited for any more.
      ...(input.consentHow === 'none' ? { times: [] } : {}),
    };
    if (!(await updateElder(tx, elderId, version, change)))
      throw generalProblem('changed-meanwhile', { what: before.name });
    const after = { ...before, ...change, version: version + 1 };
    if (after.times.length === 0) await rest(tx, after.id);
    await noteChange(tx, after, 'care.changeElder');
    return elderDetail(tx, after);
  });
}

/** Somebody died or moved away: nobody waits, comes or pays any more. @throws not-found, elder-ended */
export async function endElder(
  ctx: Ctx,
  elderId: string,
  { state, day }: { readonly state: 'moved' | 'died'; readonly day: string },
): Promise<ElderDetail> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = await theElder(tx, elderId, true);
    if (before.state !== 'living') throw problem('elder-ended');
    const now = ctx.clock.now();
    const change = { state, endedDay: day, endedAt: now, times: [] };
    await elevate(tx);
    await updateElder(tx, elderId, before.version, change);
    const after = { ...before, ...change, version: before.version + 1 };
    await rest(tx, elderId);
    await deletePlanned(tx, { elderId }, localDay(now));
    for (const plan of await planRows(tx, elderId)) await updatePlan(tx, plan, { state: 'ended' });
    await endAllowanceOf(tx, after, day);
    await noteChange(tx, after, `care.${state}`);
    return elderDetail(tx, after);
  });
}
