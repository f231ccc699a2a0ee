/** Queries about votes: voices, urns, paper counts. */
import { insertMany, openRow, sql, type Tx } from '#platform/database/index.ts';
import type { PollState } from '../contract/states.ts';
import { type IdPage, on } from './rows.ts';
import type {
  BallotRecord,
  OpenBallotRecord,
  PaperCountRecord,
  PollRecord,
  VoiceRecord,
} from './tables.ts';

const table = 'participation.polls';

const all = (tx: Tx) =>
  on(tx).selectFrom(table).selectAll().where('tenantId', '=', tx.ctx.tenantId);

export async function insertPoll(tx: Tx, row: PollRecord): Promise<void> {
  await insertMany(tx, table, [{ ...row, villageIds: [...row.villageIds] }]);
}

/** A vote by its number; with its signing key only where a paper is to be signed. */
export async function pollByNumber(tx: Tx, number: string): Promise<PollRecord | undefined> {
  return openRow(tx, table, await all(tx).where('number', '=', number).executeTakeFirst());
}

export async function pollById(tx: Tx, id: string): Promise<PollRecord | undefined> {
  return openRow(tx, table, await all(tx).where('id', '=', id).executeTakeFirst());
}

/** A page of votes in these states, newest first; signing keys stay sealed. */
export function pollPage(
  tx: Tx,
  states: readonly PollState[],
  { limit, afterId }: IdPage,
): Promise<PollRecord[]> {
  let query = all(tx)
    .where('state', 'in', [...states])
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (afterId) query = query.where('id', '<', afterId);
  return query.execute();
}

/** Uses a voice. @returns false where it is used already: the primary key decides, whoever comes at once */
export async function useVoice(tx: Tx, row: VoiceRecord): Promise<boolean> {
  const added = await insertMany(tx, 'participation.voices', [row], 'ON CONFLICT DO NOTHING');
  return added > 0;
}

export function voiceOf(
  tx: Tx,
  pollId: string,
  residentId: string,
): Promise<VoiceRecord | undefined> {
  return on(tx)
    .selectFrom('participation.voices')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('pollId', '=', pollId)
    .where('residentId', '=', residentId)
    .executeTakeFirst();
}

/** Ways in which these residents used their voices. */
export async function waysOf(
  tx: Tx,
  pollId: string,
  residentIds: readonly string[],
): Promise<Map<string, VoiceRecord['way']>> {
  if (residentIds.length === 0) return new Map();
  const rows = await on(tx)
    .selectFrom('participation.voices')
    .select(['residentId', 'way'])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('pollId', '=', pollId)
    .where('residentId', 'in', [...residentIds])
    .execute();
  return new Map(rows.map(({ residentId, way }) => [residentId, way]));
}

/** Voices used, by vote, village and way. */
export function voiceCounts(tx: Tx, pollIds: readonly string[]) {
  if (pollIds.length === 0) return Promise.resolve([]);
  return on(tx)
    .selectFrom('participation.voices')
    .select(['pollId', 'villageId', 'way', sql<number>`count(*)`.as('count')])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('pollId', 'in', [...pollIds])
    .groupBy(['pollId', 'villageId', 'way'])
    .execute();
}

/** Puts a ballot into the urn. @returns false where the same paper lies there */
export async function putBallot(tx: Tx, row: BallotRecord): Promise<boolean> {
  const stored = { ...row, choices: [...row.choices] };
  const added = await insertMany(tx, 'participation.ballots', [stored], 'ON CONFLICT DO NOTHING');
  return added > 0;
}

/** Many ballots at once, for the demo. */
export async function putBallots(tx: Tx, rows: readonly BallotRecord[]): Promise<void> {
  const stored = rows.map((row) => ({ ...row, choices: [...row.choices] }));
  await insertMany(tx, 'participation.ballots', stored);
}

/** Many voices at once, for the demo. */
export async function useVoices(tx: Tx, rows: readonly VoiceRecord[]): Promise<void> {
  await insertMany(tx, 'participation.voices', rows);
}

export async function putOpenBallot(tx: Tx, row: OpenBallotRecord): Promise<void> {
  await insertMany(tx, 'participation.open_ballots', [{ ...row, choices: [...row.choices] }]);
}

export async function choicesInUrn(
  tx: Tx,
  pollId: string,
  receipt: string,
): Promise<readonly string[] | undefined> {
  const row = await on(tx)
    .selectFrom('participation.ballots')
    .select('choices')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('pollId', '=', pollId)
    .where('receipt', '=', receipt)
    .executeTakeFirst();
  return row?.choices;
}

export async function openReceiptOf(
  tx: Tx,
  pollId: string,
  residentId: string,
): Promise<string | null> {
  const row = await on(tx)
    .selectFrom('participation.openBallots')
    .select('receipt')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('pollId', '=', pollId)
    .where('residentId', '=', residentId)
    .executeTakeFirst();
  return row?.receipt ?? null;
}

/** All ballots of a vote, in the order of their receipts. */
export function ballotsOf(
  tx: Tx,
  { id, secrecy }: Pick<PollRecord, 'id' | 'secrecy'>,
): Promise<Pick<BallotRecord, 'receipt' | 'choices'>[]> {
  const urn = secrecy === 'secret' ? 'participation.ballots' : 'participation.openBallots';
  return on(tx)
    .selectFrom(urn)
    .select(['receipt', 'choices'])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('pollId', '=', id)
    .orderBy('receipt')
    .execute();
}

/**
 * Writes the urn anew in the order of the receipts, and forgets which papers were signed: afterwards the order in which rows came, too,
 * says nothing.
 */
export async function shakeUrn(tx: Tx, pollId: string): Promise<void> {
  const of = [tx.ctx.tenantId, pollId];
  const { rows } = await tx.client.query<{ receipt: string; choices: string[] }>(
    `DELETE FROM participation.ballots WHERE tenant_id = $1 AND poll_id = $2 RETURNING receipt, choices`,
    of,
  );
  const sorted = rows.toSorted((a, b) => (a.receipt < b.receipt ? -1 : 1));
  const [tenantId] = of;
  await insertMany(
    tx,
    'participation.ballots',
    sorted.map((row) => ({ tenantId, pollId, ...row })),
  );
  await tx.client.query(
    `UPDATE participation.voices SET blinded = '', signature = '' WHERE tenant_id = $1 AND poll_id = $2 AND way = 'online'`,
    of,
  );
}

/** What clerks counted, oldest first. */
export function paperCounts(tx: Tx, pollId: string): Promise<PaperCountRecord[]> {
  return on(tx)
    .selectFrom('participation.paperCounts')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('pollId', '=', pollId)
    .orderBy('round')
    .orderBy('enteredAt')
    .execute();
}

/** Enters what a clerk counted. @returns false where the same clerk entered this round */
export async function insertPaperCount(tx: Tx, row: PaperCountRecord): Promise<boolean> {
  const added = await insertMany(tx, 'participation.paper_counts', [row], 'ON CONFLICT DO NOTHING');
  return added > 0;
}
