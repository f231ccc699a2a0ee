/** Adding, changing and retiring objects of the ground from the console's forms. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { geoWords, validateArea } from '#platform/geo/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { detailsOf, generalProblem } from '#platform/problems/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import { problem } from '../problems.ts';
import type { Fault, FieldsOf } from '../rules/drafts.ts';
import { type Accepted, judge } from '../rules/judge.ts';
import { groundRows, lockGround } from '../store/read.ts';
import { clearOffice, insertRows, updateRow } from '../store/write.ts';
import type { DepartmentRow, GroundKind, GroundTables } from '../store/tables.ts';
import { changingGround } from './ground.ts';

/** What was saved. */
export interface Saved {
  readonly id: string;
  readonly version: number;
}

/** Adds an object. @throws the faults of the draft, e.g. cells-overlap, with their places */
export function addObject<K extends GroundKind>(
  ctx: Ctx,
  kind: K,
  fields: FieldsOf[K],
): Promise<Saved> {
  refuseBadArea(ctx, fields);
  return changingGround(ctx, (tx) => saveDraft(tx, kind, { id: null, version: null }, fields));
}

/** Changes an object. @throws changed-meanwhile, not-found, and the faults of the draft */
export function saveObject<K extends GroundKind>(
  ctx: Ctx,
  kind: K,
  at: { readonly id: string; readonly version: number },
  fields: FieldsOf[K],
): Promise<Saved> {
  refuseBadArea(ctx, fields);
  return changingGround(ctx, (tx) => saveDraft(tx, kind, at, fields));
}

async function saveDraft<K extends GroundKind>(
  tx: Tx,
  kind: K,
  at: { readonly id: string | null; readonly version: number | null },
  fields: FieldsOf[K],
): Promise<Saved> {
  await lockGround(tx);
  const ground = await groundRows(tx);
  if (at.id !== null) requireVersion(ground[kind], at.id, at.version);
  const { accepted, faults } = judge(kind, [{ row: 0, id: at.id, fields }], ground);
  const [first] = faults;
  if (first) throw faultProblem(tx.ctx, first, faults);
  const [saved] = await writeAccepted(tx, kind, accepted);
  if (!saved) throw generalProblem('not-found', { what: fields.nameZh });
  await audit(tx, [
    {
      action: `towns.${at.id ? 'save' : 'add'}`,
      subject: saved.id,
      detail: { kind, code: fields.code },
    },
  ]);
  return { id: saved.id, version: saved.version };
}

function requireVersion(
  rows: readonly { readonly id: string; readonly version: number; readonly nameZh: string }[],
  id: string,
  version: number | null,
): void {
  const present = rows.find((row) => row.id === id);
  if (!present) throw generalProblem('not-found', { what: '该对象' });
  if (present.version !== version)
    throw generalProblem('changed-meanwhile', { what: present.nameZh });
}

/** Retires an object: it leaves the lists, its name stays. @throws village-has-cells, office-needed */
export function retireObject(
  ctx: Ctx,
  kind: GroundKind,
  at: { readonly id: string; readonly version: number },
): Promise<Saved> {
  return changingGround(ctx, async (tx) => {
    await lockGround(tx);
    const ground = await groundRows(tx);
    requireVersion(ground[kind], at.id, at.version);
    if (kind === 'departments') refuseOffice(ground.departments, at.id);
    if (kind === 'villages') refuseCells(ground, at.id);
    const saved = await updateRow(tx, kind, at, { active: false });
    if (!saved) throw generalProblem('changed-meanwhile', { what: '该对象' });
    const row = ground[kind].find(({ id }) => id === at.id);
    const version = at.version + 1;
    await saveVersions(tx, [
      { kind: `towns.${kind}`, subject: at.id, content: { ...row, active: false, version } },
    ]);
    await audit(tx, [{ action: 'towns.retire', subject: at.id, detail: { kind } }]);
    return { id: at.id, version };
  });
}

function refuseOffice(departments: readonly DepartmentRow[], id: string): void {
  const office = departments.find((row) => row.id === id && row.isOffice);
  if (office) throw problem('office-needed', { department: office.nameZh });
}

function refuseCells(ground: Awaited<ReturnType<typeof groundRows>>, id: string): void {
  const cells = ground.gridCells.filter(({ villageId, active }) => active && villageId === id);
  const village = ground.villages.find((row) => row.id === id)?.nameZh ?? '';
  if (cells.length > 0) throw problem('village-has-cells', { village, count: cells.length });
}

/** Writes judged drafts with their versions. @throws changed-meanwhile */
export async function writeAccepted<K extends GroundKind>(
  tx: Tx,
  kind: K,
  accepted: readonly Accepted<K>[],
): Promise<GroundTables[K][]> {
  const { tenantId } = tx.ctx;
  const taking =
    kind === 'departments' &&
    accepted.some(({ columns }) => (columns as { isOffice?: boolean }).isOffice);
  if (taking) await clearOffice(tx);
  const written: GroundTables[K][] = [];
  const fresh: GroundTables[K][] = [];
  for (const { present, columns } of accepted) {
    const id = present?.id ?? uuidv7();
    const version = (present?.version ?? 0) + 1;
    const row = { id, tenantId, ...columns, version } as unknown as GroundTables[K];
    written.push(row);
    if (!present) fresh.push(row);
    else if (
      !(await updateRow(tx, kind, present, columns as unknown as Partial<GroundTables[K]>))
    ) {
      throw generalProblem('changed-meanwhile', { what: present.nameZh });
    }
  }
  await insertRows(tx, kind, fresh);
  await saveVersions(
    tx,
    written.map((row) => ({ kind: `towns.${kind}`, subject: row.id, content: row })),
  );
  return written;
}

/** The sentence of a fault in the ctx's language. */
export function faultText(ctx: Ctx, fault: Fault): string {
  const { title, cure } = detailsOf(problem(fault.code, fault.values), ctx.locale);
  return cure ? `${title}。${cure}`.replace('。。', '。') : title;
}

function faultProblem(ctx: Ctx, first: Fault, faults: readonly Fault[]) {
  const places = faults.map((fault) => ({
    pointer: `/${fault.field}`,
    detail: faultText(ctx, fault),
  }));
  return problem(first.code, first.values, places);
}

/** @throws area-invalid with a pointer to each faulty position */
function refuseBadArea(ctx: Ctx, fields: object): void {
  if (!('area' in fields)) return;
  refuseFaultyArea(ctx, fields.area, '/area');
}

/** @throws area-invalid with a pointer to each faulty position */
export function refuseFaultyArea(ctx: Ctx, area: unknown, pointer: string): void {
  const { problems } = validateArea(area, pointer);
  const [first] = problems;
  if (!first) return;
  const places = problems
    .slice(0, 20)
    .map((one) => ({ pointer: one.path, detail: geoWords(one, ctx.locale) }));
  throw problem('area-invalid', { fault: geoWords(first, ctx.locale) }, places);
}
