/** Taking a report in: flood gate, preparation, group commit. */
import type { Ctx } from '#platform/context/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { RateLimit } from '#platform/rate-limit/index.ts';
import type { ReportInput, ReportReceipt } from '../contract/index.ts';
import { perAddress, perDevice } from './allowances.ts';
import { submitPrepared } from './intake.ts';
import { type Prepared, prepare, type Sender } from './prepare.ts';

const devices = new RateLimit(perDevice);
const addresses = new RateLimit(perAddress);

/** Takes a report in. A repeat with the same key is answered with the first receipt. */
export async function submitReport(
  ctx: Ctx,
  input: ReportInput,
  sender: Sender,
): Promise<ReportReceipt> {
  const prepared = await prepare(ctx, input, sender);
  const key = keyOf(ctx, prepared);
  const again = key !== null && repeats.has(key);
  if (!again) refuseFlood(ctx, prepared.device, sender.remoteAddress);
  if (key !== null && !again) repeats.remember(key);
  return submitPrepared(ctx, prepared, again);
}

/** A phone that repeats itself is not a flood: recent keys pass the gate. */
class Repeats {
  #recent = new Set<string>();
  #older = new Set<string>();

  has(key: string): boolean {
    return this.#recent.has(key) || this.#older.has(key);
  }

  remember(key: string): void {
    if (this.#recent.size >= 20_000) {
      this.#older = this.#recent;
      this.#recent = new Set();
    }
    this.#recent.add(key);
  }
}

const keyOf = (ctx: Ctx, { device, idempotencyKey }: Prepared): string | null =>
  idempotencyKey ? `${ctx.database.url}|${ctx.tenantId}|${device}|${idempotencyKey}` : null;

const repeats = new Repeats();

/** Staff and other systems are known; only strangers are counted. */
function refuseFlood(ctx: Ctx, device: string, remoteAddress: string): void {
  const { kind } = ctx.actor;
  if (kind === 'staff' || kind === 'apiKey') return;
  const now = ctx.clock.now();
  const scope = `${ctx.database.url}|`;
  const seconds = Math.max(
    devices.take(scope + device, now),
    addresses.take(scope + remoteAddress, now),
  );
  if (seconds > 0) throw generalProblem('too-many-requests', { seconds });
}
