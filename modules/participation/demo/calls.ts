/** Satisfaction calls of the demo: a round that was called and published, one under way. */
import { localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { Problem } from '#platform/problems/index.ts';
import { keepRound } from '../service/calls/draw.ts';
import { resultsOf } from '../service/calls/results.ts';
import { callPage, updateCall } from '../store/calls.ts';
import { changeRow } from '../store/rows.ts';
import type { RoundRecord } from '../store/tables.ts';
import { type Stage, spread } from './stage.ts';

const script =
  '您好，我是清溪镇便民热线。您反映的事情已经办结，想耽误您一分钟做个回访，可以吗？\n1. 您反映的问题解决了吗？\n2. 对办理满意吗？1 到 5 分，5 分最满意。\n3. 还有什么要说的？\n谢谢您！';
const words = ['处理得很快', '还可以', '等得久了点', '', '来的师傅态度好', '', '过几天又坏了'];

/** Draws and plays both; a town whose history closed nothing lately has none. */
export async function fillCalls(stage: Stage): Promise<void> {
  const { ctx } = stage;
  const day = (daysAgo: number): string =>
    localDay(new Date(ctx.clock.now().getTime() - daysAgo * 86_400_000));
  await ctx.database.inTenant(ctx, async (tx) => {
    const rounds = [
      { title: '第一轮满意度回访', fromDay: day(60), toDay: day(31), seed: 'qingxi-1', size: 60 },
      { title: '第二轮满意度回访', fromDay: day(30), toDay: day(1), seed: 'qingxi-2', size: 40 },
    ];
    const [first, second] = rounds;
    const called = first && (await drawn(tx, { ...first, restDays: 0, script }));
    if (called) await callAll(tx, called, { stage, share: 1 });
    const open = second && (await drawn(tx, { ...second, restDays: 20, script }));
    if (open) await callAll(tx, open, { stage, share: 0.3 });
    if (!called) return;
    const result = await resultsOf(tx, called);
    const publishedAt = new Date(ctx.clock.now().getTime() - 20 * 86_400_000);
    await changeRow(tx, 'callRounds', {
      id: called.id,
      change: { state: 'published', result, publishedAt },
    });
  });
}

/** A round, or none where nobody can be called about that time. */
async function drawn(tx: Tx, input: Parameters<typeof keepRound>[1]): Promise<RoundRecord | null> {
  try {
    return await keepRound(tx, input);
  } catch (error) {
    // A shorter history has nobody to ask; the demo goes on without.
    if (error instanceof Problem && error.code === 'nobody-to-call') return null;
    throw error;
  }
}

async function callAll(
  tx: Tx,
  round: RoundRecord,
  { stage, share }: { readonly stage: Stage; readonly share: number },
): Promise<void> {
  const calls = await callPage(tx, { roundId: round.id }, { limit: 500, afterPlace: 0 });
  const calledBy = stage.staff('clerk1').personId;
  const calledAt = new Date(stage.ctx.clock.now().getTime() - 86_400_000);
  for (const [at, call] of calls.slice(0, Math.ceil(calls.length * share)).entries()) {
    const luck = spread(at + 11_000);
    const by = { attempts: 1, calledBy, calledAt };
    if (luck < 0.07) await updateCall(tx, call.id, { ...by, state: 'refused' });
    else if (luck < 0.15) await updateCall(tx, call.id, { ...by, state: 'unreached', attempts: 3 });
    else {
      const score = Math.min(5, 2 + Math.floor(spread(at + 12_000) * 4.6));
      const said = { state: 'answered' as const, score, solved: score > 2 };
      await updateCall(tx, call.id, { ...by, ...said, words: words[at % words.length] ?? '' });
    }
  }
}
