/** What the pages of the master records see. */
import {
  Id,
  Instant,
  nullable,
  oneOf,
  personal,
  notPersonal,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { entityKinds, listCodes, recordFields } from './kinds.ts';

const Text = Type.String();
const Kind = oneOf(entityKinds);
const Field = oneOf(recordFields);

/** A line of a list of records. */
export const EntityRow = Type.Object({
  id: Id,
  kind: Kind,
  number: Type.Integer(),
  name: Type.String(personal('records.entities.name')),
  identityNumber: Type.String(personal('records.entities.identity_number', 'never')),
  gender: Type.String(personal('records.entities.gender')),
  age: nullable(Type.Integer(notPersonal('whole years'))),
  phone: Type.String(personal('records.entities.phone', 'never')),
  address: Type.String(personal('records.entities.address', 'never')),
  villageName: Type.String(notPersonal('a village')),
  memberCount: Type.Integer(),
  sourceCount: Type.Integer(),
  updatedAt: Instant,
});
export type EntityRow = Static<typeof EntityRow>;

/** A fact of a record that is not about a person. */
export const Fact = Type.Object({ field: Field, value: Text });

/** Where a value came from. */
export const Origin = Type.Object({
  field: Field,
  memberId: Id,
  resourceCode: Text,
  resourceZh: Text,
  resourceEn: Text,
  /** Other departments that say the same, and how many say otherwise. */
  agreeing: Type.Integer(),
  contradicting: Type.Integer(),
});
export type Origin = Static<typeof Origin>;

/** A row of a department, as far as the record uses it; masked unless said. */
export const MemberView = Type.Object({
  id: Id,
  resourceCode: Text,
  resourceZh: Text,
  resourceEn: Text,
  roleZh: Text,
  roleEn: Text,
  changedAt: Instant,
  name: Type.String(personal('records.entities.name')),
  identityNumber: Type.String(personal('records.entities.identity_number', 'never')),
  birthDate: Type.String(personal('records.entities.birth_date')),
  gender: Type.String(personal('records.entities.gender')),
  phone: Type.String(personal('records.entities.phone', 'never')),
  address: Type.String(personal('records.entities.address', 'never')),
  facts: Type.Array(Fact),
});
export type MemberView = Static<typeof MemberView>;

/** Another record that a row ties to this one. */
export const LinkView = Type.Object({
  entityId: Id,
  kind: Kind,
  number: Type.Integer(),
  name: Type.String(personal('records.entities.name')),
  roleZh: Text,
  roleEn: Text,
});
export type LinkView = Static<typeof LinkView>;

/** A merge, split or undoing. */
export const ActView = Type.Object({
  id: Id,
  kind: oneOf(['merge', 'split', 'undo']),
  byMachine: Type.Boolean(),
  madeByName: Type.String(personal('people.people.name', 'staff')),
  reason: Text,
  madeAt: Instant,
  moved: Type.Integer(),
  otherNumbers: Type.Array(Type.Integer()),
  undone: Type.Boolean(),
});
export type ActView = Static<typeof ActView>;

/** A whole record. */
export const EntityFile = Type.Object({
  ...EntityRow.properties,
  birthDate: Type.String(personal('records.entities.birth_date')),
  state: oneOf(['live', 'merged', 'gone']),
  mergedInto: nullable(Id),
  version: Type.Integer(),
  facts: Type.Array(Fact),
  origins: Type.Array(Origin),
  members: Type.Array(MemberView),
  links: Type.Array(LinkView),
  acts: Type.Array(ActView),
  lists: Type.Array(oneOf(listCodes)),
  doubtful: Type.Integer(),
});
export type EntityFile = Static<typeof EntityFile>;

/** How a field of two rows agrees, and what that weighs (natural logarithm of a ratio; above 0 speaks for the same). */
export const LevelView = Type.Object({ field: Field, level: Text, weight: Type.Number() });
export type LevelView = Static<typeof LevelView>;

/** A doubtful pair in the queue. */
export const PairRow = Type.Object({
  id: Id,
  kind: Kind,
  probability: Type.Number(),
  state: oneOf(['open', 'later', 'same', 'different']),
  nameA: Type.String(personal('records.entities.name')),
  nameB: Type.String(personal('records.entities.name')),
  resourceZhA: Text,
  resourceEnA: Text,
  resourceZhB: Text,
  resourceEnB: Text,
  createdAt: Instant,
  decidedByName: Type.String(personal('people.people.name', 'staff')),
  decidedAt: nullable(Instant),
  version: Type.Integer(),
});
export type PairRow = Static<typeof PairRow>;

/** A row as whoever judges a pair sees it: whole, and the look is noted. */
export const JudgedMember = Type.Object({
  ...MemberView.properties,
  identityNumber: Type.String(personal('records.entities.identity_number')),
  phone: Type.String(personal('records.entities.phone')),
  address: Type.String(personal('records.entities.address')),
  entityId: Id,
  entityNumber: Type.Integer(),
  entityMembers: Type.Integer(),
});
export type JudgedMember = Static<typeof JudgedMember>;

/** A doubtful pair, side by side. */
export const PairFile = Type.Object({
  ...PairRow.properties,
  a: JudgedMember,
  b: JudgedMember,
  levels: Type.Array(LevelView),
  reason: Text,
  /** Pairs still waiting. */
  waiting: Type.Integer(),
});
export type PairFile = Static<typeof PairFile>;

/** What was learned of how a field agrees. */
export const LearnedField = Type.Object({
  field: Text,
  levels: Type.Array(
    Type.Object({
      level: Text,
      same: Type.Number(),
      different: Type.Number(),
      weight: Type.Number(),
    }),
  ),
});

/** How the records stand. */
export const StateView = Type.Object({
  kinds: Type.Array(
    Type.Object({
      kind: Kind,
      entities: Type.Integer(),
      members: Type.Integer(),
      ranAt: nullable(Instant),
      seconds: nullable(Type.Number()),
    }),
  ),
  doubtful: Type.Integer(),
  judged: Type.Integer(),
  working: Type.Boolean(),
  learned: Type.Array(LearnedField),
});
export type StateView = Static<typeof StateView>;

/** A special list with how many are on it. */
export const ListView = Type.Object({
  code: oneOf(listCodes),
  grade: oneOf(['open', 'conditional']),
  byHand: Type.Boolean(),
  /** Null where the viewer may not see the list. */
  count: nullable(Type.Integer()),
});
export type ListView = Static<typeof ListView>;

/** Somebody on a special list. */
export const ListRow = Type.Object({
  ...EntityRow.properties,
  entryId: nullable(Id),
  note: Type.String(personal('records.list_entries.note')),
  resourcesZh: Type.Array(Text),
  resourcesEn: Type.Array(Text),
});
export type ListRow = Static<typeof ListRow>;
