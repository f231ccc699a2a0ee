/** What an address without session may ask: a village may share one. */
import type { Ctx } from '#platform/context/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { RateLimit } from '#platform/rate-limit/index.ts';

const perAddress = new RateLimit({ burst: 240, perMinute: 240 });
/** The whole timetable is a file: it is fetched once a day, not once a second. */
const files = new RateLimit({ burst: 20, perMinute: 6 });

/** Staff are not counted. @throws too-many-requests */
export function withinLimit(ctx: Ctx, address: string, kind: 'page' | 'file' = 'page'): void {
  if (ctx.actor.kind === 'staff') return;
  const limit = kind === 'file' ? files : perAddress;
  const seconds = limit.take(`${ctx.database.url}|${address}`, ctx.clock.now());
  if (seconds > 0) throw generalProblem('too-many-requests', { seconds });
}
