/** Hours as people write them: `08:30-11:30 14:00-17:00`. Pure. */

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Spans as a text. */
export function hoursText(spans: readonly (readonly number[])[]): string {
  return spans.map(([from = 0, until = 0]) => `${clock(from)}-${clock(until)}`).join(' ');
}

/** Spans that a text names; what cannot be read is left out. */
export function spansOf(text: string): number[][] {
  const found = text.matchAll(/(\d{1,2}):(\d{2})\s*[-–—~至到]\s*(\d{1,2}):(\d{2})/g);
  return [...found].map(([, h1 = '0', m1 = '0', h2 = '0', m2 = '0']) => [
    Number(h1) * 60 + Number(m1),
    Number(h2) * 60 + Number(m2),
  ]);
}
