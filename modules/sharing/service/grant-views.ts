/** Grants as the screens show them. */
import { resourceOf, resourcesOf, type ResourceView } from '#modules/catalogue/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { GrantedField, GrantRow, GrantView } from '../contract/index.ts';
import type { GrantState } from '../contract/states.ts';
import { placeFields } from '../rules/features.ts';
import { closedBy, localDay } from '../rules/period.ts';
import { selectionOf } from '../rules/selection.ts';
import { grantPage, readGrant, rowsOn } from '../store/grants.ts';
import { readRequest } from '../store/requests.ts';
import type { GrantRecord } from '../store/tables.ts';
import { departmentNames, type Named, ownDepartments } from './departments.ts';

/** What naming grants needs. */
interface Naming {
  readonly name: (id: string) => Named;
  readonly resource: (id: string) => ResourceView | undefined;
  readonly purpose: string;
  readonly now: Date;
}

/** A grant in a list. */
export function grantRow(row: GrantRecord, { name, resource, purpose, now }: Naming): GrantRow {
  const [department, owner] = [name(row.departmentId), name(row.ownerDepartmentId)];
  const found = resource(row.resourceId);
  return {
    id: row.id,
    number: row.number,
    requestId: row.requestId,
    resourceId: row.resourceId,
    resourceZh: found?.titleZh ?? '—',
    resourceEn: found?.titleEn || found?.titleZh || '—',
    departmentId: row.departmentId,
    departmentZh: department.zh,
    departmentEn: department.en,
    ownerDepartmentId: row.ownerDepartmentId,
    ownerZh: owner.zh,
    ownerEn: owner.en,
    purpose,
    // A grant whose time is over is over, also in the seconds before its timer fires.
    state: row.state === 'live' && now >= row.untilAt ? 'ended' : row.state,
    fieldCount: row.fields.length,
    maskedCount: row.fields.filter(({ masked }) => masked).length,
    rowsPerDay: row.rowsPerDay,
    fromAt: row.fromAt.toISOString(),
    untilAt: row.untilAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    uses: row.uses,
    rowsUsed: Number(row.rowsUsed),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}

/** The granted fields with their titles. */
export function grantedFieldsOf(grant: GrantRecord, resource: ResourceView): GrantedField[] {
  const selected = selectionOf(grant, resource.fields)?.fields ?? [];
  return selected.flatMap(({ key, masked }) => {
    const field = resource.fields.find((one) => one.key === key);
    if (!field) return [];
    const { titleZh, titleEn, type } = field;
    return [{ key, titleZh, titleEn: titleEn || titleZh, type, masked }];
  });
}

/** A page of grants. @throws request-invalid */
export async function listGrants(
  ctx: Ctx,
  query: {
    readonly side?: 'received' | 'given' | 'all';
    readonly state?: GrantState;
    readonly cursor?: string;
    readonly limit?: number;
  },
) {
  const limit = query.limit ?? 50;
  return ctx.database.inTenant(ctx, async (tx) => {
    const own = await ownDepartments(tx);
    const side = query.side ?? 'all';
    if (side !== 'all' && own.length === 0) return { items: [], nextCursor: null };
    const rows = await grantPage(
      tx,
      {
        ...(side === 'received' ? { received: own } : {}),
        ...(side === 'given' ? { given: own } : {}),
        ...(query.state ? { state: query.state } : {}),
      },
      { limit, afterId: readCursor(query.cursor)?.id ?? null },
    );
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    const naming = await namingOf(tx, shown);
    const items: GrantRow[] = [];
    for (const row of shown) {
      const request = await readRequest(tx, row.requestId);
      items.push(grantRow(row, { ...naming, purpose: request?.purpose ?? '' }));
    }
    return { items, nextCursor: last ? writeCursor(last.createdAt, last.id) : null };
  });
}

/** Names of what grants speak of. */
export async function namingOf(tx: Tx, rows: readonly { readonly resourceId: string }[]) {
  const ids = [...new Set(rows.map(({ resourceId }) => resourceId))];
  const resources = ids.length > 0 ? await resourcesOf(tx, { ids, retired: true }) : [];
  return {
    name: await departmentNames(tx),
    resource: (id: string) => resources.find((one) => one.id === id),
    now: tx.ctx.clock.now(),
  };
}

/** One grant. @throws not-found */
export async function oneGrant(ctx: Ctx, grantId: string): Promise<GrantView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await readGrant(tx, grantId);
    if (!row) throw generalProblem('not-found', { what: '共享授权' });
    return grantView(tx, row);
  });
}

/** A grant whole. */
export async function grantView(tx: Tx, row: GrantRecord): Promise<GrantView> {
  const resource = await resourceOf(tx, row.resourceId);
  const request = await readRequest(tx, row.requestId);
  const naming = { ...(await namingOf(tx, [row])), purpose: request?.purpose ?? '' };
  const own = await ownDepartments(tx);
  const now = tx.ctx.clock.now();
  const isLive = closedBy(row, now) === null;
  const isUser = own.includes(row.departmentId);
  return {
    ...grantRow(row, naming),
    fields: grantedFieldsOf(row, resource),
    conditions: [...row.conditions],
    conditionTitles: row.conditions.map(({ key }) => {
      const field = resource.fields.find((one) => one.key === key);
      return {
        key,
        titleZh: field?.titleZh ?? key,
        titleEn: field?.titleEn || field?.titleZh || key,
      };
    }),
    words: row.words,
    rowsToday: await rowsOn(tx, row.id, localDay(now)),
    usable: isLive && isUser && tx.ctx.actor.permissions.has('sharing.use'),
    inPlace: resource.kind === 'inPlace',
    hasPlaces: placeFields(resource.fields, row.fields) !== null,
    acts: actsOf(tx, row, { isUser, isOwner: own.includes(row.ownerDepartmentId) }).filter(
      // What stays at its source changes unseen.
      (one) => one !== 'subscribe' || resource.kind === 'held',
    ),
  };
}

function actsOf(
  { ctx }: Tx,
  { state, untilAt }: GrantRecord,
  { isUser, isOwner }: { readonly isUser: boolean; readonly isOwner: boolean },
): string[] {
  if (state !== 'live' || ctx.clock.now() >= untilAt) return [];
  const { permissions } = ctx.actor;
  return [
    ...(isOwner && permissions.has('sharing.decide') ? ['revoke'] : []),
    ...(isUser && permissions.has('sharing.ask') ? ['giveBack'] : []),
    ...(isUser && permissions.has('sharing.subscribe') ? ['subscribe'] : []),
    ...(isUser && permissions.has('sharing.use') ? ['correct', 'openMatter'] : []),
  ];
}
