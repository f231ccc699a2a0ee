/** Self-registration over MQTT. */
import { registerThing } from '#modules/things/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';
import { Problem } from '#platform/problems/index.ts';
import { jsonOf } from '../rules/messages.ts';
import type { Session } from './session.ts';

/** What a newcomer is answered. */
export type RegisterReply =
  | { readonly ok: true; readonly externalId: string; readonly secret: string }
  | { readonly ok: false; readonly externalId: string | null; readonly code: string };

/** Gives a device that knows its model's secret one of its own: `{ "externalId" }` in, the secret out, told this once. */
export async function registered(
  host: ServiceHost,
  model: Session['model'],
  payload: Buffer,
): Promise<RegisterReply> {
  const json = jsonOf(payload) as { externalId?: unknown } | null | undefined;
  const externalId = typeof json?.externalId === 'string' ? json.externalId : null;
  if (!model || externalId === null) return { ok: false, externalId, code: 'request-invalid' };
  const { code: modelCode, secret: modelSecret } = model;
  try {
    const secret = await registerThing(host, { modelCode, modelSecret, externalId });
    return { ok: true, externalId, secret };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { ok: false, externalId, code: error.code };
  }
}
