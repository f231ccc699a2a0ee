/** Points of the demo: two months of good deeds, claims that wait, a shop with redemptions. */
import { uuidv7 } from '#platform/ids/index.ts';
import type { Actor } from '#platform/context/index.ts';
import { nowhere } from '#platform/context/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import { lastMonth, monthOf, publishMonth } from '../service/points/months.ts';
import { redeem } from '../service/points/shop.ts';
import { handOut } from '../service/points/station.ts';
import { ownRules } from '../rules/own-rules.ts';
import { addEntries, insertClaims, saveConsents } from '../store/points.ts';
import { insertGoods } from '../store/shop.ts';
import type { EntryRecord, GoodRecord, ResidentRecord } from '../store/tables.ts';
import { type Stage, spread } from './stage.ts';

const dayMs = 86_400_000;
const notes = [
  '帮邻居收稻谷',
  '清理门前水沟',
  '夜间巡逻',
  '分类桶边值守',
  '婚事简办',
  '院子收拾得干净',
];
const station = '圩镇社区积分超市';

const goods: readonly Omit<GoodRecord, 'id' | 'tenantId' | 'version'>[] = [
  {
    name: '肥皂两块',
    description: '透明皂，200 克',
    points: 10,
    stock: 120,
    perPerson: 4,
    station,
    active: true,
  },
  {
    name: '洗衣液',
    description: '2 千克',
    points: 35,
    stock: 40,
    perPerson: 2,
    station,
    active: true,
  },
  {
    name: '大米 5 千克',
    description: '本镇合作社新米',
    points: 60,
    stock: 30,
    perPerson: 1,
    station,
    active: true,
  },
  {
    name: '保温杯',
    description: '500 毫升',
    points: 80,
    stock: 6,
    perPerson: 1,
    station,
    active: true,
  },
  {
    name: '理发券',
    description: '东街理发店，当月有效',
    points: 20,
    stock: 0,
    perPerson: 1,
    station,
    active: true,
  },
];

/** Fills the accounts, the claims, the boards and the shop. */
export async function fillPoints(stage: Stage, roll: readonly ResidentRecord[]): Promise<void> {
  const { ctx } = stage;
  const members = roll.filter(({ personId }) => personId !== null).slice(0, 90);
  const goodIds = await ctx.database.inTenant(ctx, async (tx) => {
    await addEntries(tx, deedsOf(stage, members));
    await saveConsents(
      tx,
      members.slice(0, 30).map((row, at) => ({
        tenantId: ctx.tenantId,
        personId: row.personId ?? '',
        shownName: `${row.name.slice(0, 1)}${['大姐', '师傅', '老师', '大叔'][at % 4]}`,
        villageId: row.villageId,
        givenAt: new Date(ctx.clock.now().getTime() - 40 * dayMs),
      })),
    );
    const rows = goods.map((good) => ({
      ...good,
      id: uuidv7(),
      tenantId: ctx.tenantId,
      version: 1,
    }));
    await insertGoods(tx, rows);
    await insertClaims(tx, claimsOf(stage, members));
    await publishMonth(tx, lastMonth(monthOf(ctx.clock.now())));
    return rows.map(({ id }) => id);
  });
  await shop(stage, members, goodIds);
}

function deedsOf({ ctx }: Stage, members: readonly ResidentRecord[]): EntryRecord[] {
  return members.flatMap((row, at) =>
    Array.from({ length: 2 + Math.floor(spread(at) * 5) }, (_, count): EntryRecord => {
      const which = Math.floor(spread(at * 31 + count) * ownRules.length);
      const rule = ownRules[which] ?? ownRules[0];
      const daysAgo = Math.floor(spread(at * 17 + count * 3) * 58);
      const happenedAt = new Date(ctx.clock.now().getTime() - daysAgo * dayMs - 3_600_000);
      return {
        id: uuidv7(happenedAt.getTime()),
        tenantId: ctx.tenantId,
        personId: row.personId ?? '',
        kind: 'earn',
        points: rule?.points ?? 5,
        rule: rule?.code ?? '',
        source: 'participation.claims',
        sourceId: `demo-${at}-${count}`,
        villageId: row.villageId,
        note: notes[(which + count) % notes.length] ?? '',
        happenedAt,
        enteredAt: happenedAt,
        expiresAt: new Date(happenedAt.getTime() + 548 * dayMs),
      };
    }),
  );
}

function claimsOf({ ctx }: Stage, members: readonly ResidentRecord[]) {
  const waiting = [
    ['deed.neighbour', '送独居的陈奶奶去卫生院看病，陪到下午'],
    ['deed.cleaning', '和几个邻居把村口的水沟清了一遍'],
    ['deed.patrol', '周末晚上参加联防巡逻两小时'],
  ] as const;
  return waiting.map(([rule, words], at) => {
    const createdAt = new Date(ctx.clock.now().getTime() - (at + 1) * 5 * 3_600_000);
    return {
      id: uuidv7(createdAt.getTime()),
      tenantId: ctx.tenantId,
      personId: members[at + 10]?.personId ?? '',
      rule,
      words,
      photoIds: [],
      doneOn: localDay(createdAt),
      state: 'waiting' as const,
      decidedBy: null,
      decidedAt: null,
      reason: '',
      points: null,
      createdAt,
    };
  });
}

/** Three people exchange points; one has collected. */
async function shop(
  stage: Stage,
  members: readonly ResidentRecord[],
  goodIds: readonly string[],
): Promise<void> {
  const wishes = [
    [0, 26],
    [0, 20],
    [0, 3],
  ] as const;
  for (const [at, [good, hours]] of wishes.entries()) {
    const resident = members[at];
    const goodId = goodIds[good];
    if (!resident?.personId || !goodId) continue;
    const actor: Actor = {
      kind: 'resident',
      personId: resident.personId,
      name: resident.name,
      roles: ['resident'],
      permissions: new Set(),
      scope: nowhere,
    };
    const { code } = await redeem(stage.before(actor, hours), { goodId, quantity: 1 }, null);
    const clerk = stage.staff('clerk1', 'participation.points');
    if (at === 0 && code) await handOut(stage.before(clerk, hours - 2), code);
  }
}
