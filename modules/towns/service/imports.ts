/** Importing in two steps: a preview that names every faulty row, then all accepted rows at once. */
import { isDeepStrictEqual } from 'node:util';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { ImportPreview } from '../contract.ts';
import { problem } from '../problems.ts';
import type { Draft, FieldsOf } from '../rules/drafts.ts';
import { type Accepted, judge } from '../rules/judge.ts';
import { groundRows, lockGround } from '../store/read.ts';
import { deleteOldImports, insertImport, lockImport, markImportApplied } from '../store/write.ts';
import type { GroundKind } from '../store/tables.ts';
import { changingGround } from './ground.ts';
import { type FileDrafts, readGeoFile, readSheetFile } from './import-files.ts';
import { faultText, writeAccepted } from './objects.ts';

const keptSeconds = 3600;
const largestBytes = 10_485_760;

/** What an upload carries. */
export interface Upload {
  readonly kind: GroundKind;
  readonly format: 'xlsx' | 'geojson';
  readonly contentBase64: string;
}

interface KeptRow {
  readonly draft: Draft<FieldsOf[GroundKind]>;
  /** Version of what it changes at the time of the preview; null for a new object. */
  readonly version: number | null;
}

/** Reads and judges an upload; keeps what may be taken for an hour. @throws file-unreadable, too-large */
export async function previewImport(ctx: Ctx, upload: Upload): Promise<ImportPreview> {
  const bytes = Buffer.from(upload.contentBase64, 'base64');
  if (bytes.length > largestBytes) throw generalProblem('too-large', { limit: '10 MB' });
  const file = await readFileOf(ctx, upload, bytes);
  if (!file) throw problem('file-unreadable');
  const now = ctx.clock.now();
  const expiresAt = new Date(now.getTime() + keptSeconds * 1000);
  return ctx.database.inTenant(ctx, async (tx) => {
    const ground = await groundRows(tx);
    const { accepted, faults } = judge(upload.kind, file.drafts as Draft<never>[], ground);
    const drafts = new Map(file.drafts.map((draft) => [draft.row, draft]));
    const rows = accepted.flatMap(({ row, present }): KeptRow[] => {
      const draft = drafts.get(row);
      return draft ? [{ draft, version: present?.version ?? null }] : [];
    });
    const importId = rows.length > 0 ? uuidv7() : null;
    await deleteOldImports(tx, now);
    if (importId) {
      const { kind } = upload;
      await insertImport(tx, {
        id: importId,
        tenantId: ctx.tenantId,
        kind,
        rows,
        createdBy: ctx.actor.personId,
        createdAt: now,
        expiresAt,
        appliedAt: null,
      });
    }
    await audit(tx, [
      {
        action: 'towns.previewImport',
        subject: importId ?? 'nothing',
        detail: { kind: upload.kind, rows: rows.length },
      },
    ]);
    const judged = faults.map((fault) => ({
      row: fault.row,
      column: fault.field,
      message: faultText(ctx, fault),
    }));
    return {
      importId,
      expiresAt: expiresAt.toISOString(),
      accepted: accepted.map((one) => ({ row: one.row, ...titleOf(one), action: actionOf(one) })),
      faults: [...file.faults, ...judged].sort((a, b) => a.row - b.row),
    };
  });
}

async function readFileOf(
  ctx: Ctx,
  { kind, format }: Upload,
  bytes: Buffer,
): Promise<FileDrafts | null> {
  return format === 'xlsx'
    ? readSheetFile(kind, bytes, ctx.locale)
    : readGeoFile(kind, bytes, ctx.locale);
}

function titleOf({ columns }: Accepted<GroundKind>): { code: string; nameZh: string } {
  return { code: columns.code, nameZh: columns.nameZh };
}

function actionOf({ present, columns }: Accepted<GroundKind>): 'add' | 'change' | 'same' {
  if (!present) return 'add';
  const before = present as unknown as Record<string, unknown>;
  // The size follows from the area; an older reckoning of it is no change.
  const same = Object.entries(columns).every(
    ([key, value]) => key === 'areaSquareMetres' || isDeepStrictEqual(value, before[key]),
  );
  return same ? 'same' : 'change';
}

/** Takes all accepted rows of a preview in one transaction. @throws import-gone, import-outdated */
export function applyImport(
  ctx: Ctx,
  importId: string,
): Promise<{ added: number; changed: number }> {
  return changingGround(ctx, async (tx) => {
    await lockGround(tx);
    const kept = await lockImport(tx, importId);
    const now = ctx.clock.now();
    if (!kept || kept.appliedAt || kept.expiresAt <= now) throw problem('import-gone');
    const kind = kept.kind as GroundKind;
    const rows = kept.rows as KeptRow[];
    const { accepted } = judge(
      kind,
      rows.map(({ draft }) => draft) as Draft<never>[],
      await groundRows(tx),
    );
    const versions = new Map(rows.map(({ draft, version }) => [draft.row, version]));
    const stale =
      rows.length -
      accepted.filter(({ row, present }) => versions.get(row) === (present?.version ?? null))
        .length;
    if (stale > 0) throw problem('import-outdated', { count: stale });
    const moving = accepted.filter((one) => actionOf(one) !== 'same');
    await writeAccepted(tx, kind, moving);
    await markImportApplied(tx, importId, now);
    const added = moving.filter(({ present }) => !present).length;
    const done = { added, changed: moving.length - added };
    await audit(tx, [
      { action: 'towns.applyImport', subject: importId, detail: { kind, ...done } },
    ]);
    return done;
  });
}
