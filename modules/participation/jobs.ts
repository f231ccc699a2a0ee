/** What happens by itself: ends of votes and consultations, what nobody collects, what expires, the month, cases that move. */
import { localDay } from '#platform/calendar/index.ts';
import type { Listener, Tick, TimerHandler } from '#platform/module/index.ts';
import { casesByIds } from '#modules/cases/index.ts';
import {
  closeConsultation,
  closeTimer as closeConsultationTimer,
} from './service/consultations.ts';
import { expirePoints } from './service/points/keeper.ts';
import { lastMonth, monthOf, publishMonth } from './service/points/months.ts';
import { expireTimer } from './service/points/shop.ts';
import { expireRedemption } from './service/points/station.ts';
import { closePoll } from './service/polls/count.ts';
import { closeTimer as closePollTimer } from './service/polls/draw-up.ts';
import { followCase } from './service/suggestions/decide.ts';
import { lockRow } from './store/rows.ts';
import { lockRedemption } from './store/shop.ts';

/** The end of a vote. */
export const closingPolls: TimerHandler = {
  kind: closePollTimer,
  lock: (tx, { subject }) => lockRow(tx, 'polls', subject),
  handle: (tx, { subject }) => closePoll(tx, subject),
};

/** The end of a consultation. */
export const closingConsultations: TimerHandler = {
  kind: closeConsultationTimer,
  lock: (tx, { subject }) => lockRow(tx, 'consultations', subject),
  handle: (tx, { subject }) => closeConsultation(tx, subject),
};

/** Goods that nobody collects. */
export const expiringRedemptions: TimerHandler = {
  kind: expireTimer,
  lock: (tx, { subject }) => lockRedemption(tx, subject),
  handle: (tx, { subject }) => expireRedemption(tx, subject),
};

/** The case of a suggestion went elsewhere, or its deadline moved. */
export const followingCases: Listener = {
  name: 'participation.followCase',
  events: ['case.acted'],
  handle: async (tx, event) => {
    const action = event.payload['action'];
    if (action !== 'transfer' && action !== 'approveExtension' && action !== 'dispatch') return;
    const [matter] = await casesByIds(tx, [event.subject]);
    if (matter?.channel === 'suggestion') await followCase(tx, matter);
  },
};

const seen = new Map<string, string>();

/** Once a local day in each town: points that expired, and the month that ended. */
export const keepingPoints: Tick = {
  name: 'participation.points',
  everySeconds: 300,
  run: async (ctxOf, tenants) => {
    for (const { tenantId, kind } of await tenants.all()) {
      const ctx = ctxOf(tenantId);
      const today = localDay(ctx.clock.now());
      const key = `${ctx.database.url}|${tenantId}`;
      if (kind !== 'town' || seen.get(key) === today) continue;
      await ctx.database.inTenant(ctx, async (tx) => {
        await expirePoints(tx);
        await publishMonth(tx, lastMonth(monthOf(ctx.clock.now())));
      });
      seen.set(key, today);
    }
  },
};
