/** Who looked: as the person concerned sees it, and as the overseer of personal data does. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { receiptsOf } from '#modules/ledger/index.ts';
import type { Manifest } from '#platform/manifest/index.ts';
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import {
  declaredTables,
  heldRows,
  personalExportSlot,
  personalFields,
  personalLooksSlot,
  type SeenElsewhere,
} from '#platform/personal/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { LookRow } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { type LookFilter, lookPage } from '../store/looks.ts';
import type { LookRecord } from '../store/tables.ts';
import type { House } from './erase.ts';
import { concerned, ownId } from './person.ts';

interface Page {
  readonly cursor?: string;
  readonly limit?: number;
}

/** Who saw the data of whoever asks. @throws request-invalid */
export async function ownLooks(ctx: Ctx, house: House, page: Page) {
  const personId = ownId(ctx);
  return ctx.database.inTenant(ctx, async (tx) => {
    await elevate(tx);
    const filter = await ownFilter(tx, house, personId);
    return withUses(tx, house, {
      personId,
      page,
      looks: await pageOf(tx, house, { filter, page }),
    });
  });
}

async function ownFilter(tx: Tx, house: House, personId: string): Promise<LookFilter> {
  const rowKeys = await ownRowKeys(tx, house, personId);
  return { subject: { personId, rowKeys, since: madeAt(personId) } };
}

/** The ledger's receipt of a look at the own data, to take home. @throws not-found, look-not-signed */
export async function lookReceipt(
  ctx: Ctx,
  house: House,
  lookId: string,
): Promise<{ fileName: string; text: string }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    await elevate(tx);
    const filter = await ownFilter(tx, house, ownId(ctx));
    const [look] = await lookPage(tx, { ...filter, id: lookId }, { limit: 1, after: null });
    if (!look) throw generalProblem('not-found', { what: '查看记录' });
    const [receipt] = await receiptsOf(tx, 'looks', look.id);
    if (!receipt) throw problem('look-not-signed');
    return { fileName: `look-${receipt.index}.tlog-proof`, text: receipt.text };
  });
}

type LooksPage = Awaited<ReturnType<typeof pageOf>>;

/** Uses that other modules keep stand among the looks, in the one order of time. */
async function withUses(
  tx: Tx,
  { slots }: House,
  of: { readonly personId: string; readonly page: Page; readonly looks: LooksPage },
): Promise<LooksPage> {
  const { personId, page, looks } = of;
  const limit = page.limit ?? 50;
  const found: LookRow[] = [];
  for (const { page: pageOfUses } of slots.all(personalLooksSlot)) {
    const uses = await pageOfUses(tx, personId, { limit, after: readCursor(page.cursor) });
    found.push(...uses.map(seenRow));
  }
  if (found.length === 0) return looks;
  const all = [...looks.items, ...found].sort((a, b) => (a.id < b.id ? 1 : -1));
  const shown = all.slice(0, limit);
  const last = all.length > limit || looks.nextCursor ? shown.at(-1) : undefined;
  return {
    items: shown,
    nextCursor: last ? writeCursor(new Date(last.seenAt), last.id) : null,
  };
}

function seenRow({ id, viewer, whatZh, whatEn, reason, seenAt }: SeenElsewhere): LookRow {
  return {
    id,
    kind: 'shared',
    viewerName: '',
    departmentZh: viewer.zh,
    departmentEn: viewer.en,
    viewerKind: 'department',
    fieldsZh: [...whatZh],
    fieldsEn: [...whatEn],
    reason,
    seenAt: seenAt.toISOString(),
  };
}

/** Rows that are the person's without naming the account, such as reports by phone. */
async function ownRowKeys(tx: Tx, house: House, personId: string): Promise<string[]> {
  const person = await concerned(tx, personId);
  const keys: string[] = [];
  for (const { keys: keysOf } of house.slots.all(personalExportSlot)) {
    keys.push(...((await keysOf?.(tx, person)) ?? []));
  }
  for (const declared of declaredTables(house.manifests)) {
    keys.push(...(await heldRows(tx, declared, personId)).map(({ key }) => key));
  }
  return keys;
}

/** When a UUIDv7 was made. */
function madeAt(id: string): Date {
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
}

/** What of the town's looks is asked for. */
export interface LooksAsked {
  readonly viewerId?: string;
  readonly subjectId?: string;
  readonly kind?: LookRow['kind'];
  readonly q?: string;
}

function filterOf({ viewerId, subjectId, kind, q }: LooksAsked): LookFilter {
  const words = q?.trim();
  return {
    ...(viewerId ? { viewerId } : {}),
    ...(kind ? { kind } : {}),
    ...(words ? { words } : {}),
    ...(subjectId
      ? { subject: { personId: subjectId, rowKeys: [], since: madeAt(subjectId) } }
      : {}),
  };
}

/** Who saw whole data in the town. @throws request-invalid */
export function listLooks(ctx: Ctx, house: House, query: Page & LooksAsked) {
  return ctx.database.inTenant(ctx, (tx) =>
    pageOf(tx, house, { filter: filterOf(query), page: query }),
  );
}

/** Most rows of a sheet. */
const mostInSheet = 20_000;

/** The same as rows, the newest first; that they were taken out is on record. */
export function looksForSheet(ctx: Ctx, house: House, query: LooksAsked): Promise<LookRow[]> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const page = { limit: mostInSheet, after: null };
    const rows = (await lookPage(tx, filterOf(query), page)).slice(0, mostInSheet);
    const detail = { count: rows.length };
    await audit(tx, [{ action: 'privacy.exportLooks', subject: ctx.tenantId, detail }]);
    return rows.map((row) => rowOf(row, house.manifests));
  });
}

async function pageOf(
  tx: Tx,
  { manifests }: House,
  { filter, page }: { readonly filter: LookFilter; readonly page: Page },
) {
  const limit = page.limit ?? 50;
  const rows = await lookPage(tx, filter, { limit, after: readCursor(page.cursor) });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => rowOf(row, manifests)),
    nextCursor: last ? writeCursor(last.seenAt, last.id) : null,
  };
}

function rowOf(row: LookRecord, manifests: readonly Manifest[]): LookRow {
  const { id, kind, viewerName, viewerKind, fields, reason, seenAt } = row;
  const declared = personalFields(manifests);
  const titles = fields.map((field) => declared.get(field)?.title ?? { zh: field, en: field });
  return {
    id,
    kind,
    viewerName,
    departmentZh: '',
    departmentEn: '',
    viewerKind,
    fieldsZh: [...new Set(titles.map(({ zh }) => zh))],
    fieldsEn: [...new Set(titles.map(({ en }) => en))],
    reason,
    seenAt: seenAt.toISOString(),
  };
}
