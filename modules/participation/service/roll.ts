/** The roll of verified residents: a clerk sees the card once, then the person has a voice in every vote. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { noteLooks } from '#platform/personal/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { canonicalMobile, isIdentityNumber, wholeIdentityNumber } from '#platform/text/index.ts';
import { residentByPhone } from '#modules/people/index.ts';
import type { RollRow } from '../contract/index.ts';
import { problem } from '../problems.ts';
import {
  insertResidents,
  residentByIdentity,
  residentOfPerson,
  rollCounts,
  rollPage,
} from '../store/roll.ts';
import { changeRow, lockRow } from '../store/rows.ts';
import type { ResidentRecord } from '../store/tables.ts';
import { type Names, namesOf, requireVillages, trimmed } from './names.ts';
import { type Asked, cut, idPage } from './pages.ts';
import { workbook } from './sheets.ts';

/** Whether whoever asks stands on the roll; pages for everybody ask for visitors, too. */
export async function ownVoice(ctx: Ctx) {
  const { personId } = ctx.actor;
  const names = await namesOf(ctx);
  const row = personId
    ? await ctx.database.inTenant(ctx, (tx) => residentOfPerson(tx, personId))
    : undefined;
  const isOn = row?.active === true;
  return {
    signedIn: personId !== null,
    verified: isOn,
    villageId: isOn ? row.villageId : null,
    villageName: isOn ? names.village(row.villageId) : '',
    verifiedAt: isOn ? row.verifiedAt.toISOString() : null,
  };
}

function rollRow(row: ResidentRecord, names: Names): RollRow {
  return {
    id: row.id,
    name: row.name,
    idNumber: row.idNumber,
    bornOn: row.bornOn,
    villageId: row.villageId,
    villageName: names.village(row.villageId),
    hasAccount: row.personId !== null,
    active: row.active,
    verifiedAt: row.verifiedAt.toISOString(),
    version: row.version,
  };
}

const shownFields = ['name', 'born_on'].map((column) => `participation.residents.${column}`);

/** A page of the roll, or the one of an identity number. @throws roll-identity-wrong */
export async function listRoll(
  ctx: Ctx,
  query: Asked & { readonly villageId?: string; readonly idNumber?: string },
) {
  const names = await namesOf(ctx);
  return ctx.database.inTenant(ctx, async (tx) => {
    const page = idPage(query);
    const filter = query.villageId ? { villageId: query.villageId } : {};
    const found = query.idNumber
      ? [await residentByIdentity(tx, validNumber(query.idNumber))].filter(
          (row) => row !== undefined,
        )
      : await rollPage(tx, filter, page);
    const { rows, nextCursor } = cut(found, page);
    await noteLooks(
      tx,
      rows.map(({ id, personId }) => {
        const reason = '核对参与名册';
        return { kind: 'work', subjectId: personId, fields: shownFields, rowKey: id, reason };
      }),
    );
    return {
      items: rows.map((row) => rollRow(row, names)),
      nextCursor,
      counts: await countsByVillage(tx, names),
    };
  });
}

async function countsByVillage(tx: Tx, names: Names) {
  const counts = new Map<string, number>();
  for (const { villageId, count } of await rollCounts(tx)) {
    counts.set(villageId, (counts.get(villageId) ?? 0) + count);
  }
  return names.town.villages.map(({ id }) => {
    return { villageId: id, villageName: names.village(id), count: counts.get(id) ?? 0 };
  });
}

/** @throws roll-identity-wrong */
function validNumber(given: string): string {
  const number = wholeIdentityNumber(given.normalize('NFKC').replace(/\s/g, '').toUpperCase());
  if (!isIdentityNumber(number)) {
    throw problem('roll-identity-wrong', {}, [{ pointer: '/idNumber', detail: '—' }]);
  }
  return number;
}

