/** How tiles ask: indicators and recent lines, from the database or from what other screens asked a moment ago. */
import { answer } from '#modules/indicators/index.ts';
import type { ValueQuery, Values } from '#modules/indicators/contract/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { RecentLine, RecentQuestion, RecentSource } from '#platform/facts/index.ts';

/** Answers the questions of tiles. */
export interface Asking {
  /** The values of an indicator. @throws the problems of indicators */
  values(ctx: Ctx, code: string, query: ValueQuery): Promise<Values>;
  /** The newest lines of a source. */
  lines(ctx: Ctx, source: RecentSource, question: RecentQuestion): Promise<readonly RecentLine[]>;
}

/** Asks the database each time: for previews. */
export const askingAnew: Asking = {
  values: (ctx, code, query) => ctx.database.inTenant(ctx, (tx) => answer(tx, code, query)),
  lines: (ctx, source, question) => ctx.database.inTenant(ctx, (tx) => source.read(tx, question)),
};
