/** Lists that requests choose from. Browser-safe. */

/** On what a use of another department's data may rest. The words stand in the screens under `sharing.basis`. */
export const legalBases = [
  /** 个人信息保护法 13 (1) 3, 34: needed for a duty laid down by law. */
  'statutoryDuty',
  /** 政务数据共享条例 (2025): a department needs it for its work and must not collect it again. */
  'dataSharing',
  /** 社会救助暂行办法 58: checking what applicants for assistance declared. */
  'socialAssistance',
  /** 个人信息保护法 13 (1) 4: an emergency of public health, life or property. */
  'emergency',
  /** 个人信息保护法 13 (1) 1, 23: the person agreed to this handing on. */
  'consent',
  /** 统计法: figures without naming anybody. */
  'statistics',
  /** Another law or administrative regulation, to be named in the words. */
  'otherLaw',
] as const;
export type LegalBasis = (typeof legalBases)[number];

/** Ways in which granted rows are used. */
export const useWays = ['view', 'api', 'csv', 'xlsx', 'parquet', 'features', 'matter'] as const;
export type UseWay = (typeof useWays)[number];

/** How a use went: all that was asked for, or stopped on the way, or refused at the door. */
export const useOutcomes = ['running', 'done', 'stopped', 'refused'] as const;
export type UseOutcome = (typeof useOutcomes)[number];

/** Why a use was stopped or refused; `source`: the rows could not be read where they lie. */
export const stopReasons = ['ended', 'revoked', 'notYet', 'volume', 'brokenOff', 'source'] as const;
export type StopReason = (typeof stopReasons)[number];

/** Longest period that can be asked for, days: what is needed longer is asked for again. */
export const longestPeriodDays = 366;

/** Most rows a day that can be asked for. */
export const mostRowsPerDay = 10_000_000;

/** Shortest purpose or reason that tells anything, characters. */
export const shortestWords = 6;

/** Most rows of a workbook: what a spreadsheet opens. */
export const mostSheetRows = 200_000;

/** What a subscription can be about. */
export const watched = ['added', 'changed', 'removed'] as const;
export type Watched = (typeof watched)[number];
