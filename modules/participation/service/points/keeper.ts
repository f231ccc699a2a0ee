/** Keeps the accounts: what scenes award through `platform/points`, and what expires. */
import { instantAt, localDay } from '#platform/calendar/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { PointsAward, PointsKeeper, PointsOutcome } from '#platform/points/index.ts';
import { expired, lotsOf } from '../../rules/expiry.ts';
import {
  accountOf,
  addEntries,
  earnedBy,
  entriesOf,
  lockBalance,
  peopleExpiring,
  timesEarned,
  waitForPerson,
} from '../../store/points.ts';
import { villagesOfPeople } from '../../store/roll.ts';
import type { EntryRecord } from '../../store/tables.ts';
import { announcePoints } from '../tell.ts';
import { rulesOf } from './rules.ts';

const dayMs = 86_400_000;

/** Gives points for a deed; see `platform/points`. */
export async function award(tx: Tx, given: PointsAward): Promise<PointsOutcome> {
  const rule = (await rulesOf(tx)).find(({ code }) => code === given.rule);
  if (!rule?.active) return { outcome: 'off' };
  const { personId } = given;
  // The keeper writes for the person concerned, whoever proved the deed.
  await elevate(tx);
  await waitForPerson(tx, personId);
  const known = await earnedBy(tx, given.source, given.sourceId);
  if (known.some((one) => one.personId === personId && one.rule === rule.code)) {
    return { outcome: 'already' };
  }
  const from = instantAt(localDay(given.happenedAt));
  const span = { personId, rule: rule.code, from, to: new Date(from.getTime() + dayMs) };
  if ((await timesEarned(tx, span)) >= rule.perDay) return { outcome: 'limit' };
  const now = tx.ctx.clock.now();
  const villages = await villagesOfPeople(tx, [personId]);
  const entry: EntryRecord = {
    id: uuidv7(now.getTime()),
    tenantId: tx.ctx.tenantId,
    personId,
    kind: 'earn',
    points: rule.points,
    rule: rule.code,
    source: given.source,
    sourceId: given.sourceId,
    villageId: villages.get(personId) ?? null,
    note: given.noteZh,
    happenedAt: given.happenedAt,
    enteredAt: now,
    expiresAt: new Date(now.getTime() + rule.lastsDays * dayMs),
  };
  if ((await addEntries(tx, [entry])) === 0) return { outcome: 'already' };
  await announcePoints(tx, [personId]);
  const account = await accountOf(tx, personId);
  return { outcome: 'given', points: rule.points, balance: account?.balance ?? 0 };
}

/** Takes back what a row earned, as far as it is still there; see `platform/points`. */
export async function takeBack(
  tx: Tx,
  of: Pick<PointsAward, 'source' | 'sourceId'> & { readonly reasonZh: string },
): Promise<number> {
  await elevate(tx);
  let taken = 0;
  for (const entry of await earnedBy(tx, of.source, of.sourceId)) {
    const balance = await lockBalance(tx, entry.personId);
    const points = Math.min(balance, entry.points);
    if (points === 0) continue;
    const now = tx.ctx.clock.now();
    const back: EntryRecord = {
      ...entry,
      id: uuidv7(now.getTime()),
      kind: 'takeBack',
      points: -points,
      note: of.reasonZh,
      enteredAt: now,
      expiresAt: null,
    };
    if ((await addEntries(tx, [back])) === 0) continue;
    taken += points;
    await announcePoints(tx, [entry.personId]);
  }
  return taken;
}

/** The keeper, as the platform asks it. */
export const keeper: PointsKeeper = {
  award,
  takeBack,
  balanceOf: async (tx, personId) => {
    await elevate(tx);
    return (await accountOf(tx, personId))?.balance ?? 0;
  },
};

/** How far back expiries are looked for: a town that was switched off for months catches up. */
const lookBackDays = 400;

/** Books what has expired, each rest of a deed once. @returns how many rests */
export async function expirePoints(tx: Tx): Promise<number> {
  const now = tx.ctx.clock.now();
  const since = new Date(now.getTime() - lookBackDays * dayMs);
  let count = 0;
  for (const personId of await peopleExpiring(tx, since, now)) {
    await waitForPerson(tx, personId);
    await lockBalance(tx, personId);
    const over = expired(lotsOf(await entriesOf(tx, personId)), now);
    if (over.length === 0) continue;
    const villages = await villagesOfPeople(tx, [personId]);
    const rows = over.map(
      ({ id, left }): EntryRecord => ({
        id: uuidv7(now.getTime()),
        tenantId: tx.ctx.tenantId,
        personId,
        kind: 'expire',
        points: -left,
        rule: '',
        source: 'participation.expiry',
        sourceId: id,
        villageId: villages.get(personId) ?? null,
        note: '积分到期',
        happenedAt: now,
        enteredAt: now,
        expiresAt: null,
      }),
    );
    count += await addEntries(tx, rows);
    await announcePoints(tx, [personId]);
  }
  return count;
}
