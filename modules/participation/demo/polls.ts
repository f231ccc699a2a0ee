/** Votes of the demo: one counted and sealed, with paper ballots; a secret and an open one under way. */
import { randomBytes } from 'node:crypto';
import { localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { PollInput } from '../contract/index.ts';
import { newSigningKey, receiptOf } from '../rules/ballot-paper.ts';
import { eligibilityOf } from '../rules/eligibility.ts';
import {
  insertPaperCount,
  pollById,
  putBallots,
  putOpenBallot,
  useVoices,
} from '../store/polls.ts';
import { changeRow } from '../store/rows.ts';
import type { PollRecord, ResidentRecord } from '../store/tables.ts';
import { closePoll, countAndSeal } from '../service/polls/count.ts';
import { keepPoll, openNow } from '../service/polls/draw-up.ts';
import { electorateOf } from '../service/polls/views.ts';
import { type Stage, spread } from './stage.ts';

const dayMs = 86_400_000;

type Drawn = Omit<PollInput, 'opensAt' | 'closesAt'> & {
  readonly from: number;
  readonly to: number;
};

const counted: Drawn = {
  title: '村史馆展厅先布置哪一块',
  lead: '今年经费够布置一个展厅，请大家选一个先做；其余的明年接着做。',
  options: [
    { code: 'o1', text: '老圩市的故事' },
    { code: 'o2', text: '农耕器具' },
    { code: 'o3', text: '清溪人物' },
  ],
  chooseMost: 1,
  secrecy: 'secret',
  villageIds: [],
  minAge: 18,
  withPaper: true,
  from: -19,
  to: -9,
};

const running: Drawn = {
  title: '文化广场改造先修哪一处',
  lead: '县里下达的经费可以先修一处，请选您最想先修的。结果公布后就动工。',
  options: [
    { code: 'o1', text: '戏台和灯光' },
    { code: 'o2', text: '健身角和儿童滑梯' },
    { code: 'o3', text: '公厕和无障碍坡道' },
    { code: 'o4', text: '停车位' },
  ],
  chooseMost: 1,
  secrecy: 'secret',
  villageIds: [],
  minAge: 18,
  withPaper: true,
  from: -3,
  to: 6,
};

const openly: Drawn = {
  title: '夏季文艺晚会想看什么',
  lead: '最多选两项，文化站按大家的选择排节目。这次投票不涉及隐私，记名进行。',
  options: [
    { code: 'o1', text: '采茶戏' },
    { code: 'o2', text: '广场舞展演' },
    { code: 'o3', text: '孩子们的合唱' },
    { code: 'o4', text: '露天电影' },
  ],
  chooseMost: 2,
  secrecy: 'open',
  villageIds: [],
  minAge: 12,
  withPaper: false,
  from: -5,
  to: 4,
};

/** Fills the votes. */
export async function fillPolls(stage: Stage, roll: readonly ResidentRecord[]): Promise<void> {
  const [first, second] = await Promise.all([newSigningKey(), newSigningKey()]);
  const officer = stage.staff('officer1', 'participation.manage');
  const { ctx } = stage;
  await ctx.database.inTenant(
    { ...stage.before(officer, 20 * 24), actor: ctx.actor },
    async (tx) => {
      const poll = await opened(tx, counted, { stage, key: first });
      await voteOnPaper(tx, poll, { stage, roll });
      await voteSecretly(tx, poll, { stage, roll, share: 0.62 });
      await closePoll(tx, poll.id);
      await publish(tx, poll, stage);
    },
  );
  await ctx.database.inTenant(
    { ...stage.before(officer, 6 * 24), actor: ctx.actor },
    async (tx) => {
      const poll = await opened(tx, running, { stage, key: second });
      await voteSecretly(tx, poll, { stage, roll, share: 0.34 });
      const open = await opened(tx, openly, { stage, key: null });
      await voteOpenly(tx, open, { stage, roll });
    },
  );
}

interface Opening {
  readonly stage: Stage;
  readonly key: Awaited<ReturnType<typeof newSigningKey>> | null;
}

async function opened(tx: Tx, { from, to, ...drawn }: Drawn, { stage, key }: Opening) {
  const now = stage.ctx.clock.now().getTime();
  const times = { opensAt: new Date(now + from * dayMs), closesAt: new Date(now + to * dayMs) };
  const row = await keepPoll(tx, { ...drawn, ...times });
  const change = await openNow(tx, row, { state: 'open', key });
  await changeRow(tx, 'polls', { id: row.id, change });
  return { ...row, ...change };
}

interface Voting {
  readonly stage: Stage;
  readonly roll: readonly ResidentRecord[];
}

const votersOf = (poll: PollRecord, roll: readonly ResidentRecord[]) =>
  roll.filter((row) => eligibilityOf(row, electorateOf(poll)) === 'yes');

function voiceOf(poll: PollRecord, row: ResidentRecord, way: 'online' | 'paper') {
  const onDay = localDay(new Date(poll.opensAt.getTime() + dayMs));
  const of = { tenantId: poll.tenantId, pollId: poll.id, residentId: row.id };
  return { ...of, villageId: row.villageId, way, onDay, blinded: '', signature: '' };
}

/** Ballots lie in the urn by their receipts; nothing here joins one to a voter either. */
async function voteSecretly(
  tx: Tx,
  poll: PollRecord,
  { roll, share }: Voting & { readonly share: number },
): Promise<void> {
  const voters = votersOf(poll, roll).filter(
    ({ personId }, at) => personId !== null && spread(at + 7000) < share,
  );
  await useVoices(
    tx,
    voters.map((row) => voiceOf(poll, row, 'online')),
  );
  const weights = [0.42, 0.75, 0.9, 1];
  const ballots = voters.map((_, at) => {
    const drawn = spread(at + 9000);
    const choice = poll.options[weights.findIndex((weight) => drawn < weight)] ?? poll.options[0];
    const receipt = receiptOf(poll.number, randomBytes(32).toString('hex'));
    return { tenantId: poll.tenantId, pollId: poll.id, receipt, choices: [choice?.code ?? ''] };
  });
  await putBallots(
    tx,
    ballots.toSorted((a, b) => (a.receipt < b.receipt ? -1 : 1)),
  );
}

/** The old ones of the first village vote at the meeting; two clerks count alike. */
async function voteOnPaper(tx: Tx, poll: PollRecord, { stage, roll }: Voting): Promise<void> {
  const voters = votersOf(poll, roll).filter(({ personId }) => personId === null);
  await useVoices(
    tx,
    voters.map((row) => voiceOf(poll, row, 'paper')),
  );
  const byVillage = Map.groupBy(voters, ({ villageId }) => villageId);
  for (const [villageId, own] of byVillage) {
    const half = Math.floor(own.length / 2);
    const counts = { o1: own.length - half, o2: half, o3: 0 };
    for (const clerk of ['clerk1', 'officer1']) {
      const enteredBy = stage.staff(clerk).personId ?? '';
      const of = { tenantId: poll.tenantId, pollId: poll.id, villageId, round: 1, enteredBy };
      const enteredAt = poll.closesAt;
      await insertPaperCount(tx, { ...of, counts, ballots: own.length, spoiled: 0, enteredAt });
    }
  }
}

async function publish(tx: Tx, poll: PollRecord, stage: Stage): Promise<void> {
  const closed = await pollById(tx, poll.id);
  if (!closed) return;
  const at = stage.before(null, 8 * 24);
  const later: Tx = { ...tx, ctx: { ...tx.ctx, clock: at.clock } };
  const change = await countAndSeal(later, closed, 'published');
  await changeRow(tx, 'polls', { id: poll.id, change });
}

async function voteOpenly(tx: Tx, poll: PollRecord, { roll }: Voting): Promise<void> {
  const voters = votersOf(poll, roll)
    .filter(({ personId }, at) => personId !== null && spread(at + 5000) < 0.3)
    .slice(0, 60);
  await useVoices(
    tx,
    voters.map((row) => voiceOf(poll, row, 'online')),
  );
  for (const [at, row] of voters.entries()) {
    const first = Math.floor(spread(at + 6000) * 4);
    const choices = [...new Set([`o${first + 1}`, `o${((first + 1 + (at % 3)) % 4) + 1}`])];
    await putOpenBallot(tx, {
      tenantId: poll.tenantId,
      pollId: poll.id,
      residentId: row.id,
      receipt: receiptOf(poll.number, randomBytes(32).toString('hex')),
      choices,
      votedAt: new Date(poll.opensAt.getTime() + spread(at) * 4 * dayMs),
    });
  }
}
