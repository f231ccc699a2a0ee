/** When a place is open. Browser-safe. */
import { oneOf, type Static, Type } from '#platform/contract/index.ts';

const Clock = Type.String({ pattern: '^([01]\\d|2[0-4]):[0-5]\\d$' });

/** From a local time to another of the same day; `24:00` is its end. */
export const Span = Type.Object({ from: Clock, until: Clock });
export type Span = Static<typeof Span>;

/** Opening hours: by weekday, otherwise on market days and holidays, and single days. */
export const Hours = Type.Object({
  /** Spans of each weekday, Sunday first; no span: closed. */
  weekly: Type.Array(Type.Array(Span, { maxItems: 4 }), { minItems: 7, maxItems: 7 }),
  /** On national holidays: as on any weekday, or closed. */
  onHolidays: oneOf(['asUsual', 'closed']),
  /** On market days instead of the weekday's; empty: as usual. */
  onMarketDays: Type.Array(Span, { maxItems: 4 }),
  exceptions: Type.Array(
    Type.Object({
      day: Type.String({ format: 'date' }),
      spans: Type.Array(Span, { maxItems: 4 }),
      note: Type.String({ maxLength: 80 }),
    }),
    { maxItems: 60 },
  ),
});
export type Hours = Static<typeof Hours>;

/** How a place stands at a moment. */
export const OpenNow = Type.Object({
  state: oneOf(['open', 'closed', 'unknown']),
  /** Until when it is open, or from when again (today); empty when neither can be told. */
  at: Type.String(),
  today: Type.Array(Span),
  note: Type.String(),
});
export type OpenNow = Static<typeof OpenNow>;
