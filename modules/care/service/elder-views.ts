/** Older people as lists and pages show them. */
import { thingsOf } from '#modules/things/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { Contact, ElderDetail, ElderRow } from '../contract/elders.ts';
import { ageOn } from '../rules/age.ts';
import { allowancesOf } from '../store/allowances.ts';
import { contactsOf, elderById } from '../store/elders.ts';
import type { ContactRecord, ElderRecord } from '../store/tables.ts';
import { placesOf } from './places.ts';

/** One older person within reach. @throws not-found */
export async function theElder(tx: Tx, elderId: string, lock = false): Promise<ElderRecord> {
  const elder = await elderById(tx, elderId, lock);
  if (!elder) throw generalProblem('not-found', { what: '老人登记' });
  return elder;
}

/**
 * Whoever acts for a resident touches that resident's own entry only.
 * @throws mandate-does-not-cover
 */
export function requirePrincipal(
  { actor }: Ctx,
  { personId }: Pick<ElderRecord, 'personId'>,
): void {
  const { onBehalfOf } = actor;
  if (onBehalfOf && onBehalfOf.personId !== personId)
    throw generalProblem('mandate-does-not-cover', { name: onBehalfOf.name });
}

/** Rows of a list. */
export async function elderViews(tx: Tx, elders: readonly ElderRecord[]): Promise<ElderRow[]> {
  const ids = elders.map(({ id }) => id);
  const names = await placesOf(tx);
  const allowances = await allowancesOf(tx, ids);
  const contacts = Map.groupBy(await contactsOf(tx, ids), ({ elderId }) => elderId);
  const today = localDay(tx.ctx.clock.now());
  return elders.map((elder) => ({
    id: elder.id,
    number: elder.number,
    name: elder.name,
    gender: elder.gender,
    age: ageOn(elder.birthDay, today),
    villageId: elder.villageId,
    ...names(elder),
    livingAlone: elder.livingAlone,
    disability: elder.disability,
    times: elder.times,
    contacts: contacts.get(elder.id)?.length ?? 0,
    allowance: allowances.get(elder.id)?.state ?? null,
    state: elder.state,
  }));
}

const contactView = ({ id, name, phone, relation, consent, personId }: ContactRecord): Contact => ({
  id,
  name,
  phone,
  relation,
  consent,
  hasAccount: personId !== null,
});

/** The place of a home, where it is known. */
export function homeOf({ longitude, latitude }: Pick<ElderRecord, 'longitude' | 'latitude'>) {
  return longitude !== null && latitude !== null ? { longitude, latitude } : null;
}

/** One older person, whole. */
export async function elderDetail(tx: Tx, elder: ElderRecord): Promise<ElderDetail> {
  const [row] = await elderViews(tx, [elder]);
  if (!row) throw new Error('a row has a view');
  const device = elder.deviceId ? (await thingsOf(tx)).byId(elder.deviceId) : undefined;
  // What only some may see whole is hidden here, too, where the mask of the edge knows no form for it.
  const mayContact = tx.ctx.actor.kind === 'system' || tx.ctx.actor.permissions.has('care.contact');
  return {
    ...row,
    birthDay: elder.birthDay,
    idNumber: elder.idNumber,
    phone: elder.phone,
    address: elder.address,
    position: mayContact ? homeOf(elder) : null,
    gridCellId: elder.gridCellId,
    note: elder.note,
    consentHow: elder.consentHow,
    consentAt: elder.consentAt?.toISOString() ?? null,
    hasAccount: elder.personId !== null,
    hasRecord: elder.recordId !== null,
    pausedFrom: elder.pausedFrom,
    pausedUntil: elder.pausedUntil,
    deviceCode: device?.code ?? null,
    thingId: elder.thingId,
    endedDay: elder.endedDay,
    people: (await contactsOf(tx, [elder.id])).map(contactView),
    version: elder.version,
  };
}
