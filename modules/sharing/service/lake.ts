/**
 * The one place where rows of other departments are read. What is read comes from a stored grant; fields, rows and masks
 * are limited inside the statement that the intake sends to its engine.
 */
import { type FieldView, resourceOf, type ResourceView } from '#modules/catalogue/index.ts';
import {
  countRows,
  engineOf,
  exportParquet,
  type HeldRows,
  holdRows,
  readPage,
  type RowPage,
  snapshotFile,
  workDirectoryOf,
} from '#modules/intake/index.ts';
import { type Ctx, systemActor } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { Problem } from '#platform/problems/index.ts';
import { join } from 'node:path';
import type { Condition } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { type GrantedSelection, refusedCondition, selectionOf } from '../rules/selection.ts';
import { type SharedValue, sharedValue } from '../rules/values.ts';
import type { GrantRecord } from '../store/tables.ts';

/** A grant ready to be read through. */
export interface OpenedGrant {
  readonly grant: GrantRecord;
  readonly resource: ResourceView;
  readonly selection: GrantedSelection;
  /** Titles and types of the fields that are read, in order. */
  readonly fields: readonly (FieldView & { readonly masked: boolean })[];
}

/** Granted rows with whom they are about. */
export interface GrantedRows {
  readonly rows: readonly Readonly<Record<string, SharedValue>>[];
  readonly refs: readonly string[];
  /** Identity numbers of the people whom the rows name; stay inside the process. */
  readonly subjects: readonly string[];
  readonly next: string | null;
}

/** The house reads for the grant: the reader's right was judged by it. */
const asHouse = (ctx: Ctx): Ctx => ({ ...ctx, actor: systemActor });

/** Makes a grant ready. @throws field-not-granted, field-masked, source-failed */
export async function openedGrant(
  tx: Tx,
  grant: GrantRecord,
  asked: readonly Condition[],
): Promise<OpenedGrant> {
  const resource = await resourceOf(tx, grant.resourceId);
  refuseConditions(resource, grant, asked);
  const selection = selectionOf(grant, resource.fields, asked);
  if (!selection) throw problem('source-failed');
  const fields = selection.fields.flatMap(({ key, masked }) => {
    const field = resource.fields.find((one) => one.key === key);
    return field ? [{ ...field, masked }] : [];
  });
  return { grant, resource, selection, fields };
}

/** Refuses conditions on what was not granted whole. @throws field-not-granted, field-masked */
export function refuseConditions(
  resource: ResourceView,
  grant: Pick<GrantRecord, 'fields'>,
  asked: readonly Condition[],
): void {
  const refused = refusedCondition(grant, asked);
  if (!refused) return;
  const field = resource.fields.find(({ key }) => key === refused.key)?.titleZh ?? refused.key;
  throw problem(refused.why === 'masked' ? 'field-masked' : 'field-not-granted', { field }, [
    { pointer: '/where', detail: field },
  ]);
}

/** A page of granted rows. @throws source-failed; read in place also source-away, source-slow, source-changed */
export async function readGranted(
  ctx: Ctx,
  { resource, selection, fields }: OpenedGrant,
  {
    after,
    limit,
    only,
  }: { readonly after: string | null; readonly limit: number; readonly only?: string },
): Promise<GrantedRows> {
  const asked = { after, limit, ...(only === undefined ? {} : { only }) };
  const page = await reading(() =>
    readPage(asHouse(ctx), { ...wholeOf({ resource, selection }), ...asked }),
  );
  return grantedRows(fields, page);
}

/** All that a grant opens. Whom the rows name is read beside, and never mixed with what goes out. */
function wholeOf({ resource, selection }: Pick<OpenedGrant, 'resource' | 'selection'>) {
  const aside = resource.fields.find((one) => one.subject)?.key;
  const where = [...selection.where] as never;
  return { resourceId: resource.id, fields: selection.fields, where, aside };
}

function grantedRows(fields: OpenedGrant['fields'], page: RowPage): GrantedRows {
  return {
    rows: page.rows.map((row) =>
      Object.fromEntries(fields.map(({ key, type }) => [key, sharedValue(type, row[key])])),
    ),
    refs: page.rowKeys,
    subjects: subjectsOf(page.aside),
    next: page.next,
  };
}

function subjectsOf(values: readonly unknown[]): string[] {
  return values.flatMap((value) =>
    typeof value === 'string' && value.trim() !== '' ? [value] : [],
  );
}

