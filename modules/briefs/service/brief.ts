/** Composing, changing and issuing briefs. */
import { createHash } from 'node:crypto';
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { maskPersonal } from '#platform/text/index.ts';
import { events } from '../contract/events.ts';
import type { Edits } from '../contract/document.ts';
import type { Period } from '../contract/shapes.ts';
import { problem } from '../problems.ts';
import { compose } from '../rules/compose.ts';
import { noEdits, writtenTexts } from '../rules/edits.ts';
import { periodOf, sayPeriod } from '../rules/periods.ts';
import {
  deleteDraft,
  editionRows,
  insertIssues,
  issueRow,
  lastNumber,
  updateIssue,
} from '../store/issues.ts';
import type { IssueRow, TemplateRow } from '../store/tables.ts';
import { templateRow } from '../store/templates.ts';
import { deliver } from './deliver.ts';
import { gather } from './gather.ts';

/** A draft to be composed. */
export interface NewDraft {
  readonly template: TemplateRow;
  readonly period: Period;
  /** When it is issued by itself; null for never. */
  readonly sendAt: Date | null;
  readonly edition?: number;
  readonly reason?: string;
  /** Number that earlier editions have. */
  readonly number?: number;
}

/** Composes a draft and keeps it. */
export async function draft(tx: Tx, given: NewDraft): Promise<IssueRow> {
  const { template, period, sendAt, edition = 1, reason = '' } = given;
  const year = Number(period.to.slice(0, 4));
  const number = given.number ?? (await lastNumber(tx, template.code, year)) + 1;
  const gathered = await gather(tx, template.content, period);
  const row: IssueRow = {
    id: uuidv7(),
    tenantId: tx.ctx.tenantId,
    templateCode: template.code,
    templateVersion: template.version,
    kind: template.content.kind,
    year,
    number,
    periodFrom: period.from,
    periodTo: period.to,
    edition,
    state: 'draft',
    document: compose(template.content, gathered, { year, number }),
    edits: noEdits,
    reason,
    version: 1,
    composedAt: gathered.composedAt,
    sendAt,
    held: false,
    issuedAt: null,
    issuedBy: null,
    issuedByName: null,
    sha256: null,
  };
  await insertIssues(tx, [row]);
  await tell(tx, row, 'brief.compose');
  return row;
}

/** Composes the draft of the period that a day lies in. @throws template-unknown, brief-there, period-not-over */
export function composeFor(ctx: Ctx, code: string, day: string): Promise<IssueRow> {
  return ctx.database.inTenant(ctx, async (tx) => {
    // The template's row is the lock: two people composing the same period wait for each other.
    const template = await templateRow(tx, code, true);
    if (!template) throw problem('brief-template-unknown', { code });
    const { kind, titleZh } = template.content;
    const period = periodOf(kind, day);
    const said = sayPeriod(kind, period)[ctx.locale];
    if (period.to >= localDay(ctx.clock.now())) throw problem('period-not-over', { period: said });
    const [there] = await editionRows(tx, code, [period]);
    if (there) throw problem('brief-there', { period: said, title: titleZh });
    return draft(tx, { template, period, sendAt: null });
  });
}

/** Composes a later edition of an issued brief. @throws brief-unknown, brief-not-issued, brief-there */
export function renewEdition(ctx: Ctx, id: string, reason: string): Promise<IssueRow> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const issue = await issueRow(tx, id);
    if (!issue) throw problem('brief-unknown');
    if (issue.state !== 'issued') throw problem('brief-not-issued');
    const template = await templateRow(tx, issue.templateCode, true);
    if (!template) throw problem('brief-template-unknown', { code: issue.templateCode });
    const period = { from: issue.periodFrom, to: issue.periodTo };
    const [latest] = await editionRows(tx, issue.templateCode, [period]);
    if (latest?.state === 'draft') {
      const said = sayPeriod(issue.kind, period)[ctx.locale];
      throw problem('brief-there', { period: said, title: template.content.titleZh });
    }
    const edition = (latest?.edition ?? issue.edition) + 1;
    return draft(tx, { template, period, sendAt: null, edition, reason, number: issue.number });
  });
}