/** The day of birth that an identity number tells (GB 11643-1999, places 7 to 14). */
const bornOnOf = (idNumber: string): string =>
  `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;

/** The account that a proved telephone belongs to. @throws phone-not-proved, account-taken */
async function accountOfPhone(tx: Tx, given: string, own: string | null): Promise<string> {
  const phone = canonicalMobile(given);
  const person = phone ? await residentByPhone(tx, phone) : undefined;
  if (!person) throw problem('phone-not-proved', {}, [{ pointer: '/phone', detail: '—' }]);
  const holder = await residentOfPerson(tx, person.id);
  if (holder && holder.id !== own) throw problem('account-taken');
  return person.id;
}

/** What the clerk reads from the card. */
export interface VerifyInput {
  readonly name: string;
  readonly idNumber: string;
  readonly villageId: string;
  readonly phone?: string;
}

/** Puts a resident on the roll. @throws roll-identity-wrong, no-such-village, resident-known, phone-not-proved, account-taken */
export async function verifyResident(ctx: Ctx, input: VerifyInput): Promise<RollRow> {
  const names = await namesOf(ctx);
  requireVillages(names, [input.villageId], '/villageId');
  const idNumber = validNumber(input.idNumber);
  const name = trimmed(input.name, 2, '/name');
  return ctx.database.inTenant(ctx, async (tx) => {
    const row: ResidentRecord = {
      id: uuidv7(ctx.clock.now().getTime()),
      tenantId: ctx.tenantId,
      personId: input.phone?.trim() ? await accountOfPhone(tx, input.phone, null) : null,
      name,
      idNumber,
      villageId: input.villageId,
      bornOn: bornOnOf(idNumber),
      verifiedBy: ctx.actor.personId,
      verifiedAt: ctx.clock.now(),
      active: true,
      version: 1,
    };
    if ((await insertResidents(tx, [row])) === 0) await refuseKnown(tx, idNumber, names);
    const detail = { villageId: row.villageId, account: row.personId !== null };
    await audit(tx, [{ action: 'participation.verifyResident', subject: row.id, detail }]);
    return rollRow(row, names);
  });
}

async function refuseKnown(tx: Tx, idNumber: string, names: Names): Promise<never> {
  const known = await residentByIdentity(tx, idNumber);
  if (!known) throw problem('account-taken');
  throw problem('resident-known', { village: names.village(known.villageId) });
}

/** Changes a row of the roll. @throws see the operation */
export async function changeResident(
  ctx: Ctx,
  residentId: string,
  input: {
    readonly villageId: string;
    readonly active: boolean;
    readonly phone?: string;
    readonly version: number;
  },
): Promise<RollRow> {
  const names = await namesOf(ctx);
  requireVillages(names, [input.villageId], '/villageId');
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await lockRow(tx, 'residents', residentId);
    if (!row) throw generalProblem('not-found', { what: '名册上的居民' });
    if (row.version !== input.version) {
      throw generalProblem('changed-meanwhile', { what: '名册' });
    }
    const personId = input.phone?.trim()
      ? await accountOfPhone(tx, input.phone, row.id)
      : row.personId;
    const change = { villageId: input.villageId, active: input.active, personId };
    await changeRow(tx, 'residents', { id: row.id, change });
    const detail = { villageId: input.villageId, active: input.active };
    await audit(tx, [{ action: 'participation.changeResident', subject: row.id, detail }]);
    return rollRow({ ...row, ...change, version: row.version + 1 }, names);
  });
}

/** How many stand on the roll, by village and decade of birth. */
export async function rollSheet(ctx: Ctx) {
  const names = await namesOf(ctx);
  const counts = await ctx.database.inTenant(ctx, (tx) => rollCounts(tx));
  const sums = new Map<string, number>();
  for (const { villageId, bornIn, count } of counts) {
    const key = `${villageId}|${bornIn.slice(0, 3)}0`;
    sums.set(key, (sums.get(key) ?? 0) + count);
  }
  const columns = [
    { key: 'village', title: '村（社区）', width: 18 },
    { key: 'decade', title: '出生年代', width: 12 },
    { key: 'count', title: '人数', type: 'number' as const },
  ];
  const rows = [...sums].map(([key, count]) => {
    const [villageId = '', decade = ''] = key.split('|');
    return { village: names.village(villageId), decade: `${decade} 年代`, count };
  });
  return workbook('参与名册统计', [{ name: '参与名册', columns, rows }]);
}
