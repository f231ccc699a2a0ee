/** Of which villages one wants to be told. */
import { ground } from '#modules/towns/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { PersonalExport } from '#platform/personal/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { problem } from '../problems.ts';
import { replaceSubscriptions, subscriptionRows } from '../store/notices.ts';

/** Whose choice it is: the resident acted for, else the person signed in. */
function personOf({ actor }: Ctx): string {
  const id = actor.onBehalfOf?.personId ?? actor.personId;
  if (!id) throw generalProblem('sign-in-required');
  return id;
}

/** The villages chosen. */
export function listSubscriptions(ctx: Ctx): Promise<{ villageIds: string[] }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await subscriptionRows(tx, personOf(ctx));
    return { villageIds: rows.map(({ villageId }) => villageId) };
  });
}

/** Chooses villages instead of those before. @throws directory-village-unknown */
export async function subscribe(
  ctx: Ctx,
  villageIds: readonly string[],
): Promise<{ done: boolean }> {
  const personId = personOf(ctx);
  const { tenantId, clock } = ctx;
  await ctx.database.inTenant(ctx, async (tx) => {
    const known = new Set((await ground(tx)).villages.map(({ id }) => id));
    if (villageIds.some((id) => !known.has(id))) throw problem('directory-village-unknown');
    const createdAt = clock.now();
    await replaceSubscriptions(
      tx,
      personId,
      villageIds.map((villageId) => ({ id: uuidv7(), tenantId, personId, villageId, createdAt })),
    );
    const detail = { count: villageIds.length };
    await audit(tx, [{ action: 'directory.subscribe', subject: personId, detail }]);
  });
  return { done: true };
}

const label = (zh: string, en: string) => ({ zh, en });

/** What a person chose, for the person. */
export const exportOfSubscriptions: PersonalExport = {
  title: label('我接收通知的村', 'Villages whose notices I get'),
  records: async (tx, { personId }) => {
    const town = await ground(tx);
    const rows = await subscriptionRows(tx, personId);
    return rows.map(({ villageId, createdAt }) => ({
      title: label('接收通知', 'Notices'),
      at: createdAt.toISOString(),
      values: [{ label: label('村', 'Village'), value: town.village(villageId)?.nameZh ?? '' }],
      link: '/directory/notices',
    }));
  },
};
