/**
 * Confirming and giving back, many at a time: when the hour strikes these come as thick as the holds. Those who come at
 * the same moment share one transaction; each is judged, noted and told by oneself, and answered after the COMMIT. Where the
 * transaction fails, for whatever reason, each is served anew by one of its own.
 */
import { type Person, peopleByIds } from '#modules/people/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { Gathering } from '#platform/gathering/index.ts';
import { generalProblem, Problem } from '#platform/problems/index.ts';
import type { OwnBooking } from '../contract/index.ts';
import { lockBookings } from '../store/bookings.ts';
import type { BookingRow } from '../store/tables.ts';
import type { Surroundings } from './book.ts';
import { ownViews } from './own-views.ts';
import {
  after,
  type Confirmation,
  confirmAll,
  confirmationOf,
  type ContactInput,
  endAll,
  type Ending,
  endingOf,
  factsOf,
} from './settle.ts';
import { forAll, type Gatherings, gatheringOf } from './together.ts';

/** What a person wants of an own booking. */
export interface ActTry {
  readonly ctx: Ctx;
  readonly around: Surroundings;
  readonly bookingId: string;
  readonly person: { readonly personId: string; readonly name: string };
  /** With what a hold is confirmed; null: the booking is given back. */
  readonly confirm: ContactInput | null;
}

/** What came of a try: an act that is to be written, or a booking that stays as it is (confirmed a second time). */
type Verdict =
  | { readonly kind: 'confirm'; readonly done: Confirmation }
  | { readonly kind: 'end'; readonly done: Ending }
  | { readonly kind: 'as-it-is'; readonly done: { readonly row: BookingRow } };

const mostAtATime = 64;

const acts: Gatherings<ActTry, OwnBooking> = new WeakMap();

/**
 * Confirms a hold, or gives a booking back.
 * @throws not-found, hold-expired, booking-settled, address-missing
 */
export const actTogether = (one: ActTry): Promise<OwnBooking> =>
  gatheringOf(
    acts,
    one.ctx,
    () => new Gathering({ answer: actAll, most: mostAtATime, apart: ({ bookingId }) => bookingId }),
  ).ask(one);

function actAll(tries: readonly ActTry[]): Promise<(OwnBooking | Error)[]> {
  return forAll(tries, async (tx) => {
    const rows = await lockBookings(
      tx,
      tries.map(({ bookingId }) => bookingId),
    );
    const people = await confirming(tx, tries);
    const verdicts = tries.map((one) => verdictOf(one, rows.get(one.bookingId), people));
    const { around } = tries[0] as ActTry;
    const done = verdicts.filter((one): one is Verdict => !(one instanceof Problem));
    const confirmed = done.flatMap((one) => (one.kind === 'confirm' ? [one.done] : []));
    await confirmAll(tx, confirmed, around);
    const ended = done.flatMap((one) => (one.kind === 'end' ? [one.done] : []));
    await endAll(tx, ended, around);
    const views = await viewsOf(tx, done, around);
    return verdicts.map((one) => {
      if (one instanceof Problem) return one;
      return views.get(one.done.row.id) ?? notFound();
    });
  });
}

/** The accounts of those who confirm. */
async function confirming(tx: Tx, tries: readonly ActTry[]): Promise<ReadonlyMap<string, Person>> {
  const ids = tries.flatMap(({ confirm, person }) => (confirm ? [person.personId] : []));
  return new Map((await peopleByIds(tx, ids)).map((one) => [one.id, one]));
}

/** What is to be done; a refusal is one's own. */
function verdictOf(
  one: ActTry,
  row: BookingRow | undefined,
  people: ReadonlyMap<string, Person>,
): Verdict | Problem {
  try {
    return judged(one, row, people.get(one.person.personId));
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

function judged(
  { ctx, around, person, confirm }: ActTry,
  row: BookingRow | undefined,
  account: Person | undefined,
): Verdict {
  if (row?.personId !== person.personId) throw notFound();
  if (!confirm) {
    const state = after({ ctx }, row, 'cancel');
    const line = { action: 'booking.cancel', subject: row.id, detail: factsOf(row) };
    return { kind: 'end', done: endingOf(ctx, row, { state, because: '', line }) };
  }
  if (row.state === 'confirmed' || row.state === 'pending')
    return { kind: 'as-it-is', done: { row } };
  const personName = confirm.personName?.trim() || account?.name || person.name;
  const contact = { ...confirm, personName, phone: account?.phone ?? '' };
  return { kind: 'confirm', done: confirmationOf(ctx, row, { around, contact }) };
}

/** The bookings as their persons see them, by id. */
async function viewsOf(
  tx: Tx,
  done: readonly Verdict[],
  { book }: Surroundings,
): Promise<ReadonlyMap<string, OwnBooking>> {
  const written = done.flatMap((one) => (one.kind === 'confirm' ? [one.done] : []));
  const others = done.flatMap((one) => (one.kind === 'confirm' ? [] : [one.done.row]));
  const views = [
    ...(await ownViews(
      tx,
      written.map(({ row }) => row),
      book,
      written.map(({ contact }) => contact),
    )),
    ...(await ownViews(tx, others, book)),
  ];
  return new Map(views.map((one) => [one.id, one]));
}

const notFound = () => generalProblem('not-found', { what: '预约' });
