/** Claim codes: printed on labels, scanned by the installer where the device hangs. */
import { randomInt } from 'node:crypto';
import QRCode from 'qrcode';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Position } from '#platform/contract/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { Door } from '../contract/model.ts';
import type { ClaimLabel, ClaimView, NewClaims } from '../contract/provisioning-operations.ts';
import { problem } from '../problems/index.ts';
import {
  claimByCode,
  claimRows,
  deleteClaims,
  insertClaims,
  lockClaim,
  markClaimed,
} from '../store/provisioning.ts';
import type { ClaimRow } from '../store/tables.ts';
import { takenExternalIds } from '../store/things.ts';
import type { ModelBook } from '../types.ts';
import { addThings } from './add.ts';
import { modelsOf } from './models.ts';
import { changingThings } from './save.ts';
import { freshSecret, secretDoors } from './secrets.ts';

/** Crockford's alphabet: no I, L, O, U, which are misread. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function freshCode(): string {
  return Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** A code as people type it: any case, with hyphens or spaces, O for 0 and I or L for 1. */
export function readCode(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
}

/** Makes claim codes. @throws model-unknown */
export async function makeClaims(ctx: Ctx, wanted: NewClaims): Promise<{ ids: string[] }> {
  const models = await modelsOf(ctx);
  if (!models.get(wanted.modelCode)) throw problem('model-unknown', { code: wanted.modelCode });
  const now = ctx.clock.now();
  const rows = Array.from({ length: wanted.count }, (): ClaimRow => {
    return {
      id: uuidv7(),
      tenantId: ctx.tenantId,
      code: freshCode(),
      modelCode: wanted.modelCode,
      door: wanted.door,
      externalId: null,
      departmentId: wanted.departmentId,
      groupCodes: wanted.groupCodes,
      createdAt: now,
      createdByName: ctx.actor.name,
      expiresAt: new Date(now.getTime() + wanted.validDays * 86_400_000),
      claimedAt: null,
      claimedByName: '',
      thingId: null,
    };
  });
  await ctx.database.inTenant(ctx, async (tx) => {
    await insertClaims(tx, rows);
    const detail = { count: rows.length, model: wanted.modelCode };
    await audit(tx, [{ action: 'things.makeClaims', subject: wanted.modelCode, detail }]);
  });
  return { ids: rows.map(({ id }) => id) };
}

function viewOf(ctx: Ctx, row: ClaimRow, models: ModelBook): ClaimView {
  const model = models.get(row.modelCode)?.model;
  const isExpired = row.expiresAt <= ctx.clock.now();
  return {
    id: row.id,
    code: row.code,
    modelCode: row.modelCode,
    modelNameZh: model?.nameZh ?? row.modelCode,
    modelNameEn: model?.nameEn ?? row.modelCode,
    door: row.door as Door,
    state: row.claimedAt ? 'claimed' : isExpired ? 'expired' : 'open',
    createdAt: row.createdAt.toISOString(),
    createdByName: row.createdByName,
    expiresAt: row.expiresAt.toISOString(),
    claimedAt: row.claimedAt?.toISOString() ?? null,
    claimedByName: row.claimedByName,
    thingId: row.thingId,
  };
}

/** Claim codes, newest first. */
export async function listClaims(
  ctx: Ctx,
  { cursor, limit = 50 }: { cursor?: string; limit?: number },
): Promise<{ items: ClaimView[]; nextCursor: string | null }> {
  const models = await modelsOf(ctx);
  const before = cursor ?? null;
  const rows = await ctx.database.inTenant(ctx, (tx) => claimRows(tx, { limit, before }));
  const page = rows.slice(0, limit);
  return {
    items: page.map((row) => viewOf(ctx, row, models)),
    nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}

/** Labels to print; `origin` is the address under which the installer reaches the field app. */
export async function claimLabels(
  ctx: Ctx,
  ids: readonly string[],
  origin: string,
): Promise<{ items: ClaimLabel[] }> {
  const models = await modelsOf(ctx);
  const rows = await ctx.database.inTenant(ctx, (tx) =>
    claimRows(tx, { limit: ids.length, before: null, ids }),
  );
  return {
    items: rows.reverse().map((row) => {
      const url = `${origin}/field/claim/${row.code}`;
      return { ...viewOf(ctx, row, models), url, qr: qrOf(url) };
    }),
  };
}

/** The dark squares of a QR code as one SVG path; a square is 1 × 1. */
function qrOf(text: string): { size: number; path: string } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const squares: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) squares.push(`M${column} ${row}h1v1h-1z`);
    }
  }
  return { size: modules.size, path: squares.join('') };
}

/** What an installer sees after scanning. @throws claim-unknown */
export async function viewClaim(ctx: Ctx, text: string): Promise<ClaimView> {
  const code = readCode(text);
  const models = await modelsOf(ctx);
  const row = await ctx.database.inTenant(ctx, (tx) => claimByCode(tx, code));
  if (!row) throw problem('claim-unknown', { code });
  return viewOf(ctx, row, models);
}

/** What an installer tells of the device. */
export interface Claiming {
  readonly name: string;
  readonly position: Position;
  readonly address: string;
  /** As read off the device; empty: the claim code is its name at the door. */
  readonly externalId: string;
}

/**
 * Puts a device where it hangs. @throws claim-unknown, claim-used, claim-expired, external-id-taken
 */
export function claimThing(ctx: Ctx, text: string, told: Claiming) {
  const code = readCode(text);
  return changingThings(ctx, async (tx) => {
    const claim = await lockClaim(tx, code);
    if (!claim) throw problem('claim-unknown', { code });
    if (claim.claimedAt) throw problem('claim-used', { name: claim.claimedByName });
    if (claim.expiresAt <= ctx.clock.now()) throw problem('claim-expired');
    const door = claim.door as Door;
    const externalId = door === 'none' ? null : told.externalId || claim.externalId || code;
    if (externalId && (await takenExternalIds(ctx.database, door, [externalId])).size > 0) {
      throw problem('external-id-taken', { externalId });
    }
    const secret = secretDoors.has(door) ? freshSecret() : null;
    const { departmentId, groupCodes, modelCode } = claim;
    const { name, position, address } = told;
    const tags = { claim: code };
    const known = { name, position, address, modelCode, door, departmentId, groupCodes, tags };
    const [added] = await addThings(tx, [{ ...known, externalId, ...(secret ? { secret } : {}) }]);
    if (!added) throw new Error('one device in, one device out');
    const claimedAt = ctx.clock.now();
    await markClaimed(tx, claim.id, {
      claimedAt,
      claimedByName: ctx.actor.name,
      thingId: added.id,
    });
    await audit(tx, [{ action: 'things.claim', subject: added.id, detail: { claim: code } }]);
    return { id: added.id, code: added.code, externalId, secret };
  });
}

/** Takes back claim codes that were not used. */
export async function withdrawClaims(ctx: Ctx, ids: readonly string[]): Promise<number> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const count = await deleteClaims(tx, ids);
    await audit(tx, [{ action: 'things.withdrawClaims', subject: 'claims', detail: { count } }]);
    return count;
  });
}
