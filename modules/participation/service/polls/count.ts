/** Closing the urn, counting, and sealing the count in the ledger. */
import { createHash } from 'node:crypto';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import {
  canonicalRow,
  enter,
  type EvidenceRow,
  type EvidenceSource,
} from '#platform/ledger/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { receiptsOf } from '#modules/ledger/index.ts';
import type { PollResult } from '../../contract/index.ts';
import { pollMoves, type PollState } from '../../contract/states.ts';
import { problem } from '../../problems.ts';
import { ballotsText, type PaperEntry, paperStanding, tally } from '../../rules/count.ts';
import { stateAfter } from '../../rules/transition.ts';
import { ballotsOf, paperCounts, pollById, shakeUrn, voiceCounts } from '../../store/polls.ts';
import { changeRow, lockRow } from '../../store/rows.ts';
import { publishedPolls } from '../../store/evidence.ts';
import type { PollRecord } from '../../store/tables.ts';
import { type Names, namesOf } from '../names.ts';
import { workbook } from '../sheets.ts';
import { asPublic } from '../subject.ts';
import { announce } from '../tell.ts';
import { electorateCounts, seenPoll } from './views.ts';

/** The end of a vote: who had a voice is counted, the key is destroyed, the urn is shaken. */
export async function closePoll(tx: Tx, pollId: string): Promise<void> {
  const row = await lockRow(tx, 'polls', pollId);
  const state = row && stateAfter(pollMoves, row.state, { act: 'close', by: 'clock' });
  if (!row || !state) return;
  const counts = await electorateCounts(tx, row);
  const eligible = [...counts.values()].reduce((sum, one) => sum + one, 0);
  if (row.secrecy === 'secret') await shakeUrn(tx, row.id);
  await changeRow(tx, 'polls', { id: row.id, change: { state, eligible, signingKey: '' } });
  await announce(tx, 'pollChanged', { ...row, state });
}

/** How the paper ballots of each village stand. */
export async function paperStandings(tx: Tx, poll: PollRecord) {
  const codes = poll.options.map(({ code }) => code);
  const voters = new Map<string, number>();
  for (const { villageId, way, count } of await voiceCounts(tx, [poll.id])) {
    if (way === 'paper') voters.set(villageId, count);
  }
  const counted = await paperCounts(tx, poll.id);
  return [...voters].map(([villageId, handedOut]) => {
    const own: PaperEntry[] = counted.filter((one) => one.villageId === villageId);
    return { villageId, voters: handedOut, own, standing: paperStanding(own, codes) };
  });
}

/** Counts a vote and enters the count in the ledger. @throws paper-open */
export async function countAndSeal(
  tx: Tx,
  row: PollRecord,
  state: PollState,
): Promise<Partial<PollRecord>> {
  const names = await namesOf(tx);
  const paper = await paperStandings(tx, row);
  const open = paper.filter(({ standing }) => !standing.agreed);
  if (open.length > 0) {
    const villages = open.map(({ villageId }) => names.village(villageId)).join('、');
    throw problem('paper-open', { villages });
  }
  const agreed = paper.flatMap(({ standing }) => standing.agreed ?? []);
  const result = await resultOf(tx, { row, agreed, names });
  const published = { ...row, result, publishedAt: tx.ctx.clock.now() };
  await enter(tx, [
    {
      source: 'participation',
      kind: 'participation.pollResult',
      subject: row.id,
      label: row.number,
      rows: [evidenceOf(published)],
    },
  ]);
  return { state, result, publishedAt: published.publishedAt };
}

interface Counted {
  readonly row: PollRecord;
  readonly agreed: readonly PaperEntry[];
  readonly names: Names;
}

