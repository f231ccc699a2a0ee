/** Row types of the indicators schema. */
import type { IndicatorInput } from '../contract/definition.ts';

/** A definition as stored. */
export interface DefinitionRow {
  readonly tenantId: string;
  readonly code: string;
  readonly content: IndicatorInput;
  readonly shipped: boolean;
  readonly active: boolean;
  readonly version: number;
  readonly savedAt: Date;
  readonly savedByName: string;
}

/** A nightly comparison. */
export interface CheckRow {
  readonly id: string;
  readonly tenantId: string;
  readonly startedAt: Date;
  readonly seconds: number;
  readonly days: number;
  readonly differences: readonly Difference[];
}

/** A number that a roll-up had wrong. */
export interface Difference {
  readonly source: string;
  readonly day: string;
  readonly cube: string;
  readonly key: string;
  readonly rollup: number | null;
  readonly rows: number | null;
}

/** Tables by name. */
export interface IndicatorTables {
  'indicators.definitions': DefinitionRow;
  'indicators.checks': CheckRow;
}
