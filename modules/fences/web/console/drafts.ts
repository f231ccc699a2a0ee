import type { Position } from '#ui/map/index.ts';
import type { FenceInput, FenceView } from '../../contract.ts';

/** A fence while it is drawn: its corners in order, not closed. */
export interface Draft extends Omit<FenceInput, 'area'> {
  readonly ring: readonly Position[];
  /** Null: a new one. */
  readonly id: string | null;
  readonly version: number;
}

/** A new fence, with what is usual. */
export const freshDraft: Draft = {
  id: null,
  version: 0,
  name: '',
  ring: [],
  watch: ['enter', 'leave'],
  leaveBufferMetres: 20,
  dwellSeconds: null,
  speedLimitKmh: null,
  windows: [],
  modelCodes: [],
  groupCodes: [],
  thingIds: [],
  severity: 'notice',
  categoryCode: null,
  enabled: true,
};

/** A fence taken up for changing. */
export function draftOf({ area, insideCount: _in, dayCount: _day, ...fence }: FenceView): Draft {
  const corners = (area.coordinates[0] ?? []).slice(0, -1);
  return {
    ...fence,
    ring: corners.map(([longitude, latitude]) => ({ longitude, latitude })),
  };
}

/** The fence as it is sent. */
export function inputOf({ ring, id: _id, version: _version, ...draft }: Draft): FenceInput {
  return { ...draft, area: areaOf(ring) };
}

/** Corners as a closed GeoJSON polygon. */
export function areaOf(ring: readonly Position[]): FenceInput['area'] {
  const pairs = ring.map(({ longitude, latitude }): [number, number] => [longitude, latitude]);
  const [first] = pairs;
  return { type: 'Polygon', coordinates: [first ? [...pairs, first] : []] };
}