/** Changes the words of a draft. @throws the problems of drafts, personal-data-in-text */
export function saveEdits(
  ctx: Ctx,
  id: string,
  given: { edits: Edits; version: number },
): Promise<IssueRow> {
  const places = writtenTexts(given.edits).flatMap(({ pointer, text }) => {
    const { findings } = maskPersonal(text);
    return findings.map(({ start, end }) => ({ pointer, detail: text.slice(start, end) }));
  });
  if (places.length > 0) {
    const what = places.map(({ detail }) => detail).join('、');
    throw problem('personal-data-in-text', { what }, places);
  }
  return changing(ctx, id, given.version, async (tx, row) => {
    const changed = { ...row, edits: given.edits, version: row.version + 1 };
    await updateIssue(tx, changed);
    await audit(tx, [{ action: 'brief.edit', subject: id, detail: { version: changed.version } }]);
    return changed;
  });
}

/** Reads the numbers of a draft anew; the officer's words stay. @throws the problems of drafts */
export function refresh(ctx: Ctx, id: string, version: number): Promise<IssueRow> {
  return changing(ctx, id, version, async (tx, row) => {
    const template = await templateRow(tx, row.templateCode);
    if (!template) throw problem('brief-template-unknown', { code: row.templateCode });
    const gathered = await gather(tx, template.content, { from: row.periodFrom, to: row.periodTo });
    const changed: IssueRow = {
      ...row,
      document: compose(template.content, gathered, row),
      templateVersion: template.version,
      composedAt: gathered.composedAt,
      version: row.version + 1,
    };
    await updateIssue(tx, changed);
    await audit(tx, [{ action: 'brief.refresh', subject: id }]);
    return changed;
  });
}

/** Holds a draft back from being issued by itself, or lets it go. @throws the problems of drafts */
export function hold(
  ctx: Ctx,
  id: string,
  { held, version }: { held: boolean; version: number },
): Promise<IssueRow> {
  return changing(ctx, id, version, async (tx, row) => {
    const changed = { ...row, held, version: row.version + 1 };
    await updateIssue(tx, changed);
    await audit(tx, [{ action: 'brief.hold', subject: id, detail: { held } }]);
    return changed;
  });
}

/** Throws a draft away. @throws the problems of drafts */
export async function discard(ctx: Ctx, id: string, version: number): Promise<void> {
  await changing(ctx, id, version, async (tx, row) => {
    await deleteDraft(tx, id);
    await audit(tx, [{ action: 'brief.discard', subject: id }]);
    return row;
  });
}

/** Issues a draft. @throws the problems of drafts */
export function issueDraft(ctx: Ctx, id: string, version: number): Promise<IssueRow> {
  return changing(ctx, id, version, issue);
}

/** Freezes a draft and sends it, in the running transaction. */
export async function issue(tx: Tx, row: IssueRow): Promise<IssueRow> {
  const { actor, clock } = tx.ctx;
  const issued: IssueRow = {
    ...row,
    state: 'issued',
    version: row.version + 1,
    issuedAt: clock.now(),
    issuedBy: actor.personId,
    issuedByName: actor.personId ? actor.name : null,
    sha256: digestOf(row),
    sendAt: null,
    held: false,
  };
  await updateIssue(tx, issued);
  await tell(tx, issued, 'brief.issue');
  const template = await templateRow(tx, row.templateCode);
  if (template) await deliver(tx, issued, template.content);
  return issued;
}

/** Digest of what a reader of an issued brief sees. */
export function digestOf({ document, edits }: Pick<IssueRow, 'document' | 'edits'>): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted({ document, edits })))
    .digest('hex');
}

/** Keys in order: jsonb keeps them in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
}

function changing(
  ctx: Ctx,
  id: string,
  version: number,
  work: (tx: Tx, row: IssueRow) => Promise<IssueRow>,
): Promise<IssueRow> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await issueRow(tx, id, true);
    if (!row) throw problem('brief-unknown');
    if (row.state === 'issued') throw problem('brief-frozen');
    if (row.version !== version) {
      throw generalProblem('changed-meanwhile', { what: row.document.title[ctx.locale] });
    }
    return work(tx, row);
  });
}

async function tell(tx: Tx, row: IssueRow, action: 'brief.compose' | 'brief.issue'): Promise<void> {
  const { id, templateCode: code, periodFrom: from, periodTo: to, edition, sha256 } = row;
  const payload = { code, from, to, edition, ...(sha256 ? { sha256 } : {}) };
  await audit(tx, [{ action, subject: id, detail: payload }]);
  const type = action === 'brief.issue' ? events.issued : events.composed;
  await emit(tx, [{ type, subject: id, payload, audience: {} }]);
}
