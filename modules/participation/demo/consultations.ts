/** Consultations of the demo: one under way with comments to be read, one answered. */
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { setTimers } from '#platform/timers/index.ts';
import { closeTimer, keepConsultation } from '../service/consultations.ts';
import { insertComments } from '../store/consultations.ts';
import { changeRow } from '../store/rows.ts';
import type { CommentRecord, ConsultationRecord } from '../store/tables.ts';
import type { Stage } from './stage.ts';

const dayMs = 86_400_000;

const running = {
  title: '圩日摊位管理办法（征求意见稿）',
  lead: '圩日人多路窄，镇里起草了摊位管理办法。摊主、赶圩的、住在街边的，都请说说看法。',
  sections: [
    {
      anchor: 's1',
      heading: '第一条 摊位划线',
      text: '东街、米行街按 2 米×1.5 米划线设摊，消防通道和店铺门口两米内不设摊。',
    },
    {
      anchor: 's2',
      heading: '第二条 开市收市',
      text: '开市不早于早上五点，下午三点收市，收市后半小时内清扫完毕。',
    },
    {
      anchor: 's3',
      heading: '第三条 自产自销',
      text: '本镇农户自产自销的，在南门划出免费区，不收摊位费。',
    },
    {
      anchor: 's4',
      heading: '第四条 垃圾清运',
      text: '每个摊位自备垃圾袋，散圩时统一收运；乱倒的取消下个圩日的摊位。',
    },
  ],
};

const answered = {
  title: '村级公益岗位聘用办法（征求意见稿）',
  lead: '保洁、护林、护河等公益岗位怎么选人、怎么考核，请大家提意见。',
  sections: [
    {
      anchor: 's1',
      heading: '第一条 聘用对象',
      text: '优先聘用低收入家庭成员，年龄不超过 65 岁。',
    },
    { anchor: 's2', heading: '第二条 考核', text: '每月由村委会考核一次，结果在公示栏公布。' },
  ],
};

const said: readonly (readonly [string, string, 'shown' | 'waiting'])[] = [
  ['s2', '三点收市太早，远处村子的人中午才到，建议延到四点半。', 'shown'],
  ['s2', '同意早点收市，街边住户下午能安静些。', 'shown'],
  ['s3', '免费区最好在东门，南门没有树荫，菜晒蔫了卖不掉。', 'shown'],
  ['s1', '两米宽的摊位放不下三轮车，能不能留一排大摊位？', 'shown'],
  ['s4', '收运时间请公布出来，错过了没处倒。', 'waiting'],
  ['', '建议旁边标上厕所和开水点，有事请打 13600001111 找我。', 'waiting'],
];

/** Fills both. */
export async function fillConsultations(stage: Stage): Promise<void> {
  const { ctx } = stage;
  const before = (days: number) => new Date(ctx.clock.now().getTime() - days * dayMs);
  await ctx.database.inTenant(ctx, async (tx) => {
    const first = await opened(tx, stage, {
      drawn: running,
      department: 'city-management',
      from: 5,
      to: -9,
    });
    await setTimers(tx, [{ kind: closeTimer, subject: first.id, dueAt: first.closesAt }]);
    await insertComments(
      tx,
      said.map(([anchor, words, state], at) =>
        commentOf(
          first,
          { anchor, words, state },
          {
            authorId: stage.people[at + 20]?.personId ?? null,
            createdAt: before(4 - at * 0.6),
          },
        ),
      ),
    );
    const second = await opened(tx, stage, {
      drawn: answered,
      department: 'civil-affairs',
      from: 40,
      to: 20,
    });
    await insertComments(tx, [
      commentOf(
        second,
        { anchor: 's1', words: '65 岁一刀切不合适，身体好的老人也能护河。', state: 'shown' },
        { authorId: stage.people[30]?.personId ?? null, createdAt: before(30) },
      ),
      commentOf(
        second,
        { anchor: 's2', words: '考核结果要写明理由，不然不服气。', state: 'shown' },
        { authorId: stage.people[31]?.personId ?? null, createdAt: before(28) },
      ),
    ]);
    await changeRow(tx, 'consultations', {
      id: second.id,
      change: {
        state: 'published',
        publishedAt: before(14),
        heard: '共收到 2 条意见：年龄上限不要一刀切；考核结果要说明理由。',
        changed:
          '年龄上限改为“一般不超过 65 岁，身体条件适合的可放宽到 68 岁”；考核不合格的书面说明理由。',
        sectionAnswers: { s1: '采纳，放宽到 68 岁。', s2: '采纳，书面说明理由。' },
      },
    });
  });
}

interface Opening {
  readonly drawn: typeof running;
  readonly department: string;
  /** Days ago. */
  readonly from: number;
  readonly to: number;
}

async function opened(
  tx: Tx,
  stage: Stage,
  { drawn, department, from, to }: Opening,
): Promise<ConsultationRecord> {
  const now = stage.ctx.clock.now().getTime();
  const row = await keepConsultation(tx, {
    ...drawn,
    departmentId: stage.department(department)?.id ?? stage.department('office')?.id ?? '',
    closesAt: new Date(now - to * dayMs),
  });
  const openedAt = new Date(now - from * dayMs);
  await changeRow(tx, 'consultations', { id: row.id, change: { state: 'open', openedAt } });
  return row;
}

function commentOf(
  of: ConsultationRecord,
  { anchor, words, state }: Pick<CommentRecord, 'anchor' | 'words' | 'state'>,
  by: Pick<CommentRecord, 'authorId' | 'createdAt'>,
): CommentRecord {
  return {
    id: uuidv7(by.createdAt.getTime()),
    tenantId: of.tenantId,
    consultationId: of.id,
    anchor,
    words,
    publicWords: state === 'shown' ? words : '',
    state,
    reason: '',
    ...by,
  };
}
