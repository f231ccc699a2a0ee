/** Agreeing on check-in times, with a device and pauses; contacts of a person. */
import { residentByPhone } from '#modules/people/index.ts';
import { addThings, modelsOf, saveModels, thingsOf } from '#modules/things/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { careModels } from '../catalogue/models.ts';
import type { ContactInput, ElderDetail, TimesInput } from '../contract/elders.ts';
import { problem } from '../problems.ts';
import {
  contactById,
  contactsOf,
  deleteContacts,
  insertContacts,
  updateContact,
  updateElder,
} from '../store/elders.ts';
import type { ElderRecord } from '../store/tables.ts';
import { elderDetail, requirePrincipal, theElder } from './elder-views.ts';
import { noteChange, phoneOf } from './elders.ts';
import { areaText, elderNumber, placesOf } from './places.ts';
import { awaitCheck } from './timers.ts';

/** @throws pause-unfit */
export function requirePause(from: string | null, until: string | null): void {
  if ((from === null && until !== null) || (from !== null && until !== null && until < from))
    throw problem('pause-unfit', {}, [{ pointer: '/pausedUntil', detail: '—' }]);
}

/** Agrees on times. @throws not-found, changed-meanwhile, elder-consent-missing, device-unknown, pause-unfit, elder-ended */
export async function setTimes(ctx: Ctx, elderId: string, input: TimesInput): Promise<ElderDetail> {
  requirePause(input.pausedFrom, input.pausedUntil);
  return ctx.database.inTenant(ctx, async (tx) => {
    const before = await theElder(tx, elderId, true);
    requirePrincipal(ctx, before);
    if (before.state !== 'living') throw problem('elder-ended');
    const times = [...input.times].sort((a, b) => a - b);
    if (times.length > 0 && before.consentHow === 'none') throw problem('elder-consent-missing');
    const deviceId = await deviceOf(tx, input.deviceCode ?? null);
    await elevate(tx);
    const thingId = times.length > 0 ? await checkInThing(tx, before) : before.thingId;
    const { pausedFrom, pausedUntil } = input;
    const change = { times, pausedFrom, pausedUntil, deviceId, thingId };
    if (!(await updateElder(tx, elderId, input.version, change)))
      throw generalProblem('changed-meanwhile', { what: before.name });
    const after = { ...before, ...change, version: input.version + 1 };
    await awaitCheck(tx, after);
    await noteChange(tx, after, 'care.setTimes');
    return elderDetail(tx, after);
  });
}

async function deviceOf(tx: Tx, code: string | null): Promise<string | null> {
  if (!code?.trim()) return null;
  const thing = (await thingsOf(tx)).byCode(code.trim());
  if (!thing || thing.state === 'retired')
    throw problem('device-unknown', { code }, [{ pointer: '/deviceCode', detail: code }]);
  return thing.id;
}

/**
 * The person's safe check-in among the things: alarms are raised on things. It bears a number and the cell, never the name
 * or the place of the home, because everybody who sees devices sees it.
 */
async function checkInThing(tx: Tx, elder: ElderRecord): Promise<string> {
  if (elder.thingId) return elder.thingId;
  const [id] = await addCheckIns(tx, [elder]);
  if (!id) throw new Error('a thing was not added');
  return id;
}

/** Adds check-ins of people to the things, in their order. @returns ids of the things */
export async function addCheckIns(tx: Tx, elders: readonly ElderRecord[]): Promise<string[]> {
  const models = await modelsOf(tx);
  if (careModels.some(({ code }) => !models.get(code))) await saveModels(tx, careModels);
  const names = await placesOf(tx);
  const added = await addThings(
    tx,
    elders.map((elder) => ({
      name: `平安打卡 ${elderNumber(elder.number)}`,
      modelCode: 'safe-check-in',
      door: 'none' as const,
      address: areaText(names(elder)),
      villageId: elder.villageId,
      gridCellId: elder.gridCellId,
      departmentId: elder.departmentId,
    })),
  );
  return added.map(({ id }) => id);
}

// Contacts

async function contactColumns(tx: Tx, input: ContactInput) {
  const phone = phoneOf(input.phone);
  const person = await residentByPhone(tx, phone);
  const { relation, consent } = input;
  const personId = person && person.name === input.name.trim() ? person.id : null;
  return { name: input.name.trim(), phone, relation, consent, personId };
}

/** Adds family or a neighbour. @throws not-found, elder-phone-invalid */
export async function addContact(
  ctx: Ctx,
  elderId: string,
  input: ContactInput,
): Promise<ElderDetail> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const elder = await theElder(tx, elderId, true);
    const columns = await contactColumns(tx, input);
    const { length } = await contactsOf(tx, [elderId]);
    const now = ctx.clock.now();
    await insertContacts(tx, [
      {
        ...columns,
        id: uuidv7(),
        tenantId: ctx.tenantId,
        elderId,
        consentAt: input.consent ? now : null,
        position: length + 1,
        createdAt: now,
      },
    ]);
    await noteChange(tx, elder, 'care.addContact');
    return elderDetail(tx, elder);
  });
}

/** A contact of a person within reach. @throws not-found */
async function theContact(tx: Tx, contactId: string) {
  const contact = await contactById(tx, contactId);
  if (!contact) throw generalProblem('not-found', { what: '联系人' });
  return { contact, elder: await theElder(tx, contact.elderId, true) };
}

/** Changes a contact; consent that is taken back holds at once. @throws not-found, elder-phone-invalid */
export async function changeContact(
  ctx: Ctx,
  contactId: string,
  input: ContactInput,
): Promise<ElderDetail> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const { contact, elder } = await theContact(tx, contactId);
    const columns = await contactColumns(tx, input);
    const isGiven = input.consent && !contact.consent;
    const consentAt = input.consent ? (isGiven ? ctx.clock.now() : contact.consentAt) : null;
    await updateContact(tx, contactId, { ...columns, consentAt });
    await noteChange(tx, elder, 'care.changeContact');
    return elderDetail(tx, elder);
  });
}

/** @throws not-found */
export async function removeContact(ctx: Ctx, contactId: string): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const { elder } = await theContact(tx, contactId);
    await deleteContacts(tx, [contactId]);
    await noteChange(tx, elder, 'care.removeContact');
  });
}
