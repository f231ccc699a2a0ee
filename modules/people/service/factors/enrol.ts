/** Enrolling, listing and removing second factors. */
import { randomBytes } from 'node:crypto';
import { toString as drawQrCode } from 'qrcode';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { Tenants } from '#platform/tenants/index.ts';
import type { Enrolled, FactorList, PasskeyMade } from '../../contract.ts';
import { problem } from '../../problems.ts';
import { base32, fromBase32, keyAddress, stepOf } from '../../rules/totp.ts';
import {
  deleteFactors,
  factorRows,
  insertFactor,
  recoveryCodesLeft,
  replaceRecoveryCodes,
} from '../../store/factors.ts';
import { noteFactorOfSession } from '../../store/sign-in.ts';
import { accountOf, endSessions } from '../../store/staff.ts';
import type { FactorRow } from '../../store/tables.ts';
import { beginChallenge, finishChallenge } from '../challenges.ts';
import { digestOf } from '../identity.ts';
import { isFactorRequired } from '../security.ts';
import { judgeMade, optionsToMake } from './passkeys.ts';
import { giveRecoveryCodes, plainCode } from './recovery.ts';
import type { Site } from './site.ts';

const mostFactors = 8;
/** RFC 4226, 4: as long as the digest of SHA-1. */
const secretBytes = 20;

/** One's own second factors. */
export async function listFactors(ctx: Ctx): Promise<FactorList> {
  const personId = ownId(ctx);
  return ctx.database.inTenant(ctx, async (tx) => ({
    items: (await factorRows(tx, personId)).map(({ id, kind, label, createdAt, usedAt }) => ({
      id,
      kind,
      label,
      createdAt: createdAt.toISOString(),
      usedAt: usedAt?.toISOString() ?? null,
    })),
    recoveryCodesLeft: await recoveryCodesLeft(tx, personId),
    required: await isFactorRequired(tx, personId),
  }));
}

/** Begins to enrol an authenticator app. @throws factors-too-many */
export async function beginTotp(ctx: Ctx, tenants: Tenants) {
  const { username, town } = await readyToEnrol(ctx, tenants);
  const secret = randomBytes(secretBytes);
  const address = keyAddress(secret, `镇枢 ${town}`, username);
  const drawing = await drawQrCode(address, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' });
  const plain = base32(secret);
  const ticket = await begin(ctx, { totp: plain });
  return {
    ticket,
    secret: plain.match(/.{1,4}/g)?.join(' ') ?? plain,
    address,
    qrCode: `data:image/svg+xml;base64,${Buffer.from(drawing).toString('base64')}`,
  };
}

/** Keeps an authenticator app that has proved itself by a code. @throws factor-code-wrong, challenge-gone */
export function finishTotp(
  ctx: Ctx,
  { ticket, code, label }: { ticket: string; code: string; label: string },
  token: string,
): Promise<Enrolled> {
  return finish(ctx, ticket, async (content) => {
    const secret = content.totp ?? '';
    const at = { now: ctx.clock.now(), lastStep: null };
    const lastStep = stepOf(fromBase32(secret), plainCode(code), at);
    if (secret === '' || lastStep === null) throw problem('factor-code-wrong');
    return keep(ctx, { kind: 'totp', label, secret, lastStep }, token);
  });
}

/** Begins to enrol a passkey. @throws factors-too-many */
export async function beginPasskey(ctx: Ctx, tenants: Tenants, site: Site) {
  const { username, town, rows } = await readyToEnrol(ctx, tenants);
  const options = await optionsToMake(site, { id: ownId(ctx), username, town }, rows);
  const ticket = await begin(ctx, { passkey: options.challenge });
  return { ticket, options: { ...options } };
}

/** Keeps a passkey that the browser made. @throws passkey-refused, challenge-gone */
export function finishPasskey(
  ctx: Ctx,
  { ticket, passkey, label }: { ticket: string; passkey: PasskeyMade; label: string },
  { token, site }: { readonly token: string; readonly site: Site },
): Promise<Enrolled> {
  return finish(ctx, ticket, async (content) => {
    const made = await judgeMade(site, content.passkey ?? '', passkey);
    if (!made) throw problem('passkey-refused');
    const { id: credentialId, publicKey, counter: signCount, transports = [] } = made;
    const factor = { credentialId, publicKey: Buffer.from(publicKey), signCount, transports };
    return keep(ctx, { kind: 'passkey', label, ...factor }, token);
  });
}

/** Removes one of one's own factors. @throws factor-needed, not-found */
export async function removeFactor(ctx: Ctx, factorId: string): Promise<void> {
  const personId = ownId(ctx);
  await ctx.database.inTenant(ctx, async (tx) => {
    const rows = await factorRows(tx, personId);
    if (!rows.some(({ id }) => id === factorId))
      throw generalProblem('not-found', { what: '验证方式' });
    const isLast = rows.length === 1;
    if (isLast && (await isFactorRequired(tx, personId))) throw problem('factor-needed');
    await deleteFactors(tx, personId, factorId);
    if (isLast) await replaceRecoveryCodes(tx, personId, []);
    await audit(tx, [{ action: 'people.removeFactor', subject: factorId }]);
  });
}

/** New recovery codes. @throws factor-needed where there is no factor that they could stand in for */
export function renewRecoveryCodes(ctx: Ctx): Promise<Enrolled> {
  const personId = ownId(ctx);
  return ctx.database.inTenant(ctx, async (tx) => {
    if ((await factorRows(tx, personId)).length === 0) throw problem('factor-needed');
    await audit(tx, [{ action: 'people.renewRecoveryCodes', subject: personId }]);
    return { recoveryCodes: await giveRecoveryCodes(tx, personId) };
  });
}

function ownId({ actor }: Ctx): string {
  if (!actor.personId || actor.kind !== 'staff') throw generalProblem('sign-in-required');
  return actor.personId;
}

async function readyToEnrol(ctx: Ctx, tenants: Tenants) {
  const personId = ownId(ctx);
  const town = await tenants.byId(ctx.tenantId);
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await factorRows(tx, personId);
    if (rows.length >= mostFactors) throw problem('factors-too-many', { count: rows.length });
    const account = await accountOf(tx, personId);
    return { rows, username: account?.username ?? '', town: town?.nameZh ?? '' };
  });
}

