/** People from workbooks in two steps: a preview that names every faulty row, then all at once. */
import { audit } from '#platform/audit/index.ts';
import { requireConfirmation } from '#platform/confirmation/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { Manifest } from '#platform/manifest/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { exportMark, type Look, noteLooks } from '#platform/personal/index.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { versionsOf } from '#platform/versions/index.ts';
import type { ImportDone, ImportPreview, PeopleKind, VersionList } from '../../contract.ts';
import { problem } from '../../problems.ts';
import type { RightsBook } from '../../rules/duties.ts';
import {
  deleteOldImports,
  finishImport,
  importRow,
  insertImport,
  lockImport,
} from '../../store/imports.ts';
import { requirePermission } from '../permission.ts';
import { applyResidents, applyRoles, applyStaff, newAccounts } from './apply.ts';
import type { Judged, KeptRow } from './judged.ts';
import { readResidentFile, residentSheets } from './resident-file.ts';
import { readRoleFile, roleSheets } from './role-file.ts';
import { readStaffFile, staffSheets } from './staff-file.ts';

const keptSeconds = 3600;
const largestBytes = 10_485_760;
const mostFaults = 500;
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const titles: Readonly<Record<PeopleKind, string>> = {
  staff: '人员名册',
  residents: '居民名册',
  roles: '角色权限',
};

/** Reads and judges a workbook; keeps what may be taken for an hour. @throws too-large */
export async function previewImport(
  ctx: Ctx,
  upload: { readonly kind: PeopleKind; readonly contentBase64: string },
  manifests: readonly Manifest[],
): Promise<ImportPreview> {
  const bytes = Buffer.from(upload.contentBase64, 'base64');
  if (bytes.length > largestBytes) throw generalProblem('too-large', { limit: '10 MB' });
  const { kind } = upload;
  const now = ctx.clock.now();
  const expiresAt = new Date(now.getTime() + keptSeconds * 1000);
  return ctx.database.inTenant(ctx, async (tx) => {
    const { rows, faults } = await readFileOf(tx, { kind, bytes }, manifests);
    const kept = rows.filter(({ action }) => action !== 'same').map((row) => row.kept);
    const importId = kept.length > 0 ? uuidv7() : null;
    await deleteOldImports(tx, now);
    if (importId) {
      await insertImport(tx, {
        id: importId,
        tenantId: ctx.tenantId,
        kind,
        rows: kept,
        createdBy: ctx.actor.personId,
        createdAt: now,
        expiresAt,
        appliedAt: null,
      });
    }
    const detail = { kind, rows: kept.length };
    await audit(tx, [{ action: 'people.previewImport', subject: importId ?? 'nothing', detail }]);
    return {
      importId,
      expiresAt: expiresAt.toISOString(),
      accepted: rows.map(({ row, name, detail: more, action }) => {
        return { row, name, detail: more, action };
      }),
      faults: [...faults].sort((a, b) => a.row - b.row).slice(0, mostFaults),
    };
  });
}

function readFileOf(
  tx: Tx,
  { kind, bytes }: { readonly kind: PeopleKind; readonly bytes: Buffer },
  manifests: readonly Manifest[],
): Promise<Judged> {
  const { locale } = tx.ctx;
  if (kind === 'staff') return readStaffFile(tx, bytes, locale);
  if (kind === 'residents') return readResidentFile(tx, bytes, locale);
  return readRoleFile(tx, bytes, { locale, manifests });
}

/**
 * Takes all accepted rows of a preview in one transaction.
 * @throws people-import-gone, people-import-outdated, last-administrator, duties-conflict
 */
export async function applyImport(
  ctx: Ctx,
  importId: string,
  book: RightsBook,
): Promise<ImportDone> {
  const seen = await ctx.database.inTenant(ctx, (tx) => importRow(tx, importId));
  // Hashing is slow by design: it is done before the transaction.
  const accounts = seen?.kind === 'staff' ? await newAccounts(seen.rows as KeptRow[]) : new Map();
  return ctx.database.inTenant(ctx, async (tx) => {
    const kept = await lockImport(tx, importId);
    const now = ctx.clock.now();
    if (!kept || kept.appliedAt || kept.expiresAt <= now) throw problem('people-import-gone');
    if (kept.kind === 'roles') {
      requirePermission(ctx, 'people.rights');
      requireConfirmation(ctx);
    }
    const rows = kept.rows as KeptRow[];
    if (kept.kind === 'staff') await applyStaff(tx, rows, { accounts, book });
    if (kept.kind === 'residents') await applyResidents(tx, rows);
    if (kept.kind === 'roles') await applyRoles(tx, rows, book);
    await finishImport(tx, importId, now);
    const added = rows.filter(({ subject }) => subject === null).length;
    const done = { added, changed: rows.length - added };
    const detail = { kind: kept.kind, ...done };
    await audit(tx, [{ action: 'people.applyImport', subject: importId, detail }]);
    return {
      ...done,
      accounts: [...accounts].map(([username, { name, password }]) => {
        return { name, username, password };
      }),
    };
  });
}

/** Every resident sees that the register left in a file. */
const wholeRegister: Look = {
  kind: 'export',
  subjectId: null,
  fields: ['people.people.name', 'people.people.phone', 'people.people.gender'],
  rowKey: null,
  reason: '导出居民名册',
};

/** A workbook that can be imported again; as a template without what is there. */
export async function exportPeople(
  ctx: Ctx,
  { kind, template }: { readonly kind: PeopleKind; readonly template?: boolean },
  manifests: readonly Manifest[],
): Promise<FileReply> {
  const empty = template === true;
  const sheets = await ctx.database.inTenant(ctx, async (tx) => {
    await audit(tx, [{ action: 'people.export', subject: kind, detail: { template: empty } }]);
    if (kind === 'staff') return staffSheets(tx, empty);
    if (kind === 'residents') {
      if (!empty) await noteLooks(tx, [wholeRegister]);
      return residentSheets(tx, empty);
    }
    return roleSheets(tx, empty, manifests);
  });
  const holdsPeople = !empty && kind !== 'roles';
  const bytes = new Uint8Array(
    await writeWorkbook(sheets, holdsPeople ? exportMark(ctx) : undefined),
  );
  const fileName = `${titles[kind]}${empty ? '模板' : ''}.xlsx`;
  return { mediaType: sheetType, fileName, bytes };
}

/** Saved states of a person or role, newest first. */
export async function peopleVersions(
  ctx: Ctx,
  { kind, subject }: { readonly kind: PeopleKind; readonly subject: string },
): Promise<VersionList> {
  const saved = await ctx.database.inTenant(ctx, (tx) => versionsOf(tx, `people.${kind}`, subject));
  return {
    items: saved.map(({ content, savedAt, ...rest }) => ({
      ...rest,
      content: content as Record<string, unknown>,
      savedAt: savedAt.toISOString(),
    })),
  };
}
