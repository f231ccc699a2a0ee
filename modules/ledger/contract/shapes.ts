/** What the ledger shows. */
import {
  Instant,
  notPersonal,
  nullable,
  oneOf,
  type Static,
  Type,
} from '#platform/contract/index.ts';

const Hash = Type.String({ description: 'SHA-256 in base64' });

/** A witness of the own log. */
export const WitnessView = Type.Object({
  name: Type.String(),
  key: Type.String({ description: 'Public key as c2sp.org/signed-note writes it' }),
  url: nullable(Type.String()),
  inside: Type.Boolean({ description: 'Runs in this installation: no proof against its operator' }),
  knownSize: Type.Integer(),
  cosignedAt: nullable(Instant),
  failingSince: nullable(Instant),
  lastError: nullable(Type.String()),
});
export type WitnessView = Static<typeof WitnessView>;

/** A log that this tenant is a witness of. */
export const WitnessedView = Type.Object({
  origin: Type.String(),
  keys: Type.Array(Type.String()),
  inside: Type.Boolean(),
  size: Type.Integer(),
  cosignedAt: nullable(Instant),
  refusals: Type.Integer(),
  refusedAt: nullable(Instant),
  refusal: nullable(Type.String()),
  refusedNote: nullable(Type.String()),
});
export type WitnessedView = Static<typeof WitnessedView>;

/** A checkpoint kept elsewhere. */
export const AnchorView = Type.Object({
  id: Type.String(),
  target: oneOf(['chain', 'file']),
  size: Type.Integer(),
  root: Hash,
  state: oneOf(['queued', 'sent', 'done']),
  place: nullable(Type.String()),
  queuedAt: Instant,
  nextTryAt: Instant,
  attempts: Type.Integer(),
  lastError: nullable(Type.String()),
  doneAt: nullable(Instant),
  transaction: nullable(Type.String()),
});
export type AnchorView = Static<typeof AnchorView>;

/** Against whom the log proves something, from least to most. */
export const assurances = ['operatorOnly', 'insideWitness', 'anchored', 'outsideWitness'] as const;
export type Assurance = (typeof assurances)[number];

/** The log of a town at a glance. */
export const Overview = Type.Object({
  origin: Type.String(),
  keys: Type.Array(Type.String({ description: 'Public keys that sign now' })),
  keysFrom: oneOf(['file', 'environment']),
  witnessKey: Type.String({ description: 'Public key of this tenant as a witness' }),
  path: Type.String({ description: 'Below it checkpoint and tiles are served' }),
  size: Type.Integer({ description: 'Entries with a place' }),
  signedSize: Type.Integer({ description: 'Entries under the published checkpoint' }),
  root: nullable(Hash),
  signedAt: nullable(Instant),
  waiting: Type.Integer({ description: 'Acts without a place yet' }),
  halted: nullable(Type.String()),
  checkpoint: nullable(Type.String()),
  assurance: oneOf(assurances),
  witnesses: Type.Array(WitnessView),
  witnessed: Type.Array(WitnessedView),
  anchoring: Type.Object({
    everySeconds: Type.Integer(),
    directory: nullable(Type.String()),
    chain: nullable(Type.String({ description: 'Host of the chain’s RPC' })),
    contract: nullable(Type.String()),
    lastDoneAt: nullable(Instant),
    waiting: Type.Integer(),
    anchors: Type.Array(AnchorView),
  }),
});
export type Overview = Static<typeof Overview>;

/** An entry in the list. */
export const EntryView = Type.Object({
  position: nullable(Type.Integer({ description: 'Index in the log; null while it waits' })),
  kind: Type.String(),
  nameZh: Type.String({ description: 'What the act is called' }),
  nameEn: Type.String(),
  source: Type.String(),
  subject: Type.String(),
  label: Type.String(),
  subjectName: nullable(
    Type.String({
      description: 'What the subject is called, where the reader may see it',
      ...notPersonal('of staff and devices; residents are not named'),
    }),
  ),
  at: Instant,
  signed: Type.Boolean({ description: 'Under the published checkpoint' }),
  witnessed: Type.Boolean({ description: 'Under a checkpoint that a witness signed' }),
  path: nullable(Type.String({ description: 'Where the console shows the subject' })),
});
export type EntryView = Static<typeof EntryView>;

/** An entry as a verifier needs it. */
export const EntryProof = Type.Object({
  index: Type.Integer(),
  record: Type.String({ description: 'What was committed to: canonical JSON' }),
  salt: Type.String({ description: 'Hex' }),
  rowSalt: nullable(Type.String({ description: 'Hex; null once the rows were erased' })),
  proof: Type.Array(Hash),
});
export type EntryProof = Static<typeof EntryProof>;

/** A row as it stands now. */
export const EvidenceRow = Type.Object({
  id: Type.String(),
  content: Type.String({ description: 'Canonical JSON; what the digest covers' }),
});
export type EvidenceRow = Static<typeof EvidenceRow>;

/** All that is needed to check a subject's history off line. */
export const History = Type.Object({
  format: Type.Literal('zhenshu-history/1'),
  origin: Type.String(),
  keys: Type.Array(Type.String()),
  witnessKeys: Type.Array(Type.String()),
  checkpoint: Type.String(),
  source: Type.String(),
  subject: Type.String(),
  label: Type.String(),
  entries: Type.Array(EntryProof),
  names: Type.Array(Type.Object({ kind: Type.String(), zh: Type.String(), en: Type.String() }), {
    description: 'What the kinds of the entries are called; proves nothing',
  }),
  rows: Type.Array(EvidenceRow),
  state: nullable(Type.String()),
  waiting: Type.Array(Type.String(), {
    description: 'Ids of rows whose entries have no place or no signature yet',
  }),
  waitingState: Type.Boolean({ description: 'One of them changed the subject' }),
  erasures: Type.Array(Type.Object({ entry: EntryProof, rows: Type.Array(EvidenceRow) }), {
    description: 'Entries by which rows were erased',
  }),
});
export type History = Static<typeof History>;

/** How many entries a subject has. */
export const Badge = Type.Object({
  entries: Type.Integer(),
  waiting: Type.Integer(),
  signed: Type.Integer(),
  witnessed: Type.Integer(),
  assurance: oneOf(assurances),
  halted: Type.Boolean(),
});
export type Badge = Static<typeof Badge>;

/** An inclusion proof under the published checkpoint. */
export const InclusionProof = Type.Object({
  index: Type.Integer(),
  size: Type.Integer(),
  leaf: Hash,
  proof: Type.Array(Hash),
  checkpoint: Type.String(),
});

/** A consistency proof. */
export const ConsistencyProof = Type.Object({
  oldSize: Type.Integer(),
  size: Type.Integer(),
  proof: Type.Array(Hash),
});
