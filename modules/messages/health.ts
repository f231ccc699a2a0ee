/** What an operator must know of messages: what waits to leave the house, and what was given up. */
import type { HealthCheck } from '#platform/health/index.ts';
import { outboxStanding } from './store/messages.ts';

/** A message that waits longer than this is late: it leaves within seconds when all is well. */
const longestWaitSeconds = 600;
const dayMs = 86_400_000;

/** The outbox of all towns. */
export const outboxCheck: HealthCheck = {
  code: 'messages.outbox',
  titleZh: '消息发送队列',
  titleEn: 'Messages waiting to be sent',
  look: async ({ clock }, { database }) => {
    const now = clock.now();
    const since = new Date(now.getTime() - dayMs);
    const { waiting, oldest, failed } = await database.inSystem((tx) =>
      outboxStanding(tx, { now, since }),
    );
    const seconds = oldest ? (now.getTime() - oldest.getTime()) / 1000 : 0;
    const isLate = seconds > longestWaitSeconds;
    const minutes = Math.round(seconds / 60);
    return {
      state: isLate ? 'urgent' : failed > 0 ? 'warning' : 'ok',
      valueZh: `等待 ${waiting} 条${waiting > 0 ? `，最久 ${minutes} 分钟` : ''};24 小时内失败 ${failed} 条`,
      valueEn: `${waiting} wait${waiting > 0 ? `, the oldest ${minutes} min` : ''}; ${failed} failed within 24 h`,
      ...(isLate
        ? {
            cureZh: '请检查角色为 worker 的进程和短信、邮件通道的设置。',
            cureEn:
              'See whether a process of the role worker runs, and the settings of the channels.',
          }
        : failed > 0
          ? {
              cureZh: '请在“消息记录”里查看失败原因，改正后可重发。',
              cureEn: 'See the reasons in the log of messages; they can be sent again from there.',
            }
          : {}),
    };
  },
};
