/** The catalogue as anyone reads it: items, life events, decision tables. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { RateLimit } from '#platform/rate-limit/index.ts';
import { type Department, ground } from '#modules/towns/index.ts';
import type { Checked, ItemRow, ItemView, LifeEventView } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { decide, nextQuestion, strangeAnswers } from '../rules/eligibility.ts';
import { found } from '../rules/search.ts';
import { allItems, itemByCode, lifeEventRows } from '../store/catalogue.ts';
import type { ItemWithContent } from '../store/tables.ts';

/** Searches and tables are cheap; a machine that tries them all is slowed down. */
const looking = new RateLimit({ burst: 120, perMinute: 60 });

/** A paper form costs a tenth of a second of the processor. */
const printing = new RateLimit({ burst: 20, perMinute: 10 });

/** @throws too-many-requests */
export function refuseFlood(
  { database, clock }: Ctx,
  remoteAddress: string,
  kind: 'looking' | 'printing' = 'looking',
): void {
  const limit = kind === 'looking' ? looking : printing;
  const seconds = limit.take(`${database.url}|${remoteAddress}`, clock.now());
  if (seconds > 0) throw generalProblem('too-many-requests', { seconds });
}

/** The departments of the town, by code. */
export async function departmentsByCode(at: Ctx | Tx): Promise<ReadonlyMap<string, Department>> {
  const { departments } = await ground(at);
  return new Map(departments.map((one) => [one.code, one]));
}

/** An item as lists show it. */
export function itemRow(
  { code, version, active, content }: ItemWithContent,
  departments: ReadonlyMap<string, Department>,
): ItemRow {
  const { titleZh, titleEn, summaryZh, kind, audience, departmentCode, promisedDays, feeFen } =
    content;
  const department = departments.get(departmentCode);
  return {
    code,
    titleZh,
    titleEn: titleEn || titleZh,
    summaryZh,
    kind,
    audience,
    departmentCode,
    departmentZh: department?.nameZh ?? departmentCode,
    departmentEn: department?.nameEn ?? departmentCode,
    promisedDays,
    feeFen,
    online: content.form !== null,
    active,
    version,
  };
}

/** Items that answer the words, the best first. */
export async function listItems(
  ctx: Ctx,
  query: { readonly words?: string; readonly departmentCode?: string },
): Promise<ItemRow[]> {
  const departments = await departmentsByCode(ctx);
  const items = await ctx.database.inTenant(ctx, (tx) => allItems(tx, 'active'));
  const own = query.departmentCode
    ? items.filter(({ content }) => content.departmentCode === query.departmentCode)
    : items;
  return found(own, query.words ?? '').map((item) => itemRow(item, departments));
}

/** Life events with the items that are open. */
export async function listLifeEvents(ctx: Ctx): Promise<LifeEventView[]> {
  const departments = await departmentsByCode(ctx);
  return ctx.database.inTenant(ctx, async (tx) => {
    const byCode = new Map((await allItems(tx, 'active')).map((item) => [item.code, item]));
    const events = await lifeEventRows(tx);
    return events.map(({ code, titleZh, titleEn, summaryZh, icon, itemCodes }) => ({
      code,
      titleZh,
      titleEn,
      summaryZh,
      icon,
      items: itemCodes.flatMap((itemCode) => {
        const item = byCode.get(itemCode);
        return item ? [itemRow(item, departments)] : [];
      }),
    }));
  });
}

/** An open item. @throws item-unknown */
export async function openItem(tx: Tx, code: string): Promise<ItemWithContent> {
  const item = await itemByCode(tx, code);
  if (!item?.active) throw problem('item-unknown', { code });
  return item;
}

/** An item as its page shows it. */
export async function itemViewOf(at: Ctx | Tx, item: ItemWithContent): Promise<ItemView> {
  const department = (await departmentsByCode(at)).get(item.content.departmentCode);
  return {
    code: item.code,
    version: item.version,
    active: item.active,
    departmentZh: department?.nameZh ?? item.content.departmentCode,
    departmentEn: department?.nameEn ?? item.content.departmentCode,
    departmentPhone: item.content.phone || (department?.phone ?? ''),
    content: item.content,
  };
}

/** One item. @throws item-unknown */
export async function readItem(ctx: Ctx, code: string): Promise<ItemView> {
  const item = await ctx.database.inTenant(ctx, (tx) => openItem(tx, code));
  return itemViewOf(ctx, item);
}

/** The next question of the decision table, or what it says. @throws item-unknown, eligibility-none, eligibility-open */
export function checkEligibility(
  ctx: Ctx,
  code: string,
  answers: Readonly<Record<string, string>>,
): Promise<Checked> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const { content } = await openItem(tx, code);
    const table = content.eligibility;
    if (!table) throw problem('eligibility-none');
    if (strangeAnswers(table, answers).length > 0) throw problem('eligibility-open');
    const next = nextQuestion(table, answers);
    if (next) return { next, verdict: null };
    const rule = decide(table, answers);
    if (!rule) throw problem('eligibility-open');
    const instead = rule.instead ? await itemByCode(tx, rule.instead) : undefined;
    const { outcome, zh, en = '', bring } = rule;
    const other = instead?.active
      ? {
          code: instead.code,
          titleZh: instead.content.titleZh,
          titleEn: instead.content.titleEn || instead.content.titleZh,
        }
      : null;
    return { next: null, verdict: { outcome, zh, en, bring: [...bring], instead: other } };
  });
}
