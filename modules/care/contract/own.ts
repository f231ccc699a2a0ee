/** What residents see and do: the older person, and family by consent. */
import {
  Id,
  Instant,
  nullable,
  oneOf,
  personal,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { boardStates } from './checks.ts';
import { RequestInput } from './requests.ts';
import { allowanceStates, requestStates, visitStates } from './states.ts';

const Text = Type.String();

/** A check-in of today. */
export const OwnSlot = Type.Object({
  minute: Type.Integer(),
  dueAt: Instant,
  state: oneOf(boardStates),
  doneAt: nullable(Instant),
});
export type OwnSlot = Static<typeof OwnSlot>;

/** How an older person stands, for the person or consented family. */
export const OwnState = Type.Object({
  elderId: Text,
  name: Type.String(personal('care.elders.name', 'own')),
  age: nullable(Type.Integer()),
  slots: Type.Array(OwnSlot),
  /** When the last sign of life came, within a week. */
  lastSignAt: nullable(Instant),
  pausedUntil: nullable(Text),
  visits: Type.Array(
    Type.Object({
      id: Text,
      day: Text,
      minute: Type.Integer(),
      serviceZh: Text,
      serviceEn: Text,
      state: oneOf(visitStates),
    }),
  ),
  requests: Type.Array(
    Type.Object({
      id: Text,
      caseNumber: Text,
      serviceZh: Text,
      serviceEn: Text,
      day: Text,
      minute: Type.Integer(),
      weekdays: Type.Array(Type.Integer()),
      state: oneOf(requestStates),
      version: Type.Integer(),
    }),
  ),
  allowance: nullable(
    Type.Object({
      id: Text,
      state: oneOf(allowanceStates),
      monthlyFen: nullable(Type.Integer()),
      lastPaidMonth: nullable(Text),
      proofDue: nullable(Text),
      provedOn: nullable(Text),
      /** Days until the proof is due; negative: overdue. */
      proofDays: nullable(Type.Integer()),
    }),
  ),
  workerName: Type.String(personal('people.people.name', 'own')),
  workerPhone: Type.String(personal('people.people.phone', 'own')),
});
export type OwnState = Static<typeof OwnState>;

const ForWhom = { elderId: Type.Optional(Id) };

export const ownOperations = {
  own: {
    method: 'GET',
    path: '/care/own',
    summary: 'How I stand, and those older people who let me see how they do',
    permission: 'signedIn',
    onBehalf: 'care',
    reply: Type.Object({
      self: Type.Array(OwnState),
      family: Type.Array(Type.Object({ ...OwnState.properties, relation: Text })),
    }),
  },
  ownCheckIn: {
    method: 'POST',
    path: '/care/own/check-in',
    summary: 'I am well: a safe check-in by the person, or by family that has heard from them',
    permission: 'signedIn',
    onBehalf: 'care',
    body: Type.Object(ForWhom),
    reply: Type.Object({ slots: Type.Integer(), at: Instant }),
    idempotent: true,
    problems: ['not-registered', 'no-check-in-agreed', 'too-many-requests'],
  },
  ownRequest: {
    method: 'POST',
    path: '/care/own/requests',
    summary: 'Ask for a meal or home care',
    permission: 'signedIn',
    onBehalf: 'care',
    body: Type.Object({ ...RequestInput.properties, ...ForWhom }),
    reply: Type.Object({ id: Text, caseNumber: Text, dueAt: nullable(Instant) }),
    status: 201,
    idempotent: true,
    problems: ['not-registered', 'care-service-unknown', 'day-unfit', 'too-many-requests'],
  },
  ownCancel: {
    method: 'POST',
    path: '/care/own/requests/:requestId/cancel',
    summary: 'I no longer want it',
    permission: 'signedIn',
    onBehalf: 'care',
    params: Type.Object({ requestId: Id }),
    body: Type.Object({ version: Type.Integer({ minimum: 1 }) }),
    reply: Type.Object({ state: Text }),
    problems: ['not-found', 'changed-meanwhile', 'care-act-not-open'],
  },
} as const;
