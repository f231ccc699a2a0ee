/** Who follows what, and telling them. */
import { queueMessages } from '#modules/messages/index.ts';
import { peopleByIds } from '#modules/people/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { StoredEvent } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { standingOf } from '#platform/personal/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { Subscription } from '../contract/shapes.ts';
import { policyTopics } from '../contract/words.ts';
import { problem } from '../problems.ts';
import { policiesByCode } from '../store/policies.ts';
import {
  deleteSubscription,
  followersOf,
  insertSubscription,
  subscriptionRows,
} from '../store/subscriptions.ts';
import { publicPolicy } from './read.ts';

/** What is followed. */
export interface Followed {
  readonly kind: 'policy' | 'topic';
  readonly subject: string;
}

const most = 50;

/** Whose subscriptions these are: the resident acted for, else the person signed in. */
function personOf({ actor }: Ctx): string {
  const id = actor.onBehalfOf?.personId ?? actor.personId;
  if (!id) throw generalProblem('sign-in-required');
  return id;
}

/** What one follows. */
export function listSubscriptions(ctx: Ctx): Promise<{ items: Subscription[] }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await subscriptionRows(tx, personOf(ctx));
    const codes = rows.flatMap(({ kind, subject }) => (kind === 'policy' ? [subject] : []));
    const titles = new Map(
      (await policiesByCode(tx, codes)).map(({ code, title }) => [code, title]),
    );
    return {
      items: rows.map(({ kind, subject }) => ({
        kind,
        subject,
        title: kind === 'policy' ? (titles.get(subject) ?? subject) : '',
      })),
    };
  });
}

/** Follows a policy or a topic; twice is once. @throws policy-unknown, subscriptions-full */
export async function subscribe(ctx: Ctx, { kind, subject }: Followed): Promise<{ done: boolean }> {
  const personId = personOf(ctx);
  await ctx.database.inTenant(ctx, async (tx) => {
    if (kind === 'policy') await publicPolicy(tx, subject);
    else if (!policyTopics.some((topic) => topic === subject)) throw problem('policy-unknown');
    if ((await subscriptionRows(tx, personId)).length >= most)
      throw problem('subscriptions-full', { most });
    const { tenantId, clock } = ctx;
    const row = { id: uuidv7(), tenantId, personId, kind, subject, createdAt: clock.now() };
    await insertSubscription(tx, row);
    await audit(tx, [{ action: 'policy.subscribe', subject: personId, detail: { kind, subject } }]);
  });
  return { done: true };
}

/** Follows it no longer. */
export async function unsubscribe(ctx: Ctx, followed: Followed): Promise<{ done: boolean }> {
  const personId = personOf(ctx);
  await ctx.database.inTenant(ctx, async (tx) => {
    await deleteSubscription(tx, { personId, ...followed });
    await audit(tx, [{ action: 'policy.unsubscribe', subject: personId, detail: { ...followed } }]);
  });
  return { done: true };
}

/** Tells everybody who follows a policy or one of its topics what became of it. */
export async function tellFollowers(
  tx: Tx,
  { type, subject, payload }: StoredEvent,
): Promise<void> {
  const { code, title, topics, note } = payload as {
    code: string;
    title: string;
    topics: readonly string[];
    note: string;
  };
  const ids = await followersOf(tx, code, topics);
  if (ids.length === 0) return;
  const standing = await standingOf(tx, ids);
  const people = (await peopleByIds(tx, ids)).filter(
    ({ id, active }) => active && !standing.restricted.has(id),
  );
  await queueMessages(
    tx,
    people.map(({ id, name, phone }) => ({
      template: type,
      values: { title, note },
      to: { personId: id, name, ...(phone ? { phone } : {}) },
      urgency: 'routine' as const,
      subject: { kind: 'policy', id: subject },
      link: `/policy/${code}`,
    })),
  );
}
