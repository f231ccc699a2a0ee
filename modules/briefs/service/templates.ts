/** Templates: shipped ones given to a town, changed on screen, each state kept. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { saveVersions, versionsOf } from '#platform/versions/index.ts';
import { working } from '#modules/calendar/index.ts';
import { indicatorReader } from '#modules/indicators/index.ts';
import { shippedTemplates } from '../catalogue/templates.ts';
import type { Template, TemplateInput } from '../contract/template.ts';
import { maskPersonal } from '#platform/text/index.ts';
import { problem } from '../problems.ts';
import { nextSending } from '../rules/schedule.ts';
import { saveTemplates, templateRow, templateRows } from '../store/templates.ts';
import type { TemplateRow } from '../store/tables.ts';

const versionKind = 'briefs.template';

/** Templates as the screens read them. */
export function listTemplates(ctx: Ctx): Promise<Template[]> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await templateRows(tx);
    return Promise.all(rows.map((row) => viewOf(tx, row)));
  });
}

/** One template with its versions. @throws template-unknown */
export function oneTemplate(ctx: Ctx, code: string) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await templateRow(tx, code);
    if (!row) throw problem('brief-template-unknown', { code });
    const versions = await versionsOf(tx, versionKind, code);
    return {
      template: await viewOf(tx, row),
      versions: versions.map(({ version, content, savedByName, savedAt }) => ({
        version,
        content: content as TemplateInput,
        savedByName,
        savedAt: savedAt.toISOString(),
      })),
    };
  });
}

/** Makes a template. @throws template-taken and what `prove` finds */
export function createTemplate(ctx: Ctx, content: TemplateInput): Promise<Template> {
  return ctx.database.inTenant(ctx, async (tx) => {
    if (await templateRow(tx, content.code, true)) {
      throw problem('template-taken', { code: content.code });
    }
    await prove(tx, content);
    return viewOf(tx, await keep(tx, content, null));
  });
}

/** Changes a template. @throws template-unknown, changed-meanwhile and what `prove` finds */
export function saveTemplate(
  ctx: Ctx,
  code: string,
  given: { template: TemplateInput; active: boolean; version: number },
): Promise<Template> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await templateRow(tx, code, true);
    if (!row) throw problem('brief-template-unknown', { code });
    if (row.version !== given.version) {
      throw generalProblem('changed-meanwhile', { what: row.content.titleZh });
    }
    // Kind and code are what issues hang on.
    const content = { ...given.template, code, kind: row.content.kind };
    await prove(tx, content);
    return viewOf(tx, await keep(tx, content, { ...row, active: given.active }));
  });
}

/** Proves that a template can be composed. @throws template-twice-named, indicator-not-there, personal-data-in-text */
export async function prove(tx: Tx, { sections }: TemplateInput): Promise<void> {
  const reader = await indicatorReader(tx);
  const seen = new Set<string>();
  sections.forEach(({ id, indicators, textZh, textEn }, at) => {
    const pointer = `/sections/${at}`;
    if (seen.has(id)) throw problem('template-twice-named', { id }, [{ pointer, detail: id }]);
    seen.add(id);
    const gone = indicators.find((code) => !reader.definition(code));
    if (gone) {
      const place = { pointer: `${pointer}/indicators`, detail: gone };
      throw problem('indicator-not-there', { code: gone }, [place]);
    }
    const [found] = maskPersonal(`${textZh}\n${textEn}`).findings;
    if (found) {
      const place = { pointer: `${pointer}/textZh`, detail: found.value };
      throw problem('personal-data-in-text', { what: found.value }, [place]);
    }
  });
}

async function keep(
  tx: Tx,
  content: TemplateInput,
  before: TemplateRow | null,
): Promise<TemplateRow> {
  const { ctx } = tx;
  const savedAt = ctx.clock.now();
  const sameSchedule =
    before !== null && JSON.stringify(before.content.schedule) === JSON.stringify(content.schedule);
  const row: TemplateRow = {
    tenantId: ctx.tenantId,
    code: content.code,
    content,
    active: before?.active ?? true,
    version: (before?.version ?? 0) + 1,
    scheduledSince: sameSchedule && before.active ? before.scheduledSince : savedAt,
    savedAt,
    savedByName: ctx.actor.name,
  };
  await saveTemplates(tx, [row]);
  await saveVersions(tx, [{ kind: versionKind, subject: row.code, content }]);
  await audit(tx, [
    { action: 'briefs.saveTemplate', subject: row.code, detail: { version: row.version } },
  ]);
  return row;
}

/**
 * Gives a town the shipped templates that it has never had. Indicators that it does not have are left out of them, and
 * sections that then have none.
 */
export async function ensureShipped(
  tx: Tx,
  change: (template: TemplateInput) => TemplateInput = (template) => template,
): Promise<void> {
  const present = new Set((await templateRows(tx)).map(({ code }) => code));
  const missing = shippedTemplates.filter(({ code }) => !present.has(code));
  if (missing.length === 0) return;
  const reader = await indicatorReader(tx);
  for (const template of missing) {
    const sections = template.sections
      .map((section) => ({
        ...section,
        indicators: section.indicators.filter((code) => reader.definition(code)),
      }))
      .filter(({ kind, indicators }) => kind === 'notable' || indicators.length > 0);
    await keep(tx, change({ ...template, sections }), null);
  }
}

async function viewOf(tx: Tx, row: TemplateRow): Promise<Template> {
  const { content, active, version, savedAt, savedByName } = row;
  const next = active
    ? nextSending(content.kind, content.schedule, await working(tx), tx.ctx.clock.now())
    : null;
  return {
    ...content,
    active,
    version,
    savedAt: savedAt.toISOString(),
    savedByName,
    nextAt: next?.toISOString() ?? null,
  };
}
