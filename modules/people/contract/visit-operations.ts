/** Operations of hosting: a county's towns, and looking into one by break-glass. */
import { Done, Id, nullable, type Static, Type } from '#platform/contract/index.ts';

/** A visit as the town and the county see it. */
export const VisitRow = Type.Object({
  id: Type.String(),
  visitorName: Type.String(),
  reason: Type.String(),
  openedAt: Type.String(),
  endsAt: Type.String(),
  endedAt: nullable(Type.String()),
  endedHow: nullable(Type.String()),
  endedByName: Type.String(),
  /** Still going on. */
  open: Type.Boolean(),
  /** Requests made in it. */
  requests: Type.Integer(),
});
export type VisitRow = Static<typeof VisitRow>;

/** A town as its county hosts it: numbers, no content. */
export const HostedTown = Type.Object({
  id: Type.String(),
  code: Type.String(),
  nameZh: Type.String(),
  nameEn: Type.String(),
  staff: Type.Integer(),
  sessions: Type.Integer(),
  seenAt: nullable(Type.String()),
  visits: Type.Array(VisitRow),
});
export type HostedTown = Static<typeof HostedTown>;

export const visitOperations = {
  hostedTowns: {
    method: 'GET',
    path: '/hosting/towns',
    summary: "The county's towns with numbers of their accounts and the visits of the last 90 days",
    permission: 'people.hosting',
    reply: Type.Object({ items: Type.Array(HostedTown) }),
  },
  openVisit: {
    method: 'POST',
    path: '/hosting/towns/:townId/visit',
    summary: 'Look into a town by break-glass: reads only, for a while, told to the town',
    permission: 'people.hosting',
    dangerous: true,
    params: Type.Object({ townId: Id }),
    body: Type.Object({
      reason: Type.String({ minLength: 10, maxLength: 500 }),
      minutes: Type.Integer({ minimum: 5, maximum: 240 }),
    }),
    reply: Type.Object({ id: Type.String(), endsAt: Type.String() }),
    status: 201,
    problems: ['not-found'],
  },
  leaveVisit: {
    method: 'POST',
    path: '/hosting/leave',
    summary: 'End the visit in which one is, and go back to the county',
    permission: 'signedIn',
    whileVisiting: true,
    reply: Done,
    problems: ['not-found'],
  },
  visits: {
    method: 'GET',
    path: '/visits',
    summary: 'Who of the county looked into this town, why, for how long and how often',
    permission: 'people.visits',
    reply: Type.Object({ items: Type.Array(VisitRow) }),
  },
  visit: {
    method: 'GET',
    path: '/visits/:visitId',
    summary: 'What was looked at in a visit, request by request',
    permission: 'people.visits',
    params: Type.Object({ visitId: Id }),
    reply: Type.Object({
      visit: VisitRow,
      requests: Type.Array(
        Type.Object({ at: Type.String(), method: Type.String(), path: Type.String() }),
      ),
    }),
    problems: ['not-found'],
  },
  endVisit: {
    method: 'POST',
    path: '/visits/:visitId/end',
    summary: 'End a visit at once',
    permission: 'people.endVisits',
    params: Type.Object({ visitId: Id }),
    reply: Done,
    problems: ['not-found'],
  },
} as const;
