/**
 * Days of subjects that are reckoned when they have ended, and anew when something of them comes late: one timer a subject
 * and local day, set in the transaction of what came, so that no day is ever left out.
 */
import { instantAt, localDay } from '../calendar/index.ts';
import type { Tx } from '../database/index.ts';
import { type NewTimer, setTimers, type Timer } from '../timers/index.ts';

/** Something of a subject that counts on the day of an instant. */
export interface Happened {
  readonly subject: string;
  readonly at: Date;
}

const dayMs = 86_400_000;
/** After the end of a day what was under way has arrived. */
const afterEndMs = 5 * 60_000;
/** Late data come in one go: their day is reckoned when no more of them come. */
const afterLateMs = 60_000;
/** A timer of a day that has not ended is set again so often, in case the transaction that set it was rolled back. */
const rememberedMs = 10 * 60_000;
const mostRemembered = 20_000;

/** The timers of one kind. */
export interface EndedDays {
  readonly kind: string;
  /** Sets the timers of the days on which something happened. */
  note(tx: Tx, happened: readonly Happened[]): Promise<void>;
  /** What a timer that fired is about. */
  read(timer: Timer): { readonly subject: string; readonly day: string };
}

/** Makes the timers of a kind; a handler of that kind reckons the day. */
export function endedDays(kind: string): EndedDays {
  const remembered = new Map<string, number>();
  return {
    kind,
    note: async (tx, happened) => {
      const now = tx.ctx.clock.now().getTime();
      const today = instantAt(localDay(new Date(now))).getTime();
      const timers = new Map<string, NewTimer>();
      for (const { subject, at } of happened) {
        const day = localDay(at);
        const subjectDay = `${subject} ${day}`;
        if (timers.has(subjectDay)) continue;
        const isLate = at.getTime() < today;
        const mark = `${tx.ctx.tenantId} ${subjectDay}`;
        const isKnown = !isLate && now - (remembered.get(mark) ?? -Infinity) < rememberedMs;
        if (isKnown) continue;
        if (!isLate) remembered.set(mark, now);
        const end = instantAt(day).getTime() + dayMs;
        const dueAt = new Date(isLate ? now + afterLateMs : end + afterEndMs);
        timers.set(subjectDay, { kind, subject: subjectDay, dueAt });
      }
      if (remembered.size > mostRemembered) remembered.clear();
      await setTimers(tx, [...timers.values()]);
    },
    read: ({ subject }) => {
      const cut = subject.lastIndexOf(' ');
      return { subject: subject.slice(0, cut), day: subject.slice(cut + 1) };
    },
  };
}
