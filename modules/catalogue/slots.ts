/** What other modules tell the catalogue: where rows come from, who uses them, how good they are. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { defineSlot } from '#platform/slots/index.ts';
import type { ResourceView } from './contract/shapes.ts';

/** Something before or behind a resource. */
export interface LineageEdge {
  /** `from`: rows come from it; `to`: it uses the rows. */
  readonly direction: 'from' | 'to';
  /** Kind in the words of the module that tells it: source, batch, master, grant, subscription … */
  readonly kind: string;
  readonly titleZh: string;
  readonly titleEn: string;
  /** What else is worth a line, such as “12,000 rows, today 02:00”. */
  readonly noteZh: string;
  readonly noteEn: string;
  /** Page of the console where it is seen; null for none. */
  readonly link: string | null;
  readonly at: Date | null;
}

/** Tells the edges of a resource within the reader's reach. */
export interface LineageSource {
  readonly edges: (tx: Tx, resource: ResourceView) => Promise<LineageEdge[]>;
}
export const lineageSlot = defineSlot<LineageSource>('catalogue.lineage');

/** A rule as it is measured over the rows. */
export type Measurement =
  | { readonly kind: 'complete'; readonly fields: readonly string[] }
  | { readonly kind: 'valid'; readonly fields: readonly string[] }
  | { readonly kind: 'unique'; readonly fields: readonly string[] }
  | {
      readonly kind: 'consistent';
      /** The field here and, by equal keys, a field of another resource that must say the same. */
      readonly field: string;
      readonly by: string;
      readonly other: ResourceView;
      readonly otherField: string;
      readonly otherBy: string;
    };

/** Rows looked at, and those that fail. */
export interface Measured {
  readonly checked: number;
  readonly failed: number;
}

/** Measures the rows of resources; filled by the module that holds them. */
export interface RowMeasure {
  /** Rows now and when they last changed; null when nothing was ever brought in. */
  readonly state: (tx: Tx, resourceId: string) => Promise<{ rows: number; changedAt: Date } | null>;
  readonly measure: (
    ctx: Ctx,
    resource: ResourceView,
    measurements: readonly Measurement[],
  ) => Promise<Measured[]>;
  /** The same of rows that stay at their source, read there once; null where none can be. @throws what keeps them from being read */
  readonly atSource: (
    ctx: Ctx,
    resource: ResourceView,
    measurements: readonly Measurement[],
  ) => Promise<{ readonly rows: number; readonly measured: Measured[] } | null>;
}
export const rowMeasureSlot = defineSlot<RowMeasure>('catalogue.rowMeasure');
