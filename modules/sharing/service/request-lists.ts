/** What can be asked for, and requests as lists. */
import { resourcesOf, type ResourceView } from '#modules/catalogue/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { AskableResource, RequestView } from '../contract/index.ts';
import type { RequestState } from '../contract/states.ts';
import { readRequest, requestPage } from '../store/requests.ts';
import { isReadable } from './checks.ts';
import { departmentNames, ownDepartments } from './departments.ts';
import { askableField, requestRow, requestView } from './request-views.ts';

/** Resources whose rows the town holds, with whether the own department may ask for them. */
export async function askableResources(ctx: Ctx): Promise<AskableResource[]> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const own = await ownDepartments(tx);
    const name = await departmentNames(tx);
    const readable: ResourceView[] = [];
    for (const one of await resourcesOf(tx)) if (await isReadable(tx, one)) readable.push(one);
    return readable.map((one) => {
      const owner = name(one.ownerDepartmentId);
      const isOwn = own.includes(one.ownerDepartmentId);
      return {
        id: one.id,
        code: one.code,
        titleZh: one.titleZh,
        titleEn: one.titleEn || one.titleZh,
        ownerDepartmentId: one.ownerDepartmentId,
        ownerZh: owner.zh,
        ownerEn: owner.en,
        grade: one.grade,
        inPlace: one.kind === 'inPlace',
        askable: isOwn ? 'own' : one.grade === 'closed' ? 'closed' : 'yes',
        fields: one.fields.map(askableField),
      };
    });
  });
}

/** A page of requests. @throws request-invalid */
export async function listRequests(
  ctx: Ctx,
  query: {
    readonly side?: 'asking' | 'deciding' | 'all';
    readonly state?: RequestState;
    readonly cursor?: string;
    readonly limit?: number;
  },
) {
  const limit = query.limit ?? 50;
  return ctx.database.inTenant(ctx, async (tx) => {
    const own = await ownDepartments(tx);
    const side = query.side ?? 'all';
    if (side !== 'all' && own.length === 0) return { items: [], nextCursor: null };
    const rows = await requestPage(
      tx,
      {
        ...(side === 'asking' ? { asking: own } : {}),
        ...(side === 'deciding' ? { deciding: own } : {}),
        ...(query.state ? { state: query.state } : {}),
      },
      { limit, afterId: readCursor(query.cursor)?.id ?? null },
    );
    const name = await departmentNames(tx);
    const now = ctx.clock.now();
    // A draft is nobody's business but the asker's.
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown
        .filter((row) => row.state !== 'draft' || own.includes(row.departmentId))
        .map((row) => requestRow(row, { name, now })),
      nextCursor: last ? writeCursor(last.createdAt, last.id) : null,
    };
  });
}

/** One request. @throws not-found */
export async function oneRequest(ctx: Ctx, requestId: string): Promise<RequestView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await readRequest(tx, requestId);
    if (!row || (row.state === 'draft' && !(await ownDepartments(tx)).includes(row.departmentId))) {
      throw generalProblem('not-found', { what: '共享申请' });
    }
    return requestView(tx, row);
  });
}
