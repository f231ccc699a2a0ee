/** What an operator must know of the ledger: whether it signs, what waits, how old the last anchor is. */
import type { HealthCheck, HealthFinding } from '#platform/health/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';
import { type LedgerStanding, standings } from './store/standing.ts';
import { targetsOf } from './service/anchor.ts';
import { houseOf } from './service/house.ts';

/** An act that waits longer than this is a fault: it is a second when all is well. */
const longestWaitSeconds = 30;

const all = (host: ServiceHost): Promise<LedgerStanding[]> => host.database.inSystem(standings);

const secondsSince = (at: Date, now: Date): number => (now.getTime() - at.getTime()) / 1000;

async function signing(
  { clock }: { clock: { now(): Date } },
  host: ServiceHost,
): Promise<HealthFinding> {
  const logs = await all(host);
  const halted = logs.filter((one) => one.halted);
  if (halted.length > 0) {
    return {
      state: 'urgent',
      valueZh: `${halted.length} 个账本停止签名`,
      valueEn: `${halted.length} ledgers sign nothing`,
      cureZh: '存储的内容与签过名的不一致：请先查明原因，再在“存证账本”的密钥页恢复。',
      cureEn:
        'What is stored contradicts what was signed: find out why, then go on from the page of keys.',
    };
  }
  const waiting = logs.reduce((sum, one) => sum + one.waiting, 0);
  const oldest = Math.max(
    0,
    ...logs.map(({ since }) => (since ? secondsSince(since, clock.now()) : 0)),
  );
  return {
    state: oldest > longestWaitSeconds ? 'warning' : 'ok',
    valueZh: `等待签名 ${waiting} 条`,
    valueEn: `${waiting} acts wait for a signature`,
    ...(oldest > longestWaitSeconds
      ? {
          cureZh: '请检查角色为 worker 的进程是否在运行。',
          cureEn: 'See whether a process of the role worker runs.',
        }
      : {}),
  };
}

async function anchors(
  { clock }: { clock: { now(): Date } },
  host: ServiceHost,
): Promise<HealthFinding> {
  const house = houseOf(host.database);
  if (targetsOf(house).length === 0) {
    return {
      state: 'off',
      valueZh: '未设置',
      valueEn: 'not set up',
      cureZh: '可设置联盟链地址或另一存储上的目录。',
      cureEn: 'Set a chain or a folder on other storage.',
    };
  }
  const logs = await all(host);
  const done = logs.flatMap(({ anchoredAt }) => (anchoredAt ? [anchoredAt] : []));
  const failing = logs.reduce((sum, one) => sum + one.failingAnchors, 0);
  const last = done.toSorted((a, b) => b.getTime() - a.getTime())[0];
  const minutes = last ? Math.round(secondsSince(last, clock.now()) / 60) : null;
  const isLate = minutes === null || minutes * 60 > 3 * house.settings.anchorEverySeconds;
  return {
    state: failing > 0 || isLate ? 'warning' : 'ok',
    valueZh: minutes === null ? '尚未锚定' : `${minutes} 分钟前锚定，${failing} 项失败待重试`,
    valueEn:
      minutes === null
        ? 'never anchored'
        : `anchored ${minutes} minutes ago, ${failing} to be tried again`,
    ...(failing > 0 || isLate
      ? {
          cureZh: '请在“存证账本”的锚定页查看原因。',
          cureEn: 'See the reason on the page of anchors.',
        }
      : {}),
  };
}

/** The checks. */
export const healthChecks: readonly HealthCheck[] = [
  {
    code: 'ledger.signing',
    titleZh: '存证账本签名',
    titleEn: 'Signing of the ledger',
    look: signing,
  },
  {
    code: 'ledger.anchors',
    titleZh: '存证账本锚定',
    titleEn: 'Anchors of the ledger',
    look: anchors,
  },
];
