/** Opening hours: which spans hold on a day, and whether a place is open at a moment. */
import type { ProblemPlace } from '#platform/problems/index.ts';
import type { Hours, OpenNow, Span } from '../contract/hours.ts';

/** What a day is in the town's calendar. */
export interface DayKind {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly isHoliday: boolean;
  readonly isMarketDay: boolean;
}

/** The spans of a day: a single day's own come first, then holidays, market days, the weekday. */
export function spansOn(hours: Hours, kind: DayKind): { spans: readonly Span[]; note: string } {
  const own = hours.exceptions.find(({ day }) => day === kind.day);
  if (own) return { spans: own.spans, note: own.note };
  if (kind.isHoliday && hours.onHolidays === 'closed') return { spans: [], note: '' };
  if (kind.isMarketDay && hours.onMarketDays.length > 0)
    return { spans: hours.onMarketDays, note: '' };
  const weekday = new Date(`${kind.day}T00:00:00Z`).getUTCDay();
  return { spans: hours.weekly[weekday] ?? [], note: '' };
}

/** How a place stands at a minute of a day. Spans are told by their texts, which sort as times do. */
export function openAt(hours: Hours | null, kind: DayKind, minute: number): OpenNow {
  if (!hours) return { state: 'unknown', at: '', today: [], note: '' };
  const { spans, note } = spansOn(hours, kind);
  const now = clockText(minute);
  const today = [...spans].sort((a, b) => a.from.localeCompare(b.from));
  const running = today.find(({ from, until }) => from <= now && now < until);
  if (running) return { state: 'open', at: running.until, today, note };
  const next = today.find(({ from }) => from > now);
  return { state: 'closed', at: next?.from ?? '', today, note };
}

/** A minute of the day as `HH:MM`. */
export function clockText(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** A fault: where, and what in both languages. */
type HoursFault = Required<ProblemPlace>;

/** Spans that end before they begin or overlap. */
export function hoursFaults(hours: Hours): HoursFault[] {
  const of = (spans: readonly Span[], pointer: string): HoursFault[] => {
    const sorted = [...spans].sort((a, b) => a.from.localeCompare(b.from));
    return sorted.flatMap(({ from, until }, at): HoursFault[] => {
      if (until <= from) {
        const detail = `${from} 到 ${until}：结束不晚于开始`;
        return [{ pointer, detail, detailEn: `${from} to ${until}: it ends before it begins` }];
      }
      const before = sorted[at - 1];
      return before && before.until > from
        ? [{ pointer, detail: '时段重叠', detailEn: 'spans overlap' }]
        : [];
    });
  };
  return [
    ...hours.weekly.flatMap((spans, day) => of(spans, `/hours/weekly/${day}`)),
    ...of(hours.onMarketDays, '/hours/onMarketDays'),
    ...hours.exceptions.flatMap(({ spans }, at) => of(spans, `/hours/exceptions/${at}`)),
  ];
}
