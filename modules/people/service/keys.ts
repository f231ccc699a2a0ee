/** API keys: accounts of other systems, with their own permissions, reach and end. */
import { randomBytes } from 'node:crypto';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { ground } from '#modules/towns/index.ts';
import { type KeyInput, type KeyRow, longestKeyDays } from '../contract/key-operations.ts';
import { problem } from '../problems.ts';
import { dutyConflicts, type RightsBook } from '../rules/duties.ts';
import { insertApiKeys, keyRows, revokeApiKey } from '../store/keys.ts';
import { conflictOf } from './duties.ts';
import { digestOf } from './identity.ts';

const prefix = 'zs_';
const shownSigns = 9;

/** The keys, newest first. */
export async function listKeys(ctx: Ctx, withRevoked: boolean): Promise<KeyRow[]> {
  const rows = await ctx.database.inTenant(ctx, (tx) => keyRows(tx, withRevoked));
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    hint: row.hint,
    permissions: row.permissions,
    departmentId: row.departmentId,
    villageId: row.villageId,
    createdAt: row.createdAt.toISOString(),
    createdByName: row.createdByName ?? '',
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  }));
}

/**
 * Makes a key. @returns it, this once
 * @throws key-permission-unfit, key-life-unfit, duties-conflict; not-found for a place that is not there
 */
export async function addKey(
  ctx: Ctx,
  input: KeyInput,
  book: RightsBook,
): Promise<{ id: string; key: string }> {
  refuseUnfit(ctx, input, book);
  const id = uuidv7();
  const key = `${prefix}${randomBytes(32).toString('base64url')}`;
  await ctx.database.inTenant(ctx, async (tx) => {
    await requirePlace(tx, input);
    await insertApiKeys(tx, [
      {
        ...input,
        name: input.name.trim(),
        permissions: [...input.permissions].sort(),
        expiresAt: new Date(input.expiresAt),
        id,
        tenantId: ctx.tenantId,
        keySha256: digestOf(key),
        hint: key.slice(0, shownSigns),
        createdAt: ctx.clock.now(),
        createdBy: ctx.actor.personId,
        lastUsedAt: null,
        revokedAt: null,
        revokedBy: null,
      },
    ]);
    const detail = { permissions: input.permissions, expiresAt: input.expiresAt };
    await audit(tx, [{ action: 'people.addKey', subject: id, detail }]);
  });
  return { id, key };
}

/** Revokes a key at once. @throws not-found */
export async function revokeKey(ctx: Ctx, keyId: string): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    if (!(await revokeApiKey(tx, keyId))) throw generalProblem('not-found', { what: '密钥' });
    await audit(tx, [{ action: 'people.revokeKey', subject: keyId }]);
  });
}

/** What a key may never do: give rights, hold what excludes each other, live for ever. */
function refuseUnfit({ clock }: Ctx, input: KeyInput, book: RightsBook): void {
  const duties = new Map(
    book.manifests.flatMap(({ permissions }) => permissions.map(({ id, duty }) => [id, duty])),
  );
  const unfit = input.permissions.find((id) => !duties.has(id) || duties.get(id) === 'rights');
  if (unfit) {
    throw problem('key-permission-unfit', { permission: unfit }, [
      { pointer: '/permissions', detail: unfit },
    ]);
  }
  const [conflict] = dutyConflicts(new Set(input.permissions), book);
  if (conflict) throw conflictOf(input.name, conflict, book);
  const days = (new Date(input.expiresAt).getTime() - clock.now().getTime()) / 86_400_000;
  if (days <= 0 || days > longestKeyDays) {
    throw problem('key-life-unfit', { days: longestKeyDays }, [
      { pointer: '/expiresAt', detail: input.expiresAt },
    ]);
  }
}

async function requirePlace(tx: Tx, { departmentId, villageId }: KeyInput): Promise<void> {
  if (departmentId && villageId) throw generalProblem('not-found', { what: '范围' });
  const town = await ground(tx);
  const isKnown =
    (!departmentId || town.departments.some(({ id }) => id === departmentId)) &&
    (!villageId || town.villages.some(({ id }) => id === villageId));
  if (!isKnown) throw generalProblem('not-found', { what: '范围' });
}
