/** Briefs as the screens read them. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { Locale } from '#platform/problems/index.ts';
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import { instantAt } from '#platform/calendar/index.ts';
import type { BriefDocument } from '../contract/document.ts';
import type { BriefHead, BriefView } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { draw } from '../rules/drawing/draw.ts';
import { leadOf } from '../rules/edits.ts';
import { editionRows, issuePage, issueRow } from '../store/issues.ts';
import type { IssueRow } from '../store/tables.ts';

/** A page of briefs. Whoever may not change drafts does not see them. */
export function listBriefs(
  ctx: Ctx,
  { code, cursor, limit = 30 }: { code?: string; cursor?: string; limit?: number },
) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const end = readCursor(cursor);
    const rows = await issuePage(tx, {
      code: code ?? null,
      drafts: ctx.actor.permissions.has('briefs.edit'),
      after: end ? { at: new Date(end.at), id: end.id } : null,
      limit: limit + 1,
    });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: await headsOf(tx, shown),
      nextCursor:
        rows.length > limit && last ? writeCursor(instantAt(last.periodTo), last.id) : null,
    };
  });
}

/** One brief. @throws brief-unknown */
export function oneBrief(ctx: Ctx, id: string): Promise<BriefView> {
  return ctx.database.inTenant(ctx, async (tx) => viewOf(tx, await readable(tx, id)));
}

/** A brief that the caller may read. @throws brief-unknown */
export async function readable(tx: Tx, id: string): Promise<IssueRow> {
  const row = await issueRow(tx, id);
  const { kind, permissions } = tx.ctx.actor;
  const maySee = row?.state === 'issued' || kind === 'system' || permissions.has('briefs.edit');
  if (!row || !maySee) throw problem('brief-unknown');
  return row;
}

/** A brief as one reads it. */
export async function viewOf(tx: Tx, row: IssueRow): Promise<BriefView> {
  const [head] = await headsOf(tx, [row]);
  if (!head) throw problem('brief-unknown');
  const period = { from: row.periodFrom, to: row.periodTo };
  const editions = await editionRows(tx, row.templateCode, [period]);
  const mayEdit = tx.ctx.actor.permissions.has('briefs.edit');
  return {
    head,
    document: row.document,
    edits: row.edits,
    version: row.version,
    issuedByName: row.issuedByName,
    reason: row.reason,
    sha256: row.sha256,
    drawings: drawingsOf(row.document, tx.ctx.locale),
    editions: editions
      .filter(({ state }) => state === 'issued' || mayEdit)
      .map(({ id, edition, state }) => ({ id, edition, state })),
  };
}

/** The charts of a brief as marks. */
export function drawingsOf({ sections }: BriefDocument, locale: Locale): BriefView['drawings'] {
  return sections
    .filter(({ charts }) => charts.length > 0)
    .map(({ id, charts }) => ({
      section: id,
      drawings: charts.map((chart) => draw(chart, locale)),
    }));
}

async function headsOf(tx: Tx, rows: readonly IssueRow[]): Promise<BriefHead[]> {
  const later = new Map<string, string>();
  for (const [code, own] of Map.groupBy(rows, ({ templateCode }) => templateCode)) {
    const periods = own.map((row) => ({ from: row.periodFrom, to: row.periodTo }));
    // The latest comes first, so an earlier issued edition ends up knowing the one in force.
    for (const { id, state, edition, periodFrom, periodTo } of await editionRows(
      tx,
      code,
      periods,
    )) {
      if (state !== 'issued') continue;
      const key = `${code} ${periodFrom} ${periodTo}`;
      if (!later.has(key)) later.set(key, id);
      later.set(`${key} ${edition}`, later.get(key) ?? id);
    }
  }
  return rows.map((row) => {
    const key = `${row.templateCode} ${row.periodFrom} ${row.periodTo} ${row.edition}`;
    const inForce = row.state === 'issued' ? (later.get(key) ?? row.id) : row.id;
    return headOf(row, inForce === row.id ? null : inForce);
  });
}

function headOf(row: IssueRow, replacedBy: string | null): BriefHead {
  const { document, kind, year, number, edition, state, held } = row;
  return {
    id: row.id,
    templateCode: row.templateCode,
    kind,
    title: document.title,
    year,
    number,
    period: document.period,
    edition,
    state,
    composedAt: row.composedAt.toISOString(),
    issuedAt: row.issuedAt?.toISOString() ?? null,
    sendAt: row.sendAt?.toISOString() ?? null,
    held,
    replacedBy,
    lead: leadOf(document),
  };
}
