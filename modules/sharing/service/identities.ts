/**
 * Which identity number a resident's account has. It is proved by what departments hold (name, proved phone and number in one
 * row) or by a clerk with the card in hand; without proof anybody could ask who looked at somebody else.
 */
import { resourcesOf, type ResourceView } from '#modules/catalogue/index.ts';
import { readPage } from '#modules/intake/index.ts';
import { type Person, personById, residentByPhone } from '#modules/people/index.ts';
import { audit } from '#platform/audit/index.ts';
import { type Ctx, systemActor } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { RateLimit } from '#platform/rate-limit/index.ts';
import { canonicalMobile, isIdentityNumber, wholeIdentityNumber } from '#platform/text/index.ts';
import { events } from '../contract/events.ts';
import { problem } from '../problems.ts';
import { identityOf, ownerOfIndex, ownersOfIndexes, saveIdentity } from '../store/identities.ts';
import { subjectIndexOf } from '../store/uses.ts';

/** What of the proof is shown. */
export interface ShownIdentity {
  readonly idNumber: string | null;
  readonly provedAt: string | null;
}

/** A few tries, so that nobody finds a number by trying. */
const tries = new RateLimit({ burst: 5, perMinute: 0.1 });

/** The proved number of whoever asks; masked on the way out. @throws sign-in-required */
export async function ownIdentity(ctx: Ctx): Promise<ShownIdentity> {
  const personId = ownId(ctx);
  return ctx.database.inTenant(ctx, async (tx) => shown(tx, personId));
}

/** Proves the number of whoever asks by what departments hold. @throws id-number-invalid, identity-unproved, identity-taken, too-many-requests */
export async function proveIdentity(ctx: Ctx, given: string): Promise<ShownIdentity> {
  const personId = ownId(ctx);
  const idNumber = validNumber(given);
  const seconds = tries.take(personId, ctx.clock.now());
  if (seconds > 0) throw generalProblem('too-many-requests', { seconds });
  const { person, resources } = await ctx.database.inTenant(ctx, async (tx) => ({
    person: await personById(tx, personId),
    resources: await resourcesOf(tx),
  }));
  const isHeld =
    person?.kind === 'resident' && (await heldWith(ctx, resources, { person, idNumber }));
  if (!isHeld) throw problem('identity-unproved');
  return save(ctx, { personId, idNumber, provedBy: 'records' });
}

/** Confirms a resident's number at the window. @throws id-number-invalid, identity-taken, resident-unknown */
export async function confirmIdentity(
  ctx: Ctx,
  given: { readonly phone: string; readonly idNumber: string },
): Promise<ShownIdentity> {
  const idNumber = validNumber(given.idNumber);
  const person = await ctx.database.inTenant(ctx, (tx) => residentByPhone(tx, given.phone));
  if (!person) throw problem('resident-unknown');
  return save(ctx, { personId: person.id, idNumber, provedBy: 'window' });
}

async function save(
  ctx: Ctx,
  proof: {
    readonly personId: string;
    readonly idNumber: string;
    readonly provedBy: 'records' | 'window';
  },
): Promise<ShownIdentity> {
  const { personId, idNumber, provedBy } = proof;
  return ctx.database.inTenant(ctx, async (tx) => {
    const owner = await ownerOfIndex(tx, await subjectIndexOf(tx, idNumber));
    if (owner && owner !== personId) throw problem('identity-taken');
    await saveIdentity(tx, {
      personId,
      tenantId: ctx.tenantId,
      idNumber,
      provedBy,
      confirmedBy: provedBy === 'window' ? ctx.actor.personId : null,
      provedAt: ctx.clock.now(),
    });
    await audit(tx, [{ action: 'sharing.proveIdentity', subject: personId, detail: { provedBy } }]);
    const type = events.identityProved;
    await emit(tx, [{ type, subject: personId, payload: {}, audience: {} }]);
    return shown(tx, personId);
  });
}

async function shown(tx: Tx, personId: string): Promise<ShownIdentity> {
  const row = await identityOf(tx, personId);
  return { idNumber: row?.idNumber ?? null, provedAt: row?.provedAt.toISOString() ?? null };
}

/** The blind index of a person's proved number; null without proof. */
export async function indexOfPerson(tx: Tx, personId: string): Promise<string | null> {
  return (await identityOf(tx, personId))?.idNumberIndex ?? null;
}

/** The proved number of an account; null without proof. Never to be shown to anybody else. */
export async function provedNumber(tx: Tx, personId: string): Promise<string | null> {
  return (await identityOf(tx, personId))?.idNumber ?? null;
}

/** The accounts that proved these numbers, by number. */
export async function provedAccounts(
  tx: Tx,
  idNumbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const owners = await ownersOfIndexes(tx);
  const found = new Map<string, string>();
  if (owners.size === 0) return found;
  for (const number of new Set(idNumbers)) {
    const owner = owners.get(await subjectIndexOf(tx, number));
    if (owner) found.set(number, owner);
  }
  return found;
}

/** @throws id-number-invalid */
function validNumber(given: string): string {
  const number = wholeIdentityNumber(given.normalize('NFKC').replace(/\s/g, '').toUpperCase());
  if (!isIdentityNumber(number)) {
    throw problem('id-number-invalid', {}, [{ pointer: '/idNumber', detail: '—' }]);
  }
  return number;
}

/** Whether a department holds the number in one row with the person's name and proved phone. */
async function heldWith(
  ctx: Ctx,
  resources: readonly ResourceView[],
  { person, idNumber }: { readonly person: Person; readonly idNumber: string },
): Promise<boolean> {
  const phone = canonicalMobile(person.phone ?? '');
  if (!phone || !person.name) return false;
  for (const resource of resources) {
    const subject = resource.fields.find((one) => one.subject)?.key;
    const names = resource.fields.filter(({ mask }) => mask === 'name').map(({ key }) => key);
    const phones = resource.fields.filter(({ mask }) => mask === 'phone').map(({ key }) => key);
    if (resource.kind !== 'held' || !subject || names.length === 0 || phones.length === 0) continue;
    const { rows } = await readPage(
      { ...ctx, actor: systemActor },
      {
        resourceId: resource.id,
        fields: [...names, ...phones].map((key) => ({ key, masked: false })),
        where: [{ key: subject, op: 'equals', value: idNumber }],
        after: null,
        limit: 20,
      },
    );
    const isSame = rows.some(
      (row) =>
        names.some((key) => row[key] === person.name) &&
        phones.some((key) => canonicalMobile(String(row[key] ?? '')) === phone),
    );
    if (isSame) return true;
  }
  return false;
}

/** @throws sign-in-required for keys of other systems */
function ownId(ctx: Ctx): string {
  if (!ctx.actor.personId) throw generalProblem('sign-in-required');
  return ctx.actor.personId;
}
