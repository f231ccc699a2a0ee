/** How the records stand: counts, the last resolution, what it learned. */
import type { Ctx } from '#platform/context/index.ts';
import { entityKinds } from '../contract/kinds.ts';
import type { StateView } from '../contract/shapes.ts';
import { peoplePlan } from '../rules/people/index.ts';
import { levelNames, type Model } from '../rules/resolution/index.ts';
import { entityCounts } from '../store/entities.ts';
import { pairCounts } from '../store/pairs.ts';
import { newestRun } from '../store/sources.ts';
import { anyWaiting } from './sources.ts';

/** How the records stand. */
export function readStanding(ctx: Ctx): Promise<StateView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const counts = new Map((await entityCounts(tx)).map((count) => [count.kind, count]));
    const pairs = await pairCounts(tx);
    const kinds: StateView['kinds'] = [];
    for (const kind of entityKinds) {
      const run = await newestRun(tx, kind);
      const { entities = 0, members = 0 } = counts.get(kind) ?? {};
      const ranAt = run?.ranAt.toISOString() ?? null;
      kinds.push({ kind, entities, members, ranAt, seconds: run?.figures.seconds ?? null });
    }
    const people = await newestRun(tx, 'person');
    return {
      kinds,
      doubtful: pairs.get('open') ?? 0,
      judged: (pairs.get('same') ?? 0) + (pairs.get('different') ?? 0),
      working: await anyWaiting(tx),
      learned: people?.model ? learnedOf(people.model) : [],
    };
  });
}

/** What was learned, comparison by comparison. */
function learnedOf({ m, u }: Model): StateView['learned'] {
  return peoplePlan.comparisons.map(({ key, kind }, place) => ({
    field: key,
    levels: levelNames[kind].map((level, at) => {
      const [same = 0, different = 0] = [m[place]?.[at + 1], u[place]?.[at + 1]];
      return { level, same, different, weight: Number(Math.log(same / different).toFixed(2)) };
    }),
  }));
}