async function begin(
  ctx: Ctx,
  content: { readonly totp?: string; readonly passkey?: string },
): Promise<string> {
  const personId = ownId(ctx);
  await ctx.database.inTenant(ctx, (tx) =>
    audit(tx, [{ action: 'people.beginFactor', subject: personId }]),
  );
  return beginChallenge(ctx, { kind: 'enrolment', tenantId: ctx.tenantId, personId, content });
}

function finish(
  ctx: Ctx,
  ticket: string,
  work: (content: { totp?: string; passkey?: string }) => Promise<Enrolled>,
): Promise<Enrolled> {
  return finishChallenge(ctx, { kind: 'enrolment', ticket }, ({ personId, content }) => {
    if (personId !== ownId(ctx)) throw problem('challenge-gone');
    return work(content as { totp?: string; passkey?: string });
  });
}

type NewFactor = Pick<FactorRow, 'kind' | 'label'> & Partial<FactorRow>;

/** Keeps a factor; the other sessions, opened without it, end. */
function keep(ctx: Ctx, factor: NewFactor, token: string): Promise<Enrolled> {
  const personId = ownId(ctx);
  return ctx.database.inTenant(ctx, async (tx: Tx) => {
    const isFirst = (await factorRows(tx, personId)).length === 0;
    await insertFactor(tx, {
      secret: null,
      lastStep: null,
      credentialId: null,
      publicKey: null,
      signCount: 0,
      transports: [],
      ...factor,
      id: uuidv7(),
      tenantId: ctx.tenantId,
      personId,
      createdAt: ctx.clock.now(),
      usedAt: null,
    });
    await endSessions(tx, personId, { exceptToken: digestOf(token) });
    await noteFactorOfSession(tx, digestOf(token), factor.kind);
    await audit(tx, [
      { action: 'people.addFactor', subject: personId, detail: { kind: factor.kind } },
    ]);
    return { recoveryCodes: isFirst ? await giveRecoveryCodes(tx, personId) : [] };
  });
}
