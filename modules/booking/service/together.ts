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
import { bookingRows } from '../store/bookings.ts';
import type { BookingRow } from '../store/tables.ts';
import { looksTaken, type MoveLook, type Taken, takeTimes, type Wanted } from '../store/take.ts';
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

/** A move that somebody thinks of. */
export interface LookTry {
  readonly ctx: Ctx;
  readonly look: MoveLook;
}

/** Both go in one transaction: those who come for a time and those who would move to one meet at the same moment. */
type Try = { readonly ctx: Ctx } & (
  | { readonly hold: HoldTry; readonly look?: never }
  | { readonly look: LookTry; readonly hold?: never }
);
interface Answer {
  readonly got?: Got | undefined;
  readonly isTaken?: boolean | undefined;
}

const mostAtATime = 64;
/** Somebody else's transaction may sit on one of the times: the others do not wait for it. */
const patienceMs = 250;

/**
 * Keeps a time where one person comes at a time.
 * @throws slot-taken, own-overlap, barred, too-many-ahead
 */
export async function holdTogether(hold: HoldTry): Promise<Got> {
  const { got } = await gatheringOf(tries, hold.ctx, newTries).ask({ ctx: hold.ctx, hold });
  if (!got) throw new Error('a hold without an answer');
  return got;
}

/** Whether all that a move would take is taken, as it looks just now. */
export async function looksTakenTogether(look: LookTry): Promise<boolean> {
  const answer = await gatheringOf(tries, look.ctx, newTries).ask({ ctx: look.ctx, look });
  return answer.isTaken === true;
}

/** Gatherings of each town. */
export type Gatherings<Q, A> = WeakMap<Database, Map<string, Gathering<Q, A>>>;
const tries: Gatherings<Try, Answer> = new WeakMap();

const newTries = (): Gathering<Try, Answer> =>
  new Gathering({
    answer: answerAll,
    most: mostAtATime,
    // One's second tab is answered after the first: with the same hold.
    apart: ({ hold, look }) => hold?.wanted.personKey ?? `move ${look?.look.bookingId}`,
  });

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
  asked: readonly { readonly ctx: Ctx }[],
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const [first] = asked;
  if (!first) throw new Error('nobody asked');
  const house = { ...first.ctx, actor: systemActor };
  return first.ctx.database.inTenant(house, work, asked.length > 1 ? patienceMs : undefined);
}

function answerAll(asked: readonly Try[]): Promise<(Answer | Error)[]> {
  return forAll(asked, async (tx) => {
    const got = await holdAll(
      tx,
      asked.flatMap(({ hold }) => hold ?? []),
    );
    // After the holds: what one of them has just taken is not free any more.
    const isTaken = await lookAtAll(
      tx,
      asked.flatMap(({ look }) => look ?? []),
    );
    return asked.map(({ hold, look }): Answer | Error => {
      const mine = hold ? got.get(hold) : undefined;
      if (mine instanceof Error) return mine;
      return { got: mine, isTaken: look && isTaken.get(look) };
    });
  });
}

async function holdAll(
  tx: Tx,
  holds: readonly HoldTry[],
): Promise<ReadonlyMap<HoldTry, Got | Error>> {
  const answers = new Map<HoldTry, Got | Error>();
  if (holds.length === 0) return answers;
  const taken = await takeTimes(
    tx,
    holds.map(({ wanted }) => wanted),
  );
  const own = await bookingRows(
    tx,
    taken.flatMap(({ ownId }) => ownId ?? []),
  );
  for (const [at, one] of holds.entries()) {
    const mine = taken[at];
    if (!mine) throw new Error('a taking without an answer');
    answers.set(one, await answerOf({ ...tx, ctx: one.ctx }, one, { taken: mine, own }));
  }
  await together(tx, async () => {
    for (const [{ ctx, wish }, got] of answers) {
      if (got instanceof Error || got.again) continue;
      const timer = { kind: timerKinds.expire, subject: got.row.id, dueAt: wish.expiresAt };
      await noteChange({ ...tx, ctx }, got.row, [timer]);
    }
  });
  return answers;
}

/** What one is told. A refusal is one's own; any other fault is everybody's, and the transaction is done anew. */
async function answerOf(
  tx: Tx,
  { wish, wanted, around }: HoldTry,
  { taken, own }: { readonly taken: Taken; readonly own: ReadonlyMap<string, BookingRow> },
): Promise<Got | Error> {
  try {
    return await gotten(tx, { wish, wanted, taken, own: own.get(taken.ownId ?? '') }, around);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

async function lookAtAll(
  tx: Tx,
  looks: readonly LookTry[],
): Promise<ReadonlyMap<LookTry, boolean>> {
  if (looks.length === 0) return new Map();
  const taken = await looksTaken(
    tx,
    looks.map(({ look }) => look),
  );
  return new Map(looks.map((one, at) => [one, taken[at] === true]));
}
