/**
 * Who is on duty at a place today, with free places and where to book. The directory asks, whoever plans people's
 * hours (booking) answers; neither knows the other. They meet in the code of the place: a short readable word that
 * the directory gives (`clinic-qingxi`) and that a resource of booking names.
 */
import type { Ctx } from '../context/index.ts';
import { defineSlot, type Slots } from '../slots/index.ts';

/** What is asked: one local day, some places. */
export interface OpenTodayQuestion {
  /** Local day, `YYYY-MM-DD`. */
  readonly day: string;
  /** Codes of places in the directory. */
  readonly placeCodes: readonly string[];
}

/** Somebody or something (a doctor, a window, a room) on duty at a place on the day. */
export interface OnDuty {
  readonly placeCode: string;
  /** As residents know it: 王建国医生, 2 号窗口. Only what the town shows in public. */
  readonly nameZh: string;
  readonly nameEn: string;
  /** What one goes there for: 全科门诊. */
  readonly serviceZh: string;
  readonly serviceEn: string;
  /** Local time `HH:MM`; the end is not before the start. */
  readonly from: string;
  readonly until: string;
  /** Places still free from now on; null when it is not booked by number. */
  readonly free: number | null;
  /** Path of the resident app where to book, without its base: `/booking/…`; null when one just goes. */
  readonly bookPath: string | null;
  /** Same, as the script-free page (`/light/booking/…`); null when there is none. */
  readonly lightPath: string | null;
}

/** Answers for its own resources; places it does not know are left out. Reads with the rights of the ctx: anybody may ask. */
export type OpenTodaySource = (ctx: Ctx, question: OpenTodayQuestion) => Promise<readonly OnDuty[]>;

/** The slot that a module fills with its answer. */
export const openTodaySlot = defineSlot<OpenTodaySource>('open-today');

/** Asks every source and brings the answers into the order of the day. */
export async function whoIsOnDuty(
  slots: Slots,
  ctx: Ctx,
  question: OpenTodayQuestion,
): Promise<OnDuty[]> {
  if (question.placeCodes.length === 0) return [];
  const answers = await Promise.all(
    slots.all(openTodaySlot).map((source) => source(ctx, question)),
  );
  const asked = new Set(question.placeCodes);
  return answers
    .flat()
    .filter(({ placeCode }) => asked.has(placeCode))
    .sort((a, b) => a.from.localeCompare(b.from) || a.nameZh.localeCompare(b.nameZh, 'zh'));
}
