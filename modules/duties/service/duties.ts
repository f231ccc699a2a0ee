/** Administering the duty matrix. */
import { ground } from '#modules/towns/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { detailsOf, generalProblem } from '#platform/problems/index.ts';
import type { Slots } from '#platform/slots/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import type { DutyInput, DutyPreview, DutyView } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { changedMatters, dutyBook } from '../rules/book.ts';
import { type AcceptedDuty, type DutyFault, type DutyGround, judgeDuties } from '../rules/judge.ts';
import { dutyImpactSlot } from '../slots.ts';
import { bookRows, dutyRows, lockMatrix } from '../store/read.ts';
import type { DutyRow } from '../store/tables.ts';
import { deleteDuty, insertDuties, updateDuty } from '../store/write.ts';
import { changingMatrix } from './book.ts';

/** The rows of the matrix, all or those of a category or a leading or assisting department. */
export async function listDuties(
  ctx: Ctx,
  filter: { readonly categoryCode?: string; readonly departmentId?: string },
): Promise<DutyView[]> {
  const rows = await ctx.database.inTenant(ctx, dutyRows);
  return rows
    .filter(({ categoryCode }) => !filter.categoryCode || categoryCode === filter.categoryCode)
    .filter((row) => !filter.departmentId || concerns(row, filter.departmentId))
    .map(viewOf);
}

function concerns(row: DutyRow, departmentId: string): boolean {
  return row.leadDepartmentId === departmentId || row.assistingDepartmentIds.includes(departmentId);
}

function viewOf(row: DutyRow): DutyView {
  const { tenantId: _, responseAmount, responseUnit, deadlineAmount, deadlineUnit, ...rest } = row;
  return {
    ...rest,
    placeKind: rest.placeKind as DutyView['placeKind'],
    response: { amount: responseAmount, unit: responseUnit },
    deadline: { amount: deadlineAmount, unit: deadlineUnit },
  };
}

/** What a duty is saved over: nothing, or a row as it was read. */
type At = { readonly id: string; readonly version: number } | null;

/** Adds (`at` null) or changes a duty. @throws its faults with their places, changed-meanwhile */
export function saveDuty(
  ctx: Ctx,
  at: At,
  duty: DutyInput,
): Promise<{ id: string; version: number }> {
  return changingMatrix(ctx, async (tx) => {
    await lockMatrix(tx);
    const state = await dutyGround(tx);
    requireRow(state.duties, at);
    const accepted = acceptedOf(ctx, duty, { state, id: at?.id ?? null });
    const [saved] = await writeDuties(tx, [accepted]);
    if (!saved) throw generalProblem('not-found', { what: '该条权责' });
    await audit(tx, [
      {
        action: at ? 'duties.save' : 'duties.add',
        subject: saved.id,
        detail: { category: saved.categoryCode },
      },
    ]);
    return { id: saved.id, version: saved.version };
  });
}

function requireRow(duties: readonly DutyRow[], at: At): void {
  if (!at) return;
  const present = duties.find(({ id }) => id === at.id);
  if (!present) throw generalProblem('not-found', { what: '该条权责' });
  if (present.version !== at.version)
    throw generalProblem('changed-meanwhile', { what: '该条权责' });
}

function acceptedOf(
  ctx: Ctx,
  duty: DutyInput,
  { state, id }: { state: DutyGround; id: string | null },
): AcceptedDuty {
  const { accepted, faults } = judgeDuties([{ row: 0, id, duty }], state);
  const [one] = accepted;
  const [first] = faults;
  if (one && !first) return one;
  const places = faults.map((fault) => ({
    pointer: `/${fault.field}`,
    detail: faultText(ctx, fault),
  }));
  throw problem(first?.code ?? 'category-unknown', first?.values ?? {}, places);
}