async function resultOf(tx: Tx, { row, agreed, names }: Counted): Promise<PollResult> {
  const ballots = await ballotsOf(tx, row);
  const voices = await voiceCounts(tx, [row.id]);
  const eligible = await electorateCounts(tx, row);
  const counts = tally(
    row.options.map(({ code }) => code),
    ballots,
    agreed.map((one) => one.counts),
  );
  const sum = (of: readonly { readonly count: number }[]): number =>
    of.reduce((total, { count }) => total + count, 0);
  const online = sum(voices.filter(({ way }) => way === 'online'));
  const paper = sum(voices.filter(({ way }) => way === 'paper'));
  const onPaper = agreed.reduce((total, one) => total + one.ballots, 0);
  const villageIds = new Set([...eligible.keys(), ...voices.map(({ villageId }) => villageId)]);
  return {
    eligible: row.eligible ?? 0,
    voices: online + paper,
    online,
    paper,
    notCast: online - ballots.length,
    spoiled: agreed.reduce((total, one) => total + one.spoiled, 0),
    ballots: ballots.length + onPaper,
    options: row.options.map(({ code, text }) => ({ code, text, count: counts.get(code) ?? 0 })),
    villages: [...villageIds].sort().map((villageId) => ({
      villageId,
      villageName: names.town.village(villageId)?.nameZh ?? '',
      eligible: eligible.get(villageId) ?? 0,
      voices: sum(voices.filter((one) => one.villageId === villageId)),
    })),
    ballotsDigest: createHash('sha256').update(ballotsText(ballots)).digest('hex'),
  };
}

/** Members of a vote that the ledger vouches for. */
const members = [
  'chooseMost',
  'closesAt',
  'id',
  'minAge',
  'number',
  'opensAt',
  'options',
  'publishedAt',
  'result',
  'secrecy',
  'tenantId',
  'title',
  'villageIds',
] as const satisfies readonly (keyof PollRecord)[];

function evidenceOf(row: PollRecord): EvidenceRow {
  return { id: row.id, content: canonicalRow(row, members) };
}

/** Published counts as a source of the ledger. */
export const pollEvidence: EvidenceSource = {
  source: 'participation',
  titleZh: '投票结果',
  titleEn: 'Counts of votes',
  permission: 'participation.read',
  rowsOf: async (tx, pollId) => {
    const row = await pollById(tx, pollId);
    return row?.result ? [evidenceOf(row)] : [];
  },
  stateOf: () => Promise.resolve(null),
  scanRows: async (tx, after, limit) => (await publishedPolls(tx, after, limit)).map(evidenceOf),
  scanStates: () => Promise.resolve([]),
  pathOf: () => '/participation/polls',
};

/** The receipts of a published count, and the ledger's own. @throws poll-unknown, poll-not-published */
export async function pollReceipts(ctx: Ctx, number: string) {
  const system = asPublic(ctx);
  return system.database.inTenant(system, async (tx) => {
    const row = await seenPoll(tx, number);
    if (row.state !== 'published') throw problem('poll-not-published');
    const ballots = await ballotsOf(tx, row);
    const [sealed] = await receiptsOf(tx, 'participation', row.id);
    return { items: ballots.map(({ receipt }) => receipt), ledger: sealed?.text ?? null };
  });
}

/** The count as a workbook. @throws not-found, poll-not-published */
export async function pollSheet(ctx: Ctx, pollId: string) {
  const row = await ctx.database.inTenant(ctx, (tx) => pollById(tx, pollId));
  if (!row) throw generalProblem('not-found', { what: '投票' });
  const { result } = row;
  if (!result) throw problem('poll-not-published');
  const share = (part: number, of: number) =>
    of === 0 ? null : Math.round((part / of) * 1000) / 10;
  const number = 'number' as const;
  return workbook(`投票结果 ${row.number}`, [
    {
      name: '得票',
      columns: [
        { key: 'option', title: '选项', width: 40 },
        { key: 'count', title: '得票', type: number },
        { key: 'share', title: '占有效票（%）', type: number },
      ],
      rows: result.options.map(({ text, count }) => {
        return { option: text, count, share: share(count, result.ballots) };
      }),
    },
    {
      name: '投票率',
      columns: [
        { key: 'village', title: '村（社区）', width: 20 },
        { key: 'eligible', title: '有投票资格', type: number },
        { key: 'voices', title: '投票人数', type: number },
        { key: 'share', title: '投票率（%）', type: number },
      ],
      rows: [
        ...result.villages.map(({ villageName, eligible, voices }) => {
          return { village: villageName, eligible, voices, share: share(voices, eligible) };
        }),
        {
          village: '合计',
          eligible: result.eligible,
          voices: result.voices,
          share: share(result.voices, result.eligible),
        },
      ],
    },
  ]);
}
