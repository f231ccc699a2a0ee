/** Two months of comings and goings of the demo's devices, drawn from a seed. */
import { DEMO_SEED } from '#demo/geometry/index.ts';
import { createRandom } from '#demo/random.ts';
import type { Tx } from '#platform/database/index.ts';
import { setTimers } from '#platform/timers/index.ts';
import { silentAt } from '../rules/presence.ts';
import { silenceTimer } from '../service/presence.ts';
import { addedSince } from '../store/facts.ts';
import { beginOutages } from '../store/outages.ts';
import { savePresence } from '../store/presence.ts';
import type { OutageRow, PresenceRow } from '../store/tables.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** So long ago the devices were put up. */
const ageDays = 75;
/** Times away of a device within its age. */
const outagesEach = 0.8;
/** Half of them last longer, minutes. */
const medianMinutes = 75;
/** Share of devices that are away now. */
const awayShare = 0.025;

/**
 * Lets devices that a scene has just added with their history look as if they had stood there for weeks: added long ago,
 * online but for a few, away now and then. They fall silent as any device when nothing is heard of them any more.
 */
export async function fillPresence(
  tx: Tx,
  things: readonly { readonly id: string; readonly code: string }[],
  silentAfterSeconds: number,
): Promise<void> {
  const now = tx.ctx.clock.now().getTime();
  const since = now - ageDays * dayMs;
  const outages: OutageRow[] = [];
  const presence: PresenceRow[] = [];
  for (const { id: thingId, code } of things) {
    const random = createRandom(DEMO_SEED, `presence ${code}`);
    const row = { tenantId: tx.ctx.tenantId, thingId };
    const count = random.poisson(outagesEach);
    for (let index = 0; index < count; index += 1) {
      const from = random.between(since + dayMs, now - 2 * dayMs);
      const to = Math.min(now - dayMs, from + random.logNormal(medianMinutes, 1) * minuteMs);
      outages.push({ ...row, fromAt: new Date(from), toAt: new Date(to), cause: 'silence' });
    }
    const isAway = random.chance(awayShare);
    const changedAt = new Date(isAway ? now - random.between(1, 20) * 60 * minuteMs : since);
    if (isAway) outages.push({ ...row, fromAt: changedAt, toAt: null, cause: 'silence' });
    presence.push({
      ...row,
      status: isAway ? 'silent' : 'online',
      cause: isAway ? 'silence' : 'seen',
      lastSeenAt: isAway
        ? new Date(changedAt.getTime() - silentAfterSeconds * 1000)
        : new Date(now),
      changedAt,
    });
  }
  await addedSince(
    tx,
    things.map(({ id }) => id),
    new Date(since),
  );
  await savePresence(tx, presence);
  await beginOutages(tx, outages);
  const dueAt = silentAt(new Date(now), silentAfterSeconds);
  const online = presence.filter(({ status }) => status === 'online');
  await setTimers(
    tx,
    online.map(({ thingId: subject }) => ({ kind: silenceTimer, subject, dueAt })),
  );
}
