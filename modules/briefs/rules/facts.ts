/** What a brief is composed from, as gathered: plain numbers with their names. */
import type { BriefKind, Period, Words } from '../contract/shapes.ts';
import type { Comparison } from '../contract/template.ts';

/** What of a definition the words need. */
export interface Measure {
  readonly code: string;
  readonly name: Words;
  readonly meaning: Words;
  readonly formula: string;
  readonly group: string;
  readonly unit: string;
  readonly decimals: number;
  readonly direction: 'up' | 'down' | 'none';
  readonly target: number | null;
  readonly warning: number | null;
  /** Read as things stand, at the end of the period where it was kept. */
  readonly isLive: boolean;
}

/** Whether there is something to compare with: no data then, or for a part of that time only. */
export type Comparability = 'full' | 'partial' | 'none';

/** A number of the whole town. */
export interface Reading {
  readonly measure: Measure;
  readonly value: number | null;
  readonly before: number | null;
  readonly comparability: Comparability;
  /** First day of its data; null without any, or for numbers of now. */
  readonly since: string | null;
  /** For numbers of now: whether it is that of the period's end, or of the time of composing. */
  readonly atEnd: boolean;
}

/** The number of one village, category, department or channel. */
export interface GroupValue {
  readonly key: string;
  readonly name: Words;
  readonly value: number | null;
  readonly before: number | null;
}

/** A measure divided. */
export interface Division {
  readonly reading: Reading;
  readonly groups: readonly GroupValue[];
}

/** A measure in a row of days or hours. */
export interface Row {
  readonly reading: Reading;
  readonly steps: readonly {
    readonly label: Words;
    readonly value: number | null;
    readonly before: number | null;
  }[];
  readonly step: 'day' | 'hour';
}

/** Why a case is worth naming. */
export const reasons = ['overdue', 'supervised', 'reopened', 'badlyRated', 'merged'] as const;
export type Reason = (typeof reasons)[number];

/** A case worth naming; nothing of it that a person wrote. */
export interface NotableCase {
  readonly id: string;
  readonly number: string;
  readonly reason: Reason;
  readonly category: Words;
  readonly village: Words;
  readonly department: Words;
  /** Days overdue, stars, or reports, by the reason; else 0. */
  readonly amount: number;
}

/** Notable cases with how many there are in all. */
export interface Notable {
  readonly counts: Readonly<Record<Reason, number>>;
  readonly cases: readonly NotableCase[];
}

/** Facts of one section. */
export type SectionFacts =
  | { readonly kind: 'readings'; readonly readings: readonly Reading[] }
  | { readonly kind: 'divisions'; readonly divisions: readonly Division[] }
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | { readonly kind: 'notable'; readonly notable: Notable }
  | { readonly kind: 'nothing' };

/** When and what all sections speak of. */
export interface Frame {
  readonly kind: BriefKind;
  readonly period: Period;
  readonly compared: Period | null;
  readonly comparison: Comparison;
}
