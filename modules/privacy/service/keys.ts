/** The town's data keys: shown, turned, and what former ones sealed sealed anew. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { KeyState } from '../contract/index.ts';
import { keyRows } from '../store/keys.ts';

/** The keys, newest first. */
export async function listKeys(ctx: Ctx): Promise<KeyState[]> {
  const rows = await ctx.database.inTenant(ctx, keyRows);
  return rows.map(({ createdAt, destroyedAt, ...row }, at) => ({
    ...row,
    state: at === 0 ? 'current' : destroyedAt ? 'destroyed' : 'former',
    createdAt: createdAt.toISOString(),
    destroyedAt: destroyedAt?.toISOString() ?? null,
  }));
}

/** Makes a new key; the job seals the rest anew. @returns its number */
export async function turnKey(ctx: Ctx): Promise<number> {
  const version = await ctx.database.vault.ring.turn(ctx.tenantId, ctx.clock.now());
  await ctx.database.inTenant(ctx, (tx) =>
    audit(tx, [{ action: 'privacy.turnKey', subject: `key:${version}` }]),
  );
  return version;
}
