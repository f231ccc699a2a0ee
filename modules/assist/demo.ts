/** Shipped text blocks, and for the demo town: a family, a morning at the window, three days at the telephone. */
import { localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { DemoContext } from '#platform/module/index.ts';
import { enterResident, residentsByPhone, staffByUsername } from '#modules/people/index.ts';
import { demoCalls } from './demo/calls.ts';
import { demoFamily, demoMandates } from './demo/family.ts';
import { demoSessions } from './demo/sessions.ts';
import { shippedPhrases } from './demo/phrases.ts';
import { insertCallbacks, insertCalls } from './store/calls.ts';
import { insertMandates } from './store/mandates.ts';
import { replacePhrases } from './store/people.ts';
import { insertActs, insertSessions, startNumbers } from './store/sessions.ts';

/** What a town begins with. */
export function found(tx: Tx): Promise<void> {
  const { tenantId } = tx.ctx;
  return replacePhrases(
    tx,
    shippedPhrases.map(([title, body], position) => {
      return { id: uuidv7(), tenantId, title, body, position, version: 1 };
    }),
  );
}

/** Fills a town of the demo. */
export async function fillDemo({ ctx, tenant, historyCount }: DemoContext): Promise<void> {
  if (tenant.kind !== 'town') return;
  await ctx.database.inTenant(ctx, async (tx) => {
    await found(tx);
    if (historyCount === 0 || tenant.code !== 'qingxi') return;
    const staff = await staffByUsername(tx);
    const clerkId = staff.get('clerk1')?.id;
    const officerId = staff.get('officer1')?.id;
    const residents = [...(await residentsByPhone(tx)).values()].filter(({ name }) => name !== '');
    if (!clerkId || !officerId || residents.length < 40) return;
    const family: string[] = [];
    for (const one of demoFamily) family.push(await enterResident(tx, one));
    const world = {
      tenantId: ctx.tenantId,
      now: ctx.clock.now(),
      clerkId,
      officerId,
      residents,
      family,
    };
    const mandates = demoMandates(world);
    await insertMandates(tx, mandates);
    const { sessions, acts } = demoSessions(world, mandates[0]?.id ?? '');
    await insertSessions(tx, sessions);
    await insertActs(tx, acts);
    const { calls, callbacks } = demoCalls(world);
    await insertCalls(tx, calls);
    await insertCallbacks(tx, callbacks);
    await startNumbers(tx, [
      { series: 'session', day: localDay(world.now), given: 500 },
      { series: 'call', day: localDay(world.now), given: 500 },
    ]);
  });
}
