/** Granted rows by pages. */
import type { Ctx } from '#platform/context/index.ts';
import type { Condition, GrantedField } from '../contract/index.ts';
import { Conditions } from '../contract/conditions.ts';
import type { UseWay } from '../contract/words.ts';
import { problem } from '../problems.ts';
import { unfitCondition } from '../rules/conditions.ts';
import { isRef, readGranted } from './lake.ts';
import { readFor } from './refusals.ts';
import { openUse, releasePage, type Ticket } from './release.ts';
import { Value } from 'typebox/value';

/** What is asked of a grant. */
export interface PageAsked {
  readonly where?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

/** A page of granted rows. @throws see the operation */
export async function grantedPage(ctx: Ctx, grantId: string, asked: PageAsked) {
  const way: UseWay = ctx.actor.kind === 'apiKey' ? 'api' : 'view';
  const ticket = await openUse(ctx, grantId, { way, asked: readWhere(asked.where) });
  refuseUnfitWhere(ticket, readWhere(asked.where));
  const after = readAfter(asked.cursor);
  const limit = Math.min(asked.limit ?? 50, ticket.left);
  const page = await readFor(ctx, ticket, () => readGranted(ctx, ticket, { after, limit }));
  await releasePage(ctx, ticket, { count: page.rows.length, subjects: page.subjects });
  return {
    items: page.rows.map((values, at) => ({ ref: page.refs[at] ?? '', values })),
    nextCursor: page.next,
    fields: titlesOf(ticket),
    rowsLeftToday: ticket.left - page.rows.length,
    untilAt: ticket.grant.untilAt.toISOString(),
    isPersonal: isPersonal(ticket),
  };
}

/** Whether what is shown speaks of people: then the viewer's name stands over the page. */
export function isPersonal({ fields }: Pick<Ticket, 'fields'>): boolean {
  return fields.some(({ personalClass }) => personalClass !== null);
}

/** Titles of the fields of a use. */
export function titlesOf({ fields }: Pick<Ticket, 'fields'>): GrantedField[] {
  return fields.map(({ key, titleZh, titleEn, type, masked }) => ({
    key,
    titleZh,
    titleEn: titleEn || titleZh,
    type,
    masked,
  }));
}

/** Reads conditions from the address. @throws where-unreadable */
export function readWhere(text: string | undefined): Condition[] {
  if (!text) return [];
  try {
    const given: unknown = JSON.parse(text);
    if (Value.Check(Conditions, given)) return given;
  } catch {
    // said below
  }
  throw problem('where-unreadable', {}, [
    { pointer: '/querystring/where', detail: text.slice(0, 200) },
  ]);
}

/** Conditions must fit the types of the fields they speak of. @throws where-unreadable */
export function refuseUnfitWhere(
  { fields }: Pick<Ticket, 'fields'>,
  asked: readonly Condition[],
): void {
  const unfit = unfitCondition(asked, fields);
  if (!unfit) return;
  const field = fields.find(({ key }) => key === unfit.key)?.titleZh ?? unfit.key;
  throw problem('condition-unfit', { field }, [
    { pointer: `/querystring/where/${unfit.index}`, detail: field },
  ]);
}

/** @throws cursor-unreadable */
export function readAfter(cursor: string | undefined): string | null {
  if (!cursor) return null;
  if (!isRef(cursor)) throw problem('cursor-unreadable');
  return cursor;
}
