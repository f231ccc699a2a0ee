/**
 * What residents see and do themselves: the older person, a relative or clerk on behalf, and family that the person consented
 * to. Whose things are meant is worked out in one place (`whom`); only then does the transaction reach beyond the own rows.
 */
import { personById } from '#modules/people/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { subjectOf } from '#platform/proxy/index.ts';
import { RateLimit } from '#platform/rate-limit/index.ts';
import type { RequestInput } from '../contract/requests.ts';
import { problem } from '../problems.ts';
import {
  contactsOfAccount,
  elderById,
  elderOfPerson,
  eldersByIds,
  eldersByPhone,
  updateContact,
  updateElder,
} from '../store/elders.ts';
import type { ContactRecord, ElderRecord } from '../store/tables.ts';
import { ownState } from './own-state.ts';
import { ask, moveRequest, theRequest } from './requests.ts';
import { takeSign } from './signs.ts';

const checkIns = new RateLimit({ burst: 10, perMinute: 4 });
const asks = new RateLimit({ burst: 10, perMinute: 1 });

/** Older people for whom an account may look and act. */
interface Whom {
  readonly personId: string;
  readonly self: ElderRecord | null;
  readonly family: readonly { readonly elder: ElderRecord; readonly contact: ContactRecord }[];
}

/** Whose things are meant. From here on the transaction reaches the whole town. @throws sign-in-required */
async function whom(tx: Tx): Promise<Whom> {
  const personId = subjectOf(tx.ctx, 'care');
  const person = await personById(tx, personId);
  await elevate(tx);
  const phone = person?.kind === 'resident' ? person.phone : null;
  const self =
    (await elderOfPerson(tx, personId)) ??
    (await recognised(tx, { personId, phone, name: person?.name }));
  // Who acts for somebody sees what that person sees of the own things, not of relatives.
  const contacts = tx.ctx.actor.onBehalfOf ? [] : await contactsOfAccount(tx, personId, phone);
  for (const contact of contacts.filter((one) => one.personId === null))
    await updateContact(tx, contact.id, { personId });
  const consented = contacts.filter(({ consent }) => consent);
  const elders = await eldersByIds(
    tx,
    consented.map(({ elderId }) => elderId),
  );
  const family = consented.flatMap((contact) => {
    const elder = elders.get(contact.elderId);
    return elder?.state === 'living' ? [{ elder, contact }] : [];
  });
  return { personId, self: self ?? null, family };
}

/** Somebody who was registered before having an account: the same proved telephone and name. */
async function recognised(
  tx: Tx,
  {
    personId,
    phone,
    name,
  }: {
    readonly personId: string;
    readonly phone: string | null;
    readonly name: string | undefined;
  },
): Promise<ElderRecord | undefined> {
  if (!phone || !name) return undefined;
  const same = (await eldersByPhone(tx, phone)).filter((elder) => elder.name === name);
  const [elder] = same;
  if (!elder || same.length > 1) return undefined;
  await updateElder(tx, elder.id, elder.version, { personId });
  return { ...elder, personId, version: elder.version + 1 };
}

/** How I stand, and those who let me see how they do. @throws sign-in-required */
export async function readOwn(ctx: Ctx) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const { self, family } = await whom(tx);
    const states = await ownState(tx, [
      ...(self ? [self] : []),
      ...family.map(({ elder }) => elder),
    ]);
    const stateOf = (elder: ElderRecord) => states.get(elder.id);
    const own = self ? stateOf(self) : undefined;
    return {
      self: own ? [own] : [],
      family: family.flatMap(({ elder, contact: { relation } }) => {
        const state = stateOf(elder);
        return state ? [{ ...state, relation }] : [];
      }),
    };
  });
}

/** The person meant, and as whom one acts. @throws not-registered */
function meant(
  { self, family }: Whom,
  elderId: string | undefined,
): { elder: ElderRecord; as: 'self' | 'family' } {
  if (self && (elderId === undefined || elderId === self.id)) return { elder: self, as: 'self' };
  const relative = family.find(({ elder }) => elder.id === elderId);
  if (!relative) throw problem('not-registered');
  return { elder: relative.elder, as: 'family' };
}

/** @throws too-many-requests */
function spend(limit: RateLimit, ctx: Ctx): void {
  const seconds = limit.take(ctx.actor.personId ?? '', ctx.clock.now());
  if (seconds > 0) throw generalProblem('too-many-requests', { seconds });
}

/** I am well; or family has heard that somebody is. @throws not-registered, no-check-in-agreed, too-many-requests */
export async function checkIn(ctx: Ctx, elderId: string | undefined, key: string | null) {
  spend(checkIns, ctx);
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, { operation: 'care.ownCheckIn', key, request: { elderId } }, async () => {
      const { elder, as } = meant(await whom(tx), elderId);
      const locked = await elderById(tx, elder.id, true);
      if (!locked || locked.times.length === 0) throw problem('no-check-in-agreed');
      const how =
        ctx.actor.kind === 'staff'
          ? 'phone'
          : as === 'self' && !ctx.actor.onBehalfOf
            ? 'button'
            : 'family';
      const slots = await takeSign(tx, locked, { how, by: ctx.actor.personId });
      await audit(tx, [{ action: 'care.checkIn', subject: elder.id, detail: { how } }]);
      return { slots, at: ctx.clock.now().toISOString() };
    }),
  );
}

/** Asks for a meal or home care. @throws not-registered, service-unknown, day-unfit, too-many-requests */
export async function ownRequest(
  ctx: Ctx,
  { elderId, ...input }: RequestInput & { readonly elderId?: string },
  key: string | null,
) {
  spend(asks, ctx);
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, { operation: 'care.ownRequest', key, request: { elderId, ...input } }, async () => {
      const { elder, as } = meant(await whom(tx), elderId);
      const askedAs = ctx.actor.kind === 'staff' ? 'clerk' : ctx.actor.onBehalfOf ? 'family' : as;
      const row = await ask(tx, elder, { input, askedAs });
      return { id: row.id, caseNumber: row.caseNumber, dueAt: row.dueAt?.toISOString() ?? null };
    }),
  );
}

/** I no longer want it. @throws not-found, changed-meanwhile, act-not-open */
export async function ownCancel(ctx: Ctx, requestId: string, version: number) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const { self, family } = await whom(tx);
    const before = await theRequest(tx, requestId);
    const elder = [self, ...family.map((one) => one.elder)].find(
      (one) => one?.id === before.elderId,
    );
    if (!elder) throw generalProblem('not-found', { what: '服务需求' });
    const change = { reason: '本人或家属取消' };
    const after = await moveRequest(tx, { before, elder }, { act: 'cancel', version, change });
    return { state: after.state };
  });
}
