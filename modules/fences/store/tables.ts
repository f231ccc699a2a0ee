/** Row types of the fences schema. */
import type { Polygon } from '#platform/geo/index.ts';
import type { FenceEvent } from '../contract.ts';
import type { TimeWindow } from '../rules/windows.ts';

export interface FenceRow {
  tenantId: string;
  id: string;
  name: string;
  area: Polygon;
  watch: readonly FenceEvent[];
  leaveBufferMetres: number;
  dwellSeconds: number | null;
  speedLimitKmh: number | null;
  windows: readonly TimeWindow[];
  modelCodes: readonly string[];
  groupCodes: readonly string[];
  thingIds: readonly string[];
  severity: 'notice' | 'warning' | 'urgent' | null;
  categoryCode: string | null;
  enabled: boolean;
  version: number;
}

export interface StateRow {
  tenantId: string;
  fenceId: string;
  thingId: string;
  /** The track that came late; the live one goes on beside it. */
  late: boolean;
  side: 'in' | 'out' | null;
  since: Date;
  /** Times in ms. */
  votes: readonly { readonly at: number; readonly side: 'in' | 'out' }[];
  dwellTold: boolean;
  fast: readonly boolean[];
  speedTold: boolean;
  lastAt: Date;
}

export interface HappeningRow {
  tenantId: string;
  id: string;
  fenceId: string;
  thingId: string;
  event: FenceEvent;
  at: Date;
  longitude: number;
  latitude: number;
  speedKmh: number | null;
  stayedSeconds: number | null;
  late: boolean;
  recordedAt: Date;
}

export interface FenceTables {
  'fences.fences': FenceRow;
  'fences.states': StateRow;
  'fences.happenings': HappeningRow;
}