/** One granted row by its reference; null when it is not within the grant any more. @throws source-failed */
export async function readGrantedRow(
  ctx: Ctx,
  opened: OpenedGrant,
  ref: string,
): Promise<GrantedRows | null> {
  if (!isRef(ref)) return null;
  if (opened.resource.kind === 'inPlace') {
    const found = await readGranted(ctx, opened, { after: null, limit: 1, only: ref }).catch(
      (error: unknown) => {
        // A name that is not known any more names no row.
        if (error instanceof Problem && error.code === 'cursor-unreadable') return null;
        throw error;
      },
    );
    return found?.refs[0] === ref ? { ...found, next: null } : null;
  }
  const after = ref === '0' ? null : String(Number(ref) - 1);
  const found = await readGranted(ctx, opened, { after, limit: 1 });
  return found.refs[0] === ref ? { ...found, next: null } : null;
}

/** Whether a text can be the reference of a row: its number in the lake, or a hidden key of a row at its source. */
export function isRef(ref: string): boolean {
  return /^(?:\d{1,15}|r[\w-]{38,1900})$/.test(ref);
}

/** Granted rows of a resource that stays at its source, read whole before anything leaves. */
export interface HeldGranted {
  readonly rows: number;
  readonly page: (after: string | null, limit: number) => Promise<GrantedRows>;
  readonly parquet: (path: string) => Promise<number>;
  readonly letGo: () => Promise<void>;
}

/**
 * Reads all granted rows at their source; null for rows of the lake, which wait there. @param most more are not read: then it says more
 * @throws source-away, source-slow, source-changed, live-too-many
 */
export async function heldGranted(
  ctx: Ctx,
  opened: OpenedGrant,
  most: number,
): Promise<HeldGranted | null> {
  if (opened.resource.kind !== 'inPlace') return null;
  const held: HeldRows = await reading(() => holdRows(asHouse(ctx), { ...wholeOf(opened), most }));
  return {
    ...held,
    page: async (after, limit) => grantedRows(opened.fields, await held.page(after, limit)),
  };
}

/** How many rows a grant opens now. @throws source-failed */
export function countGranted(ctx: Ctx, { resource, selection }: OpenedGrant): Promise<number> {
  const where = [...selection.where] as never;
  return reading(() => countRows(asHouse(ctx), { resourceId: resource.id, where }));
}

/** Writes all granted rows as Parquet into the work directory. @param held rows read at their source @throws source-failed */
export async function writeParquet(
  ctx: Ctx,
  { resource, selection }: OpenedGrant,
  held: HeldGranted | null,
): Promise<{ readonly path: string; readonly rows: number }> {
  const path = join(workDirectoryOf(ctx), `sharing-${uuidv7()}.parquet`);
  const asked = { resourceId: resource.id, fields: selection.fields };
  const rows = await reading(() =>
    held
      ? held.parquet(path)
      : exportParquet(asHouse(ctx), { ...asked, where: [...selection.where] as never }, path),
  );
  return { path, rows };
}

/** A fault of the lake, or of a source, is told without its inside: addresses and columns are the owner's matter. */
async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const told = error instanceof Problem ? toldOf(error) : problem('source-failed');
    if (told !== error) told.cause = error;
    throw told;
  }
}

function toldOf(error: Problem): Problem {
  switch (error.code) {
    case 'live-unreachable':
      return problem('source-away');
    case 'live-too-slow':
    case 'live-busy':
      return problem('source-slow');
    case 'live-not-set':
    case 'live-answer-faulty':
    case 'live-table-gone':
    case 'live-column-vanished':
      return problem('source-changed');
    case 'live-reference-unknown':
      return problem('cursor-unreadable');
    default:
      return error;
  }
}

/** Name of the newest row of a resource: what comes later is new. Empty when there is none. */
export async function lastRowOf(ctx: Ctx, resourceId: string): Promise<string> {
  const snapshot = await ctx.database.inTenant(asHouse(ctx), (tx) => snapshotFile(tx, resourceId));
  if (!snapshot) return '';
  const rows = await reading(() =>
    engineOf(ctx).use(async (connection) =>
      (
        await connection.runAndReadAll(`SELECT max(_row) AS last FROM ${snapshot.relation}`)
      ).getRowObjectsJson(),
    ),
  );
  return String(rows[0]?.['last'] ?? '');
}
