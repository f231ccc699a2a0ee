/** The register of residents as an administrator keeps it. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import { noteLooks, standingOf } from '#platform/personal/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { canonicalMobile, maskPhone } from '#platform/text/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import type { ResidentInput, ResidentRow } from '../contract.ts';
import { problem } from '../problems.ts';
import { residentPage, residentRowByPhone } from '../store/residents.ts';
import { roleRows } from '../store/roles.ts';
import {
  endSessions,
  insertAssignments,
  insertPeople,
  personRow,
  updatePerson,
} from '../store/staff.ts';

/** A page of residents, newest first; phones are masked. @throws request-invalid */
export async function listResidents(
  ctx: Ctx,
  query: { q?: string; inactive?: boolean; cursor?: string; limit?: number },
): Promise<{ items: ResidentRow[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50;
  const q = query.q?.trim() ?? '';
  const filter = {
    ...(q ? { q: canonicalMobile(q) ?? q } : {}),
    inactive: query.inactive === true,
  };
  const page = { limit, after: readCursor(query.cursor) };
  const { rows, restricted } = await ctx.database.inTenant(ctx, async (tx) => {
    const found = await residentPage(tx, filter, page);
    const standing = await standingOf(
      tx,
      found.map(({ id }) => id),
    );
    return { rows: found, restricted: standing.restricted };
  });
  // Who asked for restriction is stored and not listed; a page is shorter then, the key goes on behind it.
  const listed = rows.slice(0, limit).filter(({ id }) => !restricted.has(id));
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: listed.map((row) => ({
      id: row.id,
      name: row.name,
      phone: maskPhone(row.phone ?? ''),
      phoneVerifiedAt: row.phoneVerifiedAt?.toISOString() ?? null,
      active: row.active,
      createdAt: row.createdAt.toISOString(),
    })),
    nextCursor: last ? writeCursor(last.createdAt, last.id) : null,
  };
}

/** A resident with the whole phone; that it was looked at is kept. @throws not-found, resident-restricted */
export async function openResident(ctx: Ctx, personId: string) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const { name, phone, gender, active, version, phoneVerifiedAt } = await residentOf(
      tx,
      personId,
    );
    await audit(tx, [{ action: 'people.openResident', subject: personId }]);
    await noteLooks(tx, [
      {
        kind: 'work',
        subjectId: personId,
        fields: ['people.people.name', 'people.people.phone', 'people.people.gender'],
        rowKey: personId,
        reason: '维护居民档案',
      },
    ]);
    const verified = phoneVerifiedAt?.toISOString() ?? null;
    return { name, phone: phone ?? '', gender, active, version, phoneVerifiedAt: verified };
  });
}

async function residentOf(tx: Tx, personId: string) {
  const person = await personRow(tx, personId);
  if (!person || person.kind !== 'resident') throw generalProblem('not-found', { what: '居民' });
  const { restricted } = await standingOf(tx, [personId]);
  if (restricted.has(personId)) throw problem('resident-restricted');
  return person;
}

/** Enters a resident. @returns the person's id @throws phone-invalid, phone-taken */
export function addResident(ctx: Ctx, input: ResidentInput): Promise<string> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const id = uuidv7();
    const fields = await fieldsOf(tx, id, input);
    await admit(tx, [{ id, fields }]);
    return id;
  });
}

/** Changes a resident. @throws phone-invalid, phone-taken, changed-meanwhile, not-found */
export function saveResident(ctx: Ctx, personId: string, input: ResidentInput): Promise<void> {
  return ctx.database.inTenant(ctx, (tx) => changeResident(tx, personId, input));
}

/** A resident as entered; at the window some have no telephone. */
interface Newcomer {
  readonly id: string;
  readonly fields: Omit<ResidentInput, 'version' | 'phone'> & { readonly phone: string | null };
}

/**
 * Enters a resident at the window, in a running transaction; without a telephone one is known by the identity card that
 * the clerk sees. @returns the person's id @throws phone-invalid, phone-taken
 */
export async function enterResident(
  tx: Tx,
  given: Pick<ResidentInput, 'name' | 'gender'> & { readonly phone: string | null },
): Promise<string> {
  const id = uuidv7();
  const input = { ...given, active: true, version: null };
  const fields = given.phone
    ? await fieldsOf(tx, id, { ...input, phone: given.phone })
    : { name: given.name.trim(), phone: null, gender: given.gender, active: true };
  await admit(tx, [{ id, fields }]);
  return id;
}

/** Adds residents in a running transaction; nobody of these phones is there. */
export async function admit(tx: Tx, newcomers: readonly Newcomer[]): Promise<void> {
  const { tenantId, clock } = tx.ctx;
  const blank = { tenantId, kind: 'resident', departmentId: null, title: '' } as const;
  const people = newcomers.map(({ id, fields }) => ({
    ...blank,
    ...fields,
    id,
    skills: [],
    phoneVerifiedAt: null,
    version: 1,
    createdAt: clock.now(),
  }));
  const role = (await roleRows(tx)).find(({ code }) => code === 'resident');
  const place = { departmentId: null, villageId: null, gridCellId: null };
  for (let from = 0; from < people.length; from += 1000) {
    const some = people.slice(from, from + 1000);
    await insertPeople(tx, some);
    if (!role) continue;
    const roleId = role.id;
    await insertAssignments(
      tx,
      some.map(({ id }) => ({ ...place, id: uuidv7(), tenantId, personId: id, roleId })),
    );
  }
  await keep(tx, newcomers);
}

/** Changes a resident in a running transaction. @throws as `saveResident` */
export async function changeResident(
  tx: Tx,
  personId: string,
  input: ResidentInput,
): Promise<void> {
  const before = await residentOf(tx, personId);
  const fields = await fieldsOf(tx, personId, input);
  const moved = fields.phone !== before.phone;
  const change = { ...fields, ...(moved ? { phoneVerifiedAt: null } : {}) };
  if (!(await updatePerson(tx, personId, input.version ?? 0, change)))
    throw generalProblem('changed-meanwhile', { what: before.name || '居民' });
  if (moved || !input.active) await endSessions(tx, personId, {});
  await keep(tx, [{ id: personId, fields }]);
}

async function fieldsOf(tx: Tx, personId: string, input: ResidentInput) {
  const phone = canonicalMobile(input.phone);
  if (!phone) {
    throw problem('phone-invalid', { phone: input.phone }, [
      { pointer: '/phone', detail: input.phone },
    ]);
  }
  const other = await residentRowByPhone(tx, phone);
  if (other && other.id !== personId) {
    const masked = maskPhone(phone);
    throw problem('phone-taken', { phone: masked }, [{ pointer: '/phone', detail: masked }]);
  }
  const { name, gender, active } = input;
  return { name: name.trim(), phone, gender, active };
}

/** Versions hold the masked phone only: a history must not outlive the number itself. */
async function keep(tx: Tx, saved: readonly Newcomer[]): Promise<void> {
  await saveVersions(
    tx,
    saved.map(({ id, fields }) => ({
      kind: 'people.residents',
      subject: id,
      content: { ...fields, phone: maskPhone(fields.phone ?? '') },
    })),
  );
  await audit(
    tx,
    saved.map(({ id }) => ({ action: 'people.saveResident', subject: id })),
  );
}
