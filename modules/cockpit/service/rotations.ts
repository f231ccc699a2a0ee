/** Rotations of wall screens: the shipped one, and those made here. */
import { ground } from '#modules/towns/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { wallRotation } from '../catalogue/index.ts';
import type { Rotation, RotationView } from '../contract/screens.ts';
import { problem } from '../problems.ts';
import { deleteRotation, rotationRows, saveRotationRow } from '../store/screens.ts';

const shippedCode = 'wall';

/** Rotations in force: the shipped one stands until it is changed here. */
export async function rotationsOf(ctx: Ctx): Promise<RotationView[]> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await rotationRows(tx);
    const own = rows.map(({ code, content }) => ({ code, ...content }));
    if (own.some(({ code }) => code === shippedCode)) return own;
    const { villages } = await ground(tx);
    if (villages.length === 0) return own;
    return [{ code: shippedCode, ...wallRotation(villages.map(({ code }) => code)) }, ...own];
  });
}

/** Adds or changes a rotation. @throws board-place-unknown */
export async function saveRotation(
  ctx: Ctx,
  code: string,
  content: Rotation,
): Promise<RotationView> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const { villages, gridCells } = await ground(tx);
    const known = new Set([...villages, ...gridCells].map((place) => place.code));
    const lost = content.stops.find(
      (stop) => (stop.level === 'village' || stop.level === 'gridCell') && !known.has(stop.code),
    );
    if (lost) throw problem('board-place-unknown', { code: lost.code });
    await saveRotationRow(tx, { tenantId: ctx.tenantId, code, content });
    await audit(tx, [{ action: 'cockpit.saveRotation', subject: code }]);
  });
  return { code, ...content };
}

/** Removes a rotation that was made or changed here. @throws rotation-unknown */
export async function removeRotation(ctx: Ctx, code: string): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    if (!(await deleteRotation(tx, code))) throw problem('rotation-unknown', { code });
    await audit(tx, [{ action: 'cockpit.removeRotation', subject: code }]);
  });
}
