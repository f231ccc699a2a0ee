/** A chart as marks on a sheet: worked out once, painted alike on page, PDF and picture. */
import { nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';

/** Colours by meaning; each medium has its own values. */
export const inks = ['text', 'muted', 'grid', 'now', 'before'] as const;
const Ink = oneOf(inks);
export type Ink = (typeof inks)[number];

const Place = Type.Tuple([Type.Number(), Type.Number()]);

/** One mark; x to the right, y downwards, in points. */
export const Mark = Type.Object({
  kind: oneOf(['rect', 'line', 'dot', 'text']),
  ink: Ink,
  /** Rect: its corner top left; dot: its middle; text: its base line. */
  at: Place,
  /** Rect: width and height; dot: radius twice. */
  size: Place,
  /** Line: its corners. */
  points: Type.Array(Place),
  /** Stroke width of lines, type size of texts. */
  weight: Type.Number(),
  dashed: Type.Boolean(),
  text: Type.String(),
  anchor: oneOf(['start', 'middle', 'end']),
});
export type Mark = Static<typeof Mark>;

/** A drawing and what it says in one sentence, for those who don't see it. */
export const Drawing = Type.Object({
  width: Type.Number(),
  height: Type.Number(),
  marks: Type.Array(Mark),
  summary: Type.String(),
  title: nullable(Type.String()),
});
export type Drawing = Static<typeof Drawing>;
