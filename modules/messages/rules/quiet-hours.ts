/**
 * The part of the day in which people are left alone, as local wall-clock times `HH:MM`. It may
 * cross midnight (`22:00` to `07:00`). `from` is quiet, `to` is not; equal times mean no quiet
 * hours at all.
 */
export type QuietHours = { readonly from: string; readonly to: string };

const MINUTE = 60_000;
const DAY_MINUTES = 1440;

/**
 * The first instant, not before `now`, at which a message may go out: `now` itself outside the
 * quiet hours and for urgent messages, else the end of the quiet hours. `timeZone` is an IANA name,
 * `Asia/Shanghai` in production. Throws a RangeError for a time that is no `HH:MM`.
 */
export function nextAllowedTime(
  now: Date,
  quietHours: QuietHours | undefined,
  timeZone: string,
  urgent: boolean,
): Date {
  if (urgent || quietHours === undefined) return now;
  const from = minuteOfDay(quietHours.from);
  const to = minuteOfDay(quietHours.to);
  const local = localMinute(now, timeZone);
  if (!isQuiet(local, from, to)) return now;
  const startOfMinute = Math.floor(now.getTime() / MINUTE) * MINUTE;
  const end = new Date(startOfMinute + forward(local, to) * MINUTE);
  // A clock change during the night makes the end wrong by the change: once is enough to correct.
  const drift = forward(to, localMinute(end, timeZone));
  const signedDrift = drift > DAY_MINUTES / 2 ? drift - DAY_MINUTES : drift;
  return new Date(end.getTime() - signedDrift * MINUTE);
}

/** Whether a minute of the day lies in the quiet hours; the wrap over midnight is the usual case. */
function isQuiet(minute: number, from: number, to: number): boolean {
  return forward(from, minute) < forward(from, to);
}

/** Minutes from one time of day forward to another, 0 to 1439. */
function forward(start: number, end: number): number {
  return (end - start + DAY_MINUTES) % DAY_MINUTES;
}

function minuteOfDay(text: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (!match) throw new RangeError(`quiet hours need a time as HH:MM, not "${text}"`);
  return Number(match[1]) * 60 + Number(match[2]);
}

/** Making a formatter takes far longer than using it, and hundreds of messages are queued at once. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    const parts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    formatter = new Intl.DateTimeFormat('en-GB', { timeZone, ...parts });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** The last answer: messages queued at once ask for the same instant. */
let last = { at: Number.NaN, timeZone: '', minute: 0 };

function localMinute(instant: Date, timeZone: string): number {
  const at = instant.getTime();
  if (last.at !== at || last.timeZone !== timeZone) {
    last = { at, timeZone, minute: minuteOfDay(formatterOf(timeZone).format(instant)) };
  }
  return last.minute;
}
