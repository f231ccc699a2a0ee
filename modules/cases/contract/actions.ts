/** What an action on a case carries. */
import { Id, Instant, Position, type Static, Type } from '#platform/contract/index.ts';
import { CaseActionSchema } from './case.ts';

/** The input of an action; which members are required follows from the state table. */
export const ActionInput = Type.Object({
  /** The version the actor saw; another one in the table means somebody acted meanwhile. */
  version: Type.Integer({ minimum: 1 }),
  reason: Type.Optional(Type.String({ maxLength: 2000 })),
  departmentId: Type.Optional(Id),
  personId: Type.Optional(Id),
  until: Type.Optional(Instant),
  categoryCode: Type.Optional(Type.String({ maxLength: 20 })),
  /** Number or id of the case to merge into. */
  intoCase: Type.Optional(Type.String({ maxLength: 40 })),
  stars: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
  photoIds: Type.Optional(Type.Array(Id, { maxItems: 6 })),
  position: Type.Optional(Position),
  /** When the phone did it (offline field app); the server's own instant is kept beside it. */
  actedAt: Type.Optional(Instant),
});
export type ActionInput = Static<typeof ActionInput>;

export const ActionParams = Type.Object({ caseId: Id, action: CaseActionSchema });

export const ActionReply = Type.Object({
  id: Type.String(),
  number: Type.String(),
  state: Type.String(),
  version: Type.Integer(),
});
export type ActionReply = Static<typeof ActionReply>;

/** The same action on many cases; each succeeds or fails by itself. */
export const BulkInput = Type.Object({
  items: Type.Array(Type.Object({ caseId: Id, version: Type.Integer({ minimum: 1 }) }), {
    minItems: 1,
    maxItems: 200,
  }),
  input: Type.Omit(ActionInput, ['version']),
});

export const BulkReply = Type.Object({
  results: Type.Array(
    Type.Object({
      caseId: Type.String(),
      done: Type.Boolean(),
      problem: Type.Optional(Type.Object({ code: Type.String(), title: Type.String() })),
    }),
  ),
});
