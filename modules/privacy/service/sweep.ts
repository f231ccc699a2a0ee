/** What is over its time goes: by the declarations, or by the module that knows more. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate } from '#platform/database/index.ts';
import {
  declaredTables,
  forgetting,
  personalSweepSlot,
  sweepRows,
  type Swept,
} from '#platform/personal/index.ts';
import { erasedRequest } from './desk.ts';
import { erasePerson, type House, obstaclesTo } from './erase.ts';
import { concerned } from './person.ts';
import { lockRequest, updateRequest, waitingRequests } from '../store/requests.ts';

/** Rounds of one sweep, so that a backlog does not hold the worker all day. */
const mostRounds = 200;

/** Sweeps one town. @returns rows touched */
export async function sweepTown(ctx: Ctx, house: House): Promise<number> {
  let rows = 0;
  for (const { sweep } of house.slots.all(personalSweepSlot)) {
    for (let round = 0; round < mostRounds; round += 1) {
      const swept: Swept = await ctx.database.inTenant(ctx, (tx) => sweep(tx, ctx.clock.now()));
      await swept.afterCommit?.();
      rows += swept.rows;
      if (swept.rows === 0) break;
    }
  }
  for (const declared of declaredTables(house.manifests)) {
    rows += await ctx.database.inTenant(ctx, (tx) =>
      forgetting(tx, () => sweepRows(tx, declared, ctx.clock.now())),
    );
  }
  if (rows > 0) {
    await ctx.database.inTenant(ctx, (tx) =>
      audit(tx, [{ action: 'privacy.sweep', subject: ctx.tenantId, detail: { rows } }]),
    );
  }
  return rows;
}

/** Erasures that were granted and waited for a case to end. @returns how many were carried out */
export async function finishWaiting(ctx: Ctx, house: House): Promise<number> {
  const waiting = await ctx.database.inTenant(ctx, waitingRequests);
  let finished = 0;
  for (const { id, personId } of waiting) {
    const after = await ctx.database.inTenant(ctx, async (tx) => {
      await elevate(tx);
      const row = await lockRequest(tx, id);
      if (row?.state !== 'waiting') return null;
      const person = await concerned(tx, personId);
      if ((await obstaclesTo(tx, house, person)).some(({ later }) => later)) return null;
      const done = await erasePerson(tx, house, person);
      await updateRequest(tx, id, { ...erasedRequest, doneAt: ctx.clock.now() });
      return done;
    });
    if (!after) continue;
    await after();
    finished += 1;
  }
  return finished;
}
