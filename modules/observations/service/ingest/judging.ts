/** Letting judges see the new values of a batch, each under a savepoint of its own. */
import type { Tx } from '#platform/database/index.ts';
import { countJudgeFault } from '../../store/records.ts';
import { inSavepoint } from '../../store/savepoint.ts';
import type { AcceptedValue, ObservationJudge } from '../../types.ts';
import type { KnownThing, Stream } from './streams.ts';

/** Those who want a datastream's values; asked again only when a judge's answers may have changed. */
export function judgesOf(
  all: readonly ObservationJudge[],
  { thing }: KnownThing,
  stream: Stream,
): readonly ObservationJudge[] {
  let revision = 0;
  for (const judge of all) revision += judge.revision();
  if (stream.askedAt !== revision) {
    stream.judges = all.filter((judge) => judge.wants(thing, stream.key));
    stream.askedAt = revision;
  }
  return stream.judges;
}

/** Values by judge. */
export type Docket = Map<ObservationJudge, AcceptedValue[]>;

/** Lets each judge judge. One that fails is undone and counted; the values stay. */
export async function letJudge(
  tx: Tx,
  docket: Docket,
  onFault: (judge: string, error: Error) => void,
): Promise<void> {
  for (const [judge, values] of docket) {
    const error = await inSavepoint(tx, () => judge.judge(tx, values));
    if (!error) continue;
    if (isCollision(error)) throw error;
    onFault(judge.name, error);
    await countJudgeFault(tx, judge.name, error.message);
  }
}

/** Two transactions got into each other's way: the whole batch is done again. */
export function isCollision(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return code === '40P01' || code === '40001';
}
