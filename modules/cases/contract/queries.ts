/** What the desks ask for. */
import { Id, nullable, oneOf, paging, type Static, Type } from '#platform/contract/index.ts';
import { CaseStateSchema, channels, Urgency } from './case.ts';

/** Filters shared by list, counts, map and export. Lists are repeated query parameters. */
export const CaseFilter = Type.Object({
  state: Type.Optional(Type.Array(CaseStateSchema)),
  open: Type.Optional(Type.Boolean({ description: 'Only cases on which somebody must still act' })),
  overdue: Type.Optional(Type.Boolean()),
  dueWithinHours: Type.Optional(Type.Integer({ minimum: 1, maximum: 720 })),
  needsOfficer: Type.Optional(Type.Boolean()),
  supervised: Type.Optional(Type.Boolean()),
  returned: Type.Optional(Type.Boolean()),
  reopened: Type.Optional(Type.Boolean()),
  extensionAsked: Type.Optional(Type.Boolean()),
  mine: Type.Optional(
    Type.Boolean({
      description: "Given to the viewer, the viewer's department or grid cell, as the role says",
    }),
  ),
  departmentId: Type.Optional(Type.Array(Id)),
  villageId: Type.Optional(Type.Array(Id)),
  gridCellId: Type.Optional(Type.Array(Id)),
  handlerId: Type.Optional(Id),
  categoryCode: Type.Optional(
    Type.Array(Type.String({ maxLength: 20, description: 'A code or the beginning of one' })),
  ),
  urgency: Type.Optional(Type.Array(Urgency)),
  channel: Type.Optional(Type.Array(oneOf(channels))),
  from: Type.Optional(Type.String({ format: 'date-time', description: 'Registered at or after' })),
  to: Type.Optional(Type.String({ format: 'date-time', description: 'Registered before' })),
  q: Type.Optional(
    Type.String({ maxLength: 60, description: 'Words of number, title or address' }),
  ),
  /** Cases of these ids only. */
  id: Type.Optional(Type.Array(Id, { maxItems: 200 })),
  bbox: Type.Optional(
    Type.String({
      pattern: '^-?[0-9.]+(,-?[0-9.]+){3}$',
      description: 'west,south,east,north in WGS-84 degrees',
    }),
  ),
});
export type CaseFilter = Static<typeof CaseFilter>;

/** The list's query: filters, order, page. */
export const CaseListQuery = Type.Object({
  ...CaseFilter.properties,
  sort: Type.Optional(oneOf(['newest', 'deadline', 'updated'])),
  ...paging,
});
export type CaseListQuery = Static<typeof CaseListQuery>;

/** Numbers over the desk's tabs. */
export const CaseCounts = Type.Object({
  byState: Type.Array(Type.Object({ state: Type.String(), count: Type.Integer() })),
  overdue: Type.Integer(),
  dueSoon: Type.Integer({ description: 'Due within 4 hours' }),
  needsOfficer: Type.Integer(),
  mine: Type.Integer(),
  supervised: Type.Integer(),
  newToday: Type.Integer(),
  closedToday: Type.Integer(),
});
export type CaseCounts = Static<typeof CaseCounts>;

/** Points of the map window, the newest; above 2,000 they come as clusters. */
export const CaseMap = Type.Object({
  points: Type.Array(
    Type.Object({
      id: Type.String(),
      longitude: Type.Number(),
      latitude: Type.Number(),
      state: Type.String(),
      urgency: Type.String(),
      overdue: Type.Boolean(),
      title: Type.String(),
    }),
  ),
  clusters: Type.Array(
    Type.Object({
      longitude: Type.Number(),
      latitude: Type.Number(),
      count: Type.Integer(),
      overdue: Type.Integer(),
    }),
  ),
  onlyNewest: nullable(
    Type.Integer({ description: 'So many of the newest are drawn, the window holds more' }),
  ),
});
export type CaseMap = Static<typeof CaseMap>;

/** One row of the supervisor's table. */
export const SupervisionRow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  open: Type.Integer(),
  overdue: Type.Integer(),
  dueSoon: Type.Integer(),
  returned: Type.Integer(),
  reopened: Type.Integer(),
  closedInPeriod: Type.Integer(),
  closedInTime: Type.Integer(),
  medianHandlingHours: nullable(Type.Number()),
  averageRating: nullable(Type.Number()),
});
export type SupervisionRow = Static<typeof SupervisionRow>;
