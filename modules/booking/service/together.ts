/**
 * Many at a time: when the hour strikes, everybody wants the same few times, and nearly all must be told that somebody was
 * quicker. Those who come at the same moment are served by one transaction; each gets an answer of one's own, after the
 * COMMIT. Where the transaction fails, for whatever reason, each is served anew by one of its own.
 */
import { type Ctx, systemActor } from '#platform/context/index.ts';
import type { Database, Tx } from '#platform/database/index.ts';
import { together } from '#platform/database/index.ts';
import { Gathering } from '#platform/gathering/index.ts';
import { Problem } from '#platform/problems/index.ts';
import { looksTaken, type MoveLook, takeTimes, type Wanted } from '../store/take.ts';
import type { Surroundings } from './book.ts';
import { type Got, gotten, type Wish } from './take.ts';
import { noteChange } from './tell.ts';
import { timerKinds } from './timer-kinds.ts';

/** A hold that somebody asks for. */
export interface HoldTry {
  readonly ctx: Ctx;
  readonly wish: Wish & { readonly expiresAt: Date };
  readonly wanted: Wanted;
  readonly around: Surroundings;
}

interface LookTry {
  readonly ctx: Ctx;
  readonly look: MoveLook;
}

const mostAtATime = 64;
/** Somebody else's transaction may sit on one of the times: the others do not wait for it. */
const patienceMs = 250;

/**
 * Keeps a time where one person comes at a time.
 * @throws slot-taken, own-overlap, barred, too-many-ahead
 */
export const holdTogether = (one: HoldTry): Promise<Got> =>
  gatheringOf(holds, one.ctx, newHolds).ask(one);

/** Whether all that a move would take is taken, as it looks just now. */
export const looksTakenTogether = (one: LookTry): Promise<boolean> =>
  gatheringOf(looks, one.ctx, newLooks).ask(one);

/** Gatherings of each town. */
export type Gatherings<Q, A> = WeakMap<Database, Map<string, Gathering<Q, A>>>;
const holds: Gatherings<HoldTry, Got> = new WeakMap();
const looks: Gatherings<LookTry, boolean> = new WeakMap();

const newHolds = (): Gathering<HoldTry, Got> =>
  new Gathering({
    answer: holdAll,
    most: mostAtATime,
    // One's second tab is answered after the first: with the same hold.
    apart: ({ wanted }) => wanted.personKey,
  });
const newLooks = (): Gathering<LookTry, boolean> =>
  new Gathering({ answer: lookAtAll, most: mostAtATime });

/** The gathering of a ctx's town, made at its first question. */
export function gatheringOf<Q, A>(
  all: Gatherings<Q, A>,
  { database, tenantId }: Ctx,
  make: () => Gathering<Q, A>,
): Gathering<Q, A> {
  let ofTowns = all.get(database);
  if (!ofTowns) all.set(database, (ofTowns = new Map()));
  let gathering = ofTowns.get(tenantId);
  if (!gathering) ofTowns.set(tenantId, (gathering = make()));
  return gathering;
}

/** One transaction of the house in their town: whose each row is was settled before, by who is signed in. */
export function forAll<T>(
  tries: readonly { readonly ctx: Ctx }[],
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const [first] = tries;
  if (!first) throw new Error('nobody asked');
  return first.ctx.database.inTenant({ ...first.ctx, actor: systemActor }, async (tx) => {
    if (tries.length > 1)
      await tx.client.query(`SELECT set_config('lock_timeout', '${patienceMs}', true)`);
    return work(tx);
  });
}

function holdAll(tries: readonly HoldTry[]): Promise<(Got | Error)[]> {
  return forAll(tries, async (tx) => {
    const taken = await takeTimes(
      tx,
      tries.map(({ wanted }) => wanted),
    );
    const answers: (Got | Error)[] = [];
    for (const [at, one] of tries.entries()) {
      const mine = taken[at];
      if (!mine) throw new Error('a taking without an answer');
      answers.push(await answerOf({ ...tx, ctx: one.ctx }, one, mine));
    }
    await together(tx, async () => {
      for (const [at, { ctx, wish }] of tries.entries()) {
        const got = answers[at];
        if (!got || got instanceof Error || got.again) continue;
        const timer = { kind: timerKinds.expire, subject: got.row.id, dueAt: wish.expiresAt };
        await noteChange({ ...tx, ctx }, got.row, [timer]);
      }
    });
    return answers;
  });
}

/** What one is told. A refusal is one's own; any other fault is everybody's, and the transaction is done anew. */
async function answerOf(
  tx: Tx,
  { wish, wanted, around }: HoldTry,
  taken: Awaited<ReturnType<typeof takeTimes>>[number],
): Promise<Got | Error> {
  try {
    return await gotten(tx, { wish, wanted, taken }, around);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

function lookAtAll(tries: readonly LookTry[]): Promise<boolean[]> {
  return forAll(tries, (tx) =>
    looksTaken(
      tx,
      tries.map(({ look }) => look),
    ),
  );
}
