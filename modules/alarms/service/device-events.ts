/** Events that devices tell: what their model calls a warning or urgent is an alarm. */
import { modelsOf, thingsOf } from '#modules/things/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { StoredEvent } from '#platform/events/index.ts';
import { raiseAlarm } from './raise.ts';

interface Told {
  readonly thingId: string;
  readonly key: string;
  readonly severity: string;
  readonly at: string;
}

/** Raises an alarm for an event; it is cleared by hand, as an event has no end. */
export async function hearDeviceEvent(tx: Tx, event: StoredEvent): Promise<void> {
  const { thingId, key, severity, at } = event.payload as unknown as Told;
  if (severity !== 'warning' && severity !== 'urgent') return;
  const thing = (await thingsOf(tx)).byId(thingId);
  const said = thing && (await modelsOf(tx)).of(thing)?.event(key);
  if (!said) return;
  const type = `event-${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replaceAll('_', '-')}`;
  const { nameZh: titleZh, nameEn } = said;
  const titleEn = nameEn || titleZh;
  await raiseAlarm(tx, { thingId, type, titleZh, titleEn, severity, at: new Date(at) });
}
