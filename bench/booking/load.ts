/** The simulated residents, in a process of their own: each client fights for slots and counts its tries. */
import { Connection } from '../cases/http-client.ts';
import { barePath } from './bare-table.ts';

/** A slot that is fought for. */
export interface Prize {
  readonly resourceId: string;
  readonly from: string;
  readonly until: string;
}

/** What one round asks of the load process. */
export interface Round {
  readonly kind: 'booking' | 'bare';
  readonly port: number;
  readonly clients: number;
  readonly tries: number;
  readonly poolId: string;
  readonly prizes: readonly Prize[];
  /** Session cookies of residents. */
  readonly cookies: readonly string[];
}

/** Ways to try. */
export const ways = ['hold', 'any', 'confirm', 'move', 'cancel'] as const;
export type Way = (typeof ways)[number];

/** What came of it. */
export interface RoundResult {
  readonly tries: number;
  readonly won: number;
  /** Answered "somebody was quicker" or another refusal with words. */
  readonly refused: number;
  readonly failed: number;
  readonly firstFailure: string;
  readonly byWay: Readonly<Record<Way, number>>;
  readonly milliseconds: number;
}

interface Tally {
  sent: number;
  won: number;
  refused: number;
  failed: number;
  firstFailure: string;
  byWay: Record<Way, number>;
}

/** One resident: what is kept and what is confirmed. */
interface Resident {
  readonly cookie: string;
  held: string | null;
  confirmed: string | null;
}

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;

/** What a resident tries next. */
function nextWay(resident: Resident): Way {
  const draw = Math.random();
  if (resident.held) return draw < 0.5 ? 'confirm' : draw < 0.75 ? 'cancel' : 'hold';
  if (resident.confirmed) return draw < 0.45 ? 'move' : draw < 0.65 ? 'cancel' : 'hold';
  return draw < 0.7 ? 'hold' : 'any';
}

function requestOf(way: Way, resident: Resident, { poolId, prizes }: Round): [string, object] {
  const { resourceId, from } = pick(prizes);
  const id = way === 'confirm' ? resident.held : (resident.held ?? resident.confirmed);
  const one = `/api/v1/booking/bookings/${id}`;
  switch (way) {
    case 'hold':
      return ['/api/v1/booking/holds', { poolId, resourceId, from }];
    case 'any':
      return ['/api/v1/booking/holds', { poolId, from }];
    case 'confirm':
      return [`${one}/confirmation`, {}];
    case 'move':
      return [`${one}/move`, { resourceId, from }];
    case 'cancel':
      return [`${one}/cancellation`, {}];
  }
}

function settle(way: Way, resident: Resident, body: string): void {
  const { id } = JSON.parse(body) as { id: string };
  if (way === 'hold' || way === 'any') resident.held = id;
  if (way === 'confirm') {
    resident.confirmed = id;
    resident.held = null;
  }
  if (way === 'cancel') {
    if (resident.held === id) resident.held = null;
    else resident.confirmed = null;
  }
}

async function book(round: Round, residents: Resident[], tally: Tally): Promise<void> {
  const connection = await Connection.open(round.port);
  while (tally.sent < round.tries) {
    tally.sent += 1;
    const resident = pick(residents);
    const way = nextWay(resident);
    const [path, body] = requestOf(way, resident, round);
    const answer = await connection.post(
      path,
      `Cookie: ${resident.cookie}\r\n`,
      JSON.stringify(body),
    );
    tally.byWay[way] += 1;
    if (answer.status < 300) {
      tally.won += 1;
      settle(way, resident, answer.body);
    } else if (answer.status === 409) tally.refused += 1;
    else {
      tally.failed += 1;
      tally.firstFailure ||= `${way}: ${answer.status} ${answer.body.slice(0, 400)}`;
    }
  }
  connection.close();
}

async function insert(round: Round, tally: Tally): Promise<void> {
  const connection = await Connection.open(round.port);
  while (tally.sent < round.tries) {
    tally.sent += 1;
    const answer = await connection.post(barePath, '', JSON.stringify(pick(round.prizes)));
    if (answer.status !== 201) {
      tally.failed += 1;
      tally.firstFailure ||= `${answer.status} ${answer.body.slice(0, 400)}`;
    } else if (answer.body.includes('true')) tally.won += 1;
    else tally.refused += 1;
  }
  connection.close();
}

/** Residents keep what they have from round to round. */
const known = new Map<string, Resident>();

async function runRound(round: Round): Promise<RoundResult> {
  const byWay = { hold: 0, any: 0, confirm: 0, move: 0, cancel: 0 };
  const tally: Tally = { sent: 0, won: 0, refused: 0, failed: 0, firstFailure: '', byWay };
  for (const cookie of round.cookies)
    if (!known.has(cookie)) known.set(cookie, { cookie, held: null, confirmed: null });
  const residents = round.cookies.flatMap((cookie) => known.get(cookie) ?? []);
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: round.clients }, (_, at) =>
      round.kind === 'bare'
        ? insert(round, tally)
        : book(
            round,
            residents.filter((__, index) => index % round.clients === at),
            tally,
          ),
    ),
  );
  const { sent, ...figures } = tally;
  return { ...figures, tries: sent, milliseconds: performance.now() - startedAt };
}

process.on('message', (round: Round) => {
  runRound(round).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
