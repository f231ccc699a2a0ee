/** What the platform itself has looked after: disk, queues, timers, database, backup, certificate, versions. */
import { X509Certificate } from 'node:crypto';
import { readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { HealthCheck, HealthFinding, HealthState } from '#platform/health/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { queues } from '../store/troubles.ts';

const gigabyte = 1e9;
const said = (state: HealthState, value: string, cure = ['', '']): HealthFinding => ({
  state,
  valueZh: value,
  valueEn: value,
  cureZh: cure[0] ?? '',
  cureEn: cure[1] ?? '',
});

const limits = (value: number, warning: number, urgent: number): HealthState =>
  value >= urgent ? 'urgent' : value >= warning ? 'warning' : 'ok';

const read = (ctx: Ctx) => ctx.database.inSystem((tx) => queues(tx, ctx.clock.now()));

const minutes = (seconds: number): string => `${(Math.max(0, seconds) / 60).toFixed(1)} min`;

/** Checks of the platform, in the order of the page. */
export const ownChecks: readonly HealthCheck[] = [
  {
    code: 'platform.disk',
    titleZh: '数据盘剩余空间',
    titleEn: 'Room on the data disk',
    look: async (_ctx, { dataDirectory }) => {
      const { bavail, blocks, bsize } = await statfs(dataDirectory);
      const [free, whole] = [bavail * bsize, blocks * bsize];
      const share = free / whole;
      const state =
        share < 0.05 || free < 2 * gigabyte ? 'urgent' : share < 0.15 ? 'warning' : 'ok';
      return said(state, `${(free / gigabyte).toFixed(1)} / ${(whole / gigabyte).toFixed(0)} GB`, [
        '请清理磁盘或扩容；空间用尽后无法再保存任何内容。',
        'Make room or enlarge the disk: when it is full nothing can be kept any more.',
      ]);
    },
  },
  {
    code: 'platform.database',
    titleZh: '数据库',
    titleEn: 'Database',
    look: async (ctx) => {
      const { databaseBytes, version } = await read(ctx);
      return said('ok', `PostgreSQL ${version}, ${(databaseBytes / gigabyte).toFixed(2)} GB`);
    },
  },
  {
    code: 'platform.events',
    titleZh: '待处理事件',
    titleEn: 'Events that wait',
    look: async (ctx) => {
      const { events, unnumberedSeconds } = await read(ctx);
      const worst = [limits(events, 10_000, 200_000), limits(unnumberedSeconds, 60, 600)];
      const state = worst.includes('urgent')
        ? 'urgent'
        : worst.includes('warning')
          ? 'warning'
          : 'ok';
      return said(state, `${events}, ${minutes(unnumberedSeconds)}`, [
        '请确认有角色为 worker 的进程在运行，并查看日志。',
        'See that a process with the role worker runs, and look into its log.',
      ]);
    },
  },
  {
    code: 'platform.setAside',
    titleZh: '搁置的事件（30 天内）',
    titleEn: 'Events set aside (30 days)',
    look: async (ctx) => {
      const { setAside } = await read(ctx);
      return said(limits(setAside, 1, 100), String(setAside), [
        '这些事件连续失败五次后被搁置；请查看日志，必要时联系开发者。',
        'These failed five times and were set aside; look into the log.',
      ]);
    },
  },
  {
    code: 'platform.timers',
    titleZh: '到期未执行的定时任务',
    titleEn: 'Timers past their time',
    look: async (ctx) => {
      const { overdueTimers, oldestTimerSeconds, failedTimers } = await read(ctx);
      const state = failedTimers > 0 ? 'warning' : limits(oldestTimerSeconds, 120, 1800);
      return said(state, `${overdueTimers}, ${minutes(oldestTimerSeconds)}, ✕ ${failedTimers}`, [
        '请确认有角色为 worker 的进程在运行，并查看日志。',
        'See that a process with the role worker runs, and look into its log.',
      ]);
    },
  },
  {
    code: 'platform.backup',
    titleZh: '备份',
    titleEn: 'Backup',
    look: async (ctx, { environment }) => backupFinding(environment['ZHENSHU_BACKUP'], ctx),
  },
  {
    code: 'platform.certificate',
    titleZh: 'TLS 证书',
    titleEn: 'TLS certificate',
    look: async (ctx, { environment }) => certificateFinding(environment['ZHENSHU_TLS_CERT'], ctx),
  },
  {
    code: 'platform.versions',
    titleZh: '运行环境',
    titleEn: 'Versions',
    look: () => Promise.resolve(said('ok', `Node ${process.versions.node}, ${process.platform}`)),
  },
];

interface KeptState {
  readonly keptUntil: string | null;
  readonly lastBaseAt: string | null;
  readonly fault: string;
}

async function backupFinding(folder: string | undefined, ctx: Ctx): Promise<HealthFinding> {
  if (!folder) {
    return said('off', '—', [
      '没有自动备份。请设置 ZHENSHU_BACKUP；使用外部数据库时用其自身工具备份。',
      'No backups are made. Set ZHENSHU_BACKUP; an outside database is backed up with its own tools.',
    ]);
  }
  const text = await readFile(join(folder, 'state.json'), 'utf8').catch(() => null);
  const kept = text === null ? null : (JSON.parse(text) as KeptState);
  if (!kept?.keptUntil)
    return said('urgent', '—', ['还没有完成过备份。', 'No backup was made yet.']);
  const ageSeconds = (ctx.clock.now().getTime() - Date.parse(kept.keptUntil)) / 1000;
  const baseHours = kept.lastBaseAt
    ? (ctx.clock.now().getTime() - Date.parse(kept.lastBaseAt)) / 3_600_000
    : Number.POSITIVE_INFINITY;
  const worst = [limits(ageSeconds, 900, 7200), limits(baseHours, 30, 72)];
  const state = worst.includes('urgent') ? 'urgent' : worst.includes('warning') ? 'warning' : 'ok';
  return said(state, `${kept.keptUntil.slice(0, 16)}Z, ${baseHours.toFixed(0)} h`, [
    `请检查备份盘。${kept.fault}`,
    `Look at the backup disk. ${kept.fault}`,
  ]);
}

async function certificateFinding(path: string | undefined, ctx: Ctx): Promise<HealthFinding> {
  if (!path) return said('off', '—');
  const { validTo } = new X509Certificate(await readFile(path));
  const days = (Date.parse(validTo) - ctx.clock.now().getTime()) / 86_400_000;
  const state = days < 7 ? 'urgent' : days < 30 ? 'warning' : 'ok';
  return said(state, `${Math.floor(days)} d`, [
    '请尽快更换证书；过期后浏览器将拒绝访问。',
    'Renew the certificate: browsers refuse an expired one.',
  ]);
}
