/** Small shapes that templates and documents share. */
import { oneOf, type Static, Type } from '#platform/contract/index.ts';

/** How long a brief reaches. */
export const briefKinds = ['daily', 'weekly', 'monthly'] as const;
export const BriefKind = oneOf(briefKinds);
export type BriefKind = (typeof briefKinds)[number];

/** A text in both languages. */
export const Words = Type.Object({ zh: Type.String(), en: Type.String() });
export type Words = Static<typeof Words>;

/** A local day, `YYYY-MM-DD` in Asia/Shanghai. */
export const Day = Type.String({ format: 'date' });

/** Local days, both included. */
export const Period = Type.Object({ from: Day, to: Day });
export type Period = Static<typeof Period>;

/** Whether a change is welcome; `none` where the indicator has no direction. */
export const tones = ['good', 'bad', 'even', 'none'] as const;
export const Tone = oneOf(tones);
export type Tone = (typeof tones)[number];