/** Removes a duty. @throws changed-meanwhile */
export async function removeDuty(
  ctx: Ctx,
  at: { readonly id: string; readonly version: number },
): Promise<void> {
  await changingMatrix(ctx, async (tx) => {
    await lockMatrix(tx);
    const duties = await dutyRows(tx);
    requireRow(duties, at);
    await deleteDuty(tx, at.id, at.version);
    const content = { ...duties.find(({ id }) => id === at.id), removed: true };
    await saveVersions(tx, [{ kind: 'duties.duty', subject: at.id, content }]);
    await audit(tx, [{ action: 'duties.remove', subject: at.id }]);
  });
}

/** Writes accepted duties with their versions. @throws changed-meanwhile */
export async function writeDuties(tx: Tx, accepted: readonly AcceptedDuty[]): Promise<DutyRow[]> {
  const { tenantId } = tx.ctx;
  const written: DutyRow[] = [];
  const fresh: DutyRow[] = [];
  for (const { present, columns } of accepted) {
    const row = {
      id: present?.id ?? uuidv7(),
      tenantId,
      ...columns,
      version: (present?.version ?? 0) + 1,
    };
    written.push(row);
    if (!present) fresh.push(row);
    else if (!(await updateDuty(tx, present.id, present.version, columns))) {
      throw generalProblem('changed-meanwhile', { what: columns.categoryCode });
    }
  }
  await insertDuties(tx, fresh);
  await saveVersions(
    tx,
    written.map((row) => ({ kind: 'duties.duty', subject: row.id, content: row })),
  );
  return written;
}

/** What the judge must know, read now. */
export async function dutyGround(tx: Tx): Promise<DutyGround> {
  const town = await ground(tx);
  const rows = await bookRows(tx);
  return {
    codes: new Set([...rows.largeClasses, ...rows.categories].map(({ code }) => code)),
    departmentIds: new Set(town.departments.map(({ id }) => id)),
    gridCellIds: new Set(town.gridCells.map(({ id }) => id)),
    villageIds: new Set(town.villages.map(({ id }) => id)),
    duties: rows.duties,
  };
}

/** What is asked of a preview: another row in place of one, a new row, or none in its place. */
export interface PreviewAsk {
  readonly dutyId?: string;
  readonly draft?: DutyInput;
}

/** What a change of the matrix would change, without changing it. @throws the draft's faults */
export async function previewDuty(ctx: Ctx, ask: PreviewAsk, slots: Slots): Promise<DutyPreview> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const town = await ground(tx);
    const rows = await bookRows(tx);
    const kept = rows.duties.filter(({ id }) => id !== ask.dutyId);
    const drafted: DutyRow[] = [];
    if (ask.draft) {
      const { columns } = acceptedOf(ctx, ask.draft, {
        state: await dutyGround(tx),
        id: ask.dutyId ?? null,
      });
      drafted.push({ id: ask.dutyId ?? uuidv7(), tenantId: ctx.tenantId, ...columns, version: 0 });
    }
    const before = dutyBook(rows, town);
    const affected = changedMatters(
      before,
      dutyBook({ ...rows, duties: [...kept, ...drafted] }, town),
      town,
    );
    const [impact] = slots.all(dutyImpactSlot);
    const counted = impact ? await impact.count(tx, affected) : null;
    return {
      affected: affected.map(({ gridCellIds, before: old, after, ...one }) => ({
        ...one,
        gridCellIds: [...gridCellIds],
        categoryZh: before.category(one.categoryCode)?.nameZh ?? one.categoryCode,
        villageZh: town.village(one.villageId)?.nameZh ?? '',
        before: { ...old, assistingDepartmentIds: [...old.assistingDepartmentIds] },
        after: { ...after, assistingDepartmentIds: [...after.assistingDepartmentIds] },
      })),
      openCases: counted?.openCases ?? null,
      examples: [...(counted?.examples ?? [])],
    };
  });
}

/** The sentence of a fault in the ctx's language. */
export function faultText(ctx: Ctx, fault: DutyFault): string {
  const { title, cure } = detailsOf(problem(fault.code, fault.values), ctx.locale);
  return cure ? `${title}。${cure}` : title;
}
