/** How often one address may ask. A village may share one address (mobile networks, public Wi-Fi). */
import type { Ctx } from '#platform/context/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { RateLimit } from '#platform/rate-limit/index.ts';

const searches = new RateLimit({ burst: 120, perMinute: 120 });
const letters = new RateLimit({ burst: 400, perMinute: 400 });
/** A language model costs money. */
const answers = new RateLimit({ burst: 8, perMinute: 4 });
const kinds = { searches, letters, answers } as const;

/** Takes one of an address's allowance. @throws too-many-requests */
export function takeAllowance(ctx: Ctx, kind: keyof typeof kinds, address: string): void {
  const seconds = kinds[kind].take(`${ctx.tenantId} ${address}`, ctx.clock.now());
  if (seconds > 0) throw generalProblem('too-many-requests', { seconds });
}
