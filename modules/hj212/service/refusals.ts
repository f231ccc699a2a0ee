/** Telling an operator what could not be taken. */
import { refuseMessage } from '#modules/observations/index.ts';
import type { ReasonCode } from '#modules/things/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';

/** What was refused, and of whom as far as that is known. */
export interface Refusal {
  readonly from: { readonly tenantId: string; readonly thingId: string } | null;
  /** What an unknown device called itself, or where it called from. */
  readonly source: string;
  readonly raw: Buffer;
  readonly reason: ReasonCode;
  readonly detail: string;
}

/** Keeps a refusal; one of nobody known is shown to the first town. */
export async function refuse(host: ServiceHost, refusal: Refusal): Promise<void> {
  const { from, source, raw, reason, detail } = refusal;
  const tenantId = from?.tenantId ?? (await host.tenants.defaultTown())?.tenantId;
  if (tenantId === undefined) return;
  await refuseMessage(host.database, {
    tenantId,
    thingId: from?.thingId ?? null,
    source,
    door: 'hj212',
    receivedAt: host.clock.now(),
    raw,
    reason,
    detail,
  });
}
