/** What every town begins with: lesson plans, which it changes as it likes. */
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { insertLessons } from '../store/volunteers.ts';
import { lessonSeeds } from './lessons.ts';

export async function foundVolunteering(tx: Tx): Promise<void> {
  await insertLessons(
    tx,
    lessonSeeds.map(({ steps, ...seed }, at) => ({
      ...seed,
      id: uuidv7(),
      tenantId: tx.ctx.tenantId,
      steps: steps.map(([title, text]) => ({ title, text })),
      position: (at + 1) * 10,
      active: true,
      version: 1,
    })),
  );
}
