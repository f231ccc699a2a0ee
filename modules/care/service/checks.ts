/** The board of a day, signs of life noted for somebody, and closing what was missed. */
import { actInTransaction, casesByIds } from '#modules/cases/index.ts';
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { type Board, type BoardState, boardStates, type CheckRow } from '../contract/checks.ts';
import type { Outcome } from '../contract/words.ts';
import { problem } from '../problems.ts';
import { ageOn, dayPlus } from '../rules/age.ts';
import { boardState, dueAt, isPaused } from '../rules/checks.ts';
import { checkById, checksOfDay, openMissed } from '../store/checks.ts';
import { checkedElders, elderById } from '../store/elders.ts';
import type { CheckRecord, ElderRecord } from '../store/tables.ts';
import { theElder } from './elder-views.ts';
import { type PlaceNames, placesOf } from './places.ts';
import { settingsOf } from './settings.ts';
import { endMissed, takeSign } from './signs.ts';

const oldestDays = 90;
const clockMinutes = 10;

/** The board of a day within reach. @throws day-unfit */
export async function readBoard(ctx: Ctx, day?: string): Promise<Board> {
  const today = localDay(ctx.clock.now());
  const asked = day ?? today;
  if (asked > today || asked < dayPlus(today, -oldestDays))
    throw problem('day-unfit', { day: asked });
  return ctx.database.inTenant(ctx, async (tx) => {
    const elders = await checkedElders(tx);
    const known = Map.groupBy(
      await checksOfDay(
        tx,
        asked,
        elders.map(({ id }) => id),
      ),
      ({ elderId }) => elderId,
    );
    const names = await placesOf(tx);
    const { graceMinutes } = await settingsOf(tx);
    const items = elders.flatMap((elder) =>
      slotsOf(elder, known.get(elder.id) ?? [], {
        day: asked,
        graceMinutes,
        now: ctx.clock.now(),
      }).map((slot) => rowOf(elder, slot, names(elder))),
    );
    return { day: asked, items: items.sort(byUrgency) };
  });
}

/** A check-in of a day, with what is known of it. */
export interface Slot {
  readonly day: string;
  readonly minute: number;
  readonly dueAt: Date;
  readonly state: BoardState;
  readonly check: CheckRecord | undefined;
}

/** The check-ins of a person on a day, whether agreed on now or known from before. */
export function slotsOf(
  elder: ElderRecord,
  checks: readonly CheckRecord[],
  at: { readonly day: string; readonly graceMinutes: number; readonly now: Date },
): Slot[] {
  const { day, graceMinutes, now } = at;
  const past = day < localDay(now);
  const minutes = new Set([...(past ? [] : elder.times), ...checks.map(({ minute }) => minute)]);
  // A deadline before the agreement was made was nobody's: the clock notes a real one within moments.
  const settledBefore = new Date(now.getTime() - clockMinutes * 60_000);
  return [...minutes]
    .sort((a, b) => a - b)
    .filter((minute) => {
      const isKnown = checks.some((one) => one.minute === minute);
      return isKnown || dueAt(day, minute, graceMinutes) > settledBefore;
    })
    .map((minute) => {
      const check = checks.find((one) => one.minute === minute);
      const slot = { day, minute, dueAt: check?.dueAt ?? dueAt(day, minute, graceMinutes) };
      return {
        ...slot,
        state: boardState(slot, check, { now, paused: isPaused(elder, day) }),
        check,
      };
    });
}

function rowOf(elder: ElderRecord, slot: Slot, names: PlaceNames): CheckRow {
  const { check } = slot;
  return {
    checkId: check?.id ?? null,
    elderId: elder.id,
    number: elder.number,
    name: elder.name,
    age: ageOn(elder.birthDay, slot.day),
    phone: elder.phone,
    ...names,
    livingAlone: elder.livingAlone,
    minute: slot.minute,
    dueAt: slot.dueAt.toISOString(),
    state: slot.state,
    how: check?.how ?? '',
    doneAt: check?.doneAt?.toISOString() ?? null,
    step: check?.step ?? 0,
    caseId: check?.caseId ?? null,
    caseNumber: check?.caseNumber ?? '',
    outcome: check?.outcome ?? '',
    reason: check?.reason ?? '',
  };
}

/** What is late first, and of that what is late longest. */
function byUrgency(a: CheckRow, b: CheckRow): number {
  const rank = ({ state }: CheckRow): number => boardStates.indexOf(state);
  return rank(a) - rank(b) || a.dueAt.localeCompare(b.dueAt) || a.number - b.number;
}

/** Notes a sign of life that somebody had by telephone or face to face. @throws not-found, no-check-in-agreed */
export async function checkFor(
  ctx: Ctx,
  elderId: string,
  { how, key }: { readonly how: 'phone' | 'visit'; readonly key: string | null },
): Promise<{ slots: number }> {
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, { operation: 'care.checkFor', key, request: { elderId, how } }, async () => {
      const elder = await theElder(tx, elderId, true);
      if (elder.times.length === 0) throw problem('no-check-in-agreed');
      await elevate(tx);
      const slots = await takeSign(tx, elder, { how, by: ctx.actor.personId });
      await audit(tx, [{ action: 'care.checkFor', subject: elderId, detail: { how } }]);
      return { slots };
    }),
  );
}

/** Closes what a person missed with what was found: one alarm, one answer. @throws not-found, check-closed */
export async function closeCheck(
  ctx: Ctx,
  checkId: string,
  {
    outcome,
    reason,
    key,
  }: { readonly outcome: Outcome; readonly reason: string; readonly key: string | null },
): Promise<{ state: string }> {
  return ctx.database.inTenant(ctx, (tx) =>
    once(
      tx,
      { operation: 'care.closeCheck', key, request: { checkId, outcome, reason } },
      async () => {
        const seen = await checkById(tx, checkId);
        const elder = seen && (await elderById(tx, seen.elderId, true));
        const check = elder && (await checkById(tx, checkId, true));
        if (!check || !elder) throw generalProblem('not-found', { what: '未打卡记录' });
        if (check.state !== 'missed') throw problem('check-closed');
        const ownCase = outcome === 'falseAlarm' ? await cancellable(tx, check) : null;
        if (ownCase)
          await actInTransaction(tx, {
            caseId: ownCase,
            action: 'cancel',
            input: { reason: `误报：${reason}`.slice(0, 300) },
          });
        await elevate(tx);
        const missed = await openMissed(tx, [elder.id], true);
        await endMissed(tx, elder, missed, {
          outcome,
          reason: reason.trim(),
          by: ctx.actor.personId,
        });
        await audit(tx, [{ action: 'care.closeCheck', subject: checkId, detail: { outcome } }]);
        return { state: 'closed' };
      },
    ),
  );
}

/** The case of a false alarm, where whoever acts may call it off and nobody has begun. */
async function cancellable(tx: Tx, { caseId }: CheckRecord): Promise<string | null> {
  if (!caseId || !tx.ctx.actor.permissions.has('cases.dispatch')) return null;
  const [matter] = await casesByIds(tx, [caseId]);
  return matter && ['registered', 'dispatched'].includes(matter.state) ? caseId : null;
}
