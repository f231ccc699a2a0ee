const dayMs = 86_400_000;
const tensAndOnes = Array.from({ length: 100 }, (_, at) => String(at).padStart(2, '0'));

/** Beginnings of texts by day since 1970, `2026-11-23T`. */
const days = new Map<number, string>();
const mostDays = 1000;

/**
 * An instant as `Date.toISOString` writes it, for less: rows written by the hundred hold a few instants each.
 * @throws RangeError for a date that is none
 */
export function instantText(instant: Date): string {
  const ms = instant.getTime();
  const day = Math.floor(ms / dayMs);
  const within = ms - day * dayMs;
  const minutes = Math.floor(within / 60_000);
  const rest = within - minutes * 60_000;
  const seconds = Math.floor(rest / 1000);
  const thousandths = rest - seconds * 1000;
  return `${days.get(day) ?? beginningOf(instant, day)}${tensAndOnes[Math.floor(minutes / 60)]}:${tensAndOnes[minutes % 60]}:${
    tensAndOnes[seconds]
  }.${Math.floor(thousandths / 100)}${tensAndOnes[thousandths % 100]}Z`;
}

const afterDay = '00:00:00.000Z'.length;

function beginningOf(instant: Date, day: number): string {
  const beginning = instant.toISOString().slice(0, -afterDay);
  if (days.size >= mostDays) days.clear();
  days.set(day, beginning);
  return beginning;
}
