/** One matter, several departments: a case that carries shared rows by reference, so that nobody types them again. */
import { type NewCase, openCases } from '#modules/cases/index.ts';
import { book } from '#modules/duties/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { maskPersonal } from '#platform/text/index.ts';
import type { MatterView } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { insertMatter, matterPage, readMatter } from '../store/corrections.ts';
import { grantsByIds } from '../store/grants.ts';
import type { MatterRecord } from '../store/tables.ts';
import { departmentNames, ownDepartments } from './departments.ts';
import { namingOf } from './grant-views.ts';
import { readGrantedRow } from './lake.ts';
import { isPersonal, titlesOf } from './pages.ts';
import { readFor } from './refusals.ts';
import { openUse, releasePage, type Ticket } from './release.ts';

/** What is opened. */
export interface MatterInput {
  readonly title: string;
  readonly description: string;
  readonly categoryCode: string;
  readonly departmentIds: readonly string[];
  readonly refs: readonly string[];
}

/** Opens a case with several departments. @throws row-unknown, matter-category-unknown, grant-ended, grant-foreign */
export async function openMatter(
  ctx: Ctx,
  grantId: string,
  { input, key }: { readonly input: MatterInput; readonly key: string | null },
): Promise<MatterView> {
  const ticket = await openUse(ctx, grantId, { way: 'matter', asked: [] });
  for (const ref of input.refs) {
    const found = await readFor(ctx, ticket, () => readGrantedRow(ctx, ticket, ref));
    if (!found) throw problem('row-unknown');
  }
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, { operation: 'sharing.openMatter', key, request: { grantId, input } }, () =>
      open(tx, ticket, input),
    ),
  );
}

async function open(tx: Tx, ticket: Ticket, input: MatterInput): Promise<MatterView> {
  const { ctx } = tx;
  const category = (await book(ctx)).category(input.categoryCode);
  if (category?.active !== true) {
    throw problem('matter-category-unknown', { code: input.categoryCode }, [
      { pointer: '/categoryCode', detail: input.categoryCode },
    ]);
  }
  const { grant } = ticket;
  // The case belongs to other departments too; the right to the rows was proved by the grant.
  await elevate(tx);
  const title = maskPersonal(input.title.trim()).text;
  const [opened] = await openCases(tx, [
    caseOf(ctx, ticket, { ...input, title, urgency: category.urgency }),
  ]);
  if (!opened) throw new Error('no case was opened');
  const lead = (await book(ctx)).dutyFor({
    categoryCode: input.categoryCode,
    gridCellId: null,
    villageId: null,
  });
  const taking = [lead.leadDepartmentId, ...lead.assistingDepartmentIds, ...input.departmentIds];
  const row: MatterRecord = {
    caseId: opened.id,
    tenantId: ctx.tenantId,
    caseNumber: opened.number,
    title,
    grantId: grant.id,
    departmentId: grant.departmentId,
    ownerDepartmentId: grant.ownerDepartmentId,
    takingPart: [...new Set(taking)],
    rowRefs: [...input.refs],
    openedBy: ctx.actor.personId,
    openedAt: ctx.clock.now(),
  };
  await insertMatter(tx, row);
  const detail = { number: grant.number, case: opened.number, rows: input.refs.length };
  await audit(tx, [{ action: 'sharing.openMatter', subject: opened.id, detail }]);
  const [view] = await matterViews(tx, [row]);
  if (!view) throw new Error('the matter is not seen');
  return view;
}

function caseOf(
  ctx: Ctx,
  { grant, resource }: Ticket,
  input: MatterInput & Pick<NewCase, 'urgency'>,
): NewCase {
  const words = maskPersonal(input.description.trim()).text;
  return {
    categoryCode: input.categoryCode,
    sure: true,
    title: input.title,
    description: `${words}\n关联共享数据：${resource.titleZh}（授权 ${grant.number}）共 ${input.refs.length} 行，在“数据共享 › 联办事项”中凭授权查看。`,
    urgency: input.urgency,
    channel: 'system',
    position: null,
    address: '',
    villageId: null,
    gridCellId: null,
    public: false,
    confidential: false,
    judgement: { reasons: [`多部门联办，依据共享授权 ${grant.number}`] },
    attachments: [],
    alsoDepartmentIds: input.departmentIds,
    reporter: {
      kind: ctx.actor.kind,
      personId: ctx.actor.personId,
      name: ctx.actor.name,
      onBehalfOf: null,
    },
  };
}

/** A page of matters. @throws request-invalid */
export async function listMatters(
  ctx: Ctx,
  query: { readonly grantId?: string; readonly cursor?: string; readonly limit?: number },
) {
  const limit = query.limit ?? 50;
  return ctx.database.inTenant(ctx, async (tx) => {
    const filter = query.grantId ? { grantId: query.grantId } : {};
    const rows = await matterPage(tx, filter, {
      limit,
      afterId: readCursor(query.cursor)?.id ?? null,
    });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: await matterViews(tx, shown),
      nextCursor: last ? writeCursor(last.openedAt, last.caseId) : null,
    };
  });
}

async function matterViews(tx: Tx, rows: readonly MatterRecord[]): Promise<MatterView[]> {
  // Who takes part sees that there is a grant and what it is of, not what it holds.
  const own = await ownDepartments(tx);
  const name = await departmentNames(tx);
  await elevate(tx);
  const grants = await grantsByIds(
    tx,
    rows.map(({ grantId }) => grantId),
  );
  const naming = await namingOf(tx, grants);
  return rows.map((row) => {
    const grant = grants.find(({ id }) => id === row.grantId);
    const resource = grant && naming.resource(grant.resourceId);
    const departments = row.takingPart.map(name);
    return {
      caseId: row.caseId,
      caseNumber: row.caseNumber,
      title: row.title,
      grantId: row.grantId,
      number: grant?.number ?? '—',
      resourceZh: resource?.titleZh ?? '—',
      resourceEn: resource?.titleEn || resource?.titleZh || '—',
      openedAt: row.openedAt.toISOString(),
      departmentsZh: departments.map(({ zh }) => zh),
      departmentsEn: departments.map(({ en }) => en),
      rowCount: row.rowRefs.length,
      open: own.includes(row.departmentId),
    };
  });
}

/** The rows of a matter, read anew. @throws not-found, grant-ended, grant-foreign, volume-reached */
export async function matterRows(ctx: Ctx, caseId: string) {
  const matter = await ctx.database.inTenant(ctx, (tx) => readMatter(tx, caseId));
  if (!matter) throw generalProblem('not-found', { what: '联办事项' });
  const ticket = await openUse(ctx, matter.grantId, { way: 'matter', asked: [] });
  const items = [];
  const subjects: string[] = [];
  for (const ref of matter.rowRefs) {
    const found = await readFor(ctx, ticket, () => readGrantedRow(ctx, ticket, ref));
    const [values] = found?.rows ?? [];
    if (!found || !values) continue;
    items.push({ ref, values });
    subjects.push(...found.subjects);
  }
  await releasePage(ctx, ticket, { count: items.length, subjects });
  return { fields: titlesOf(ticket), items, isPersonal: isPersonal(ticket) };
}
