/** Importing duties in two steps: a preview that names every faulty row, then all accepted at once. */
import { isDeepStrictEqual } from 'node:util';
import { ground } from '#modules/towns/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { DutyImportPreview } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { type AcceptedDuty, type DutyDraft, judgeDuties } from '../rules/judge.ts';
import { bookRows, lockMatrix } from '../store/read.ts';
import { deleteOldImports, insertImport, lockImport, markImportApplied } from '../store/write.ts';
import { changingMatrix } from './book.ts';
import { dutyGround, faultText, writeDuties } from './duties.ts';
import { readDutySheet, writeDutySheet } from './sheet.ts';

const keptSeconds = 3600;
const largestBytes = 10_485_760;
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface KeptRow {
  readonly draft: DutyDraft;
  /** Version of what it changes at the time of the preview; null for a new duty. */
  readonly version: number | null;
}

/** Reads and judges a workbook; keeps what may be taken for an hour. @throws too-large */
export async function previewImport(ctx: Ctx, contentBase64: string): Promise<DutyImportPreview> {
  const bytes = Buffer.from(contentBase64, 'base64');
  if (bytes.length > largestBytes) throw generalProblem('too-large', { limit: '10 MB' });
  const town = await ground(ctx);
  const file = await readDutySheet(bytes, town, ctx.locale);
  const now = ctx.clock.now();
  const expiresAt = new Date(now.getTime() + keptSeconds * 1000);
  return ctx.database.inTenant(ctx, async (tx) => {
    const { accepted, faults } = judgeDuties(file.drafts, await dutyGround(tx));
    const drafts = new Map(file.drafts.map((draft) => [draft.row, draft]));
    const rows = accepted.flatMap(({ row, present }): KeptRow[] => {
      const draft = drafts.get(row);
      return draft ? [{ draft, version: present?.version ?? null }] : [];
    });
    const importId = rows.length > 0 ? uuidv7() : null;
    await deleteOldImports(tx, now);
    if (importId) {
      const createdBy = ctx.actor.personId;
      await insertImport(tx, {
        id: importId,
        tenantId: ctx.tenantId,
        rows,
        createdBy,
        createdAt: now,
        expiresAt,
        appliedAt: null,
      });
    }
    await audit(tx, [
      {
        action: 'duties.previewImport',
        subject: importId ?? 'nothing',
        detail: { rows: rows.length },
      },
    ]);
    const placeZh = ({ columns }: AcceptedDuty) =>
      town.gridCell(columns.gridCellId ?? '')?.nameZh ??
      town.village(columns.villageId ?? '')?.nameZh ??
      columns.placeKind ??
      '';
    const judged = [...file.faults, ...faults].map((fault) => {
      return { row: fault.row, column: fault.field, message: faultText(ctx, fault) };
    });
    return {
      importId,
      expiresAt: expiresAt.toISOString(),
      accepted: accepted.map((one) => {
        return {
          row: one.row,
          categoryCode: one.columns.categoryCode,
          placeZh: placeZh(one),
          action: actionOf(one),
        };
      }),
      faults: [...file.tableFaults, ...judged].sort((a, b) => a.row - b.row).slice(0, 500),
    };
  });
}

function actionOf({ present, columns }: AcceptedDuty): 'add' | 'change' | 'same' {
  if (!present) return 'add';
  const before = present as unknown as Record<string, unknown>;
  return Object.entries(columns).every(([key, value]) => isDeepStrictEqual(value, before[key]))
    ? 'same'
    : 'change';
}

/** Takes all accepted rows of a preview in one transaction. */
export function applyImport(
  ctx: Ctx,
  importId: string,
): Promise<{ added: number; changed: number }> {
  return changingMatrix(ctx, async (tx) => {
    await lockMatrix(tx);
    const kept = await lockImport(tx, importId);
    const now = ctx.clock.now();
    if (!kept || kept.appliedAt || kept.expiresAt <= now) throw problem('duties-import-gone');
    const rows = kept.rows as KeptRow[];
    const { accepted } = judgeDuties(
      rows.map(({ draft }) => draft),
      await dutyGround(tx),
    );
    const versions = new Map(rows.map(({ draft, version }) => [draft.row, version]));
    const fitting = accepted.filter(
      ({ row, present }) => versions.get(row) === (present?.version ?? null),
    );
    if (fitting.length < rows.length)
      throw problem('duties-import-outdated', { count: rows.length - fitting.length });
    const moving = fitting.filter((one) => actionOf(one) !== 'same');
    await writeDuties(tx, moving);
    await markImportApplied(tx, importId, now);
    const added = moving.filter(({ present }) => !present).length;
    const done = { added, changed: moving.length - added };
    await audit(tx, [{ action: 'duties.applyImport', subject: importId, detail: done }]);
    return done;
  });
}

/** The matrix as a workbook that can be imported again. */
export async function exportDuties(ctx: Ctx): Promise<FileReply> {
  const town = await ground(ctx);
  const rows = await ctx.database.inTenant(ctx, bookRows);
  const names = new Map(
    [...rows.largeClasses, ...rows.categories].map(({ code, nameZh }) => [code, nameZh]),
  );
  const bytes = new Uint8Array(
    await writeDutySheet(rows.duties, (code) => names.get(code) ?? '', town),
  );
  return { mediaType: sheetType, fileName: '权责清单.xlsx', bytes };
}
