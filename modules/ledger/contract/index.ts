/** What the ledger offers over HTTP. Checkpoint, tiles and the witness are raw routes below `/ledger`. */
import { defineApi, Done, pageOf, Type } from '#platform/contract/index.ts';
import { Badge, ConsistencyProof, EntryView, History, InclusionProof, Overview } from './shapes.ts';

export * from './shapes.ts';

const read = 'ledger.read';
const check = 'ledger.check';
const administer = 'ledger.administer';

const Subject = Type.Object({
  source: Type.String({ pattern: '^[a-z]{2,30}$' }),
  subject: Type.String({ minLength: 1, maxLength: 200 }),
});
const Size = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
/** A public key as c2sp.org/signed-note writes it. */
const Key = Type.String({ minLength: 20, maxLength: 300 });
const Reason = Type.String({ minLength: 2, maxLength: 200 });

export const api = defineApi('ledger', {
  overview: {
    method: 'GET',
    path: '/ledger/overview',
    summary:
      'The log at a glance: head, keys, witnesses, anchors, and against whom it proves something',
    permission: read,
    reply: Overview,
  },
  entries: {
    method: 'GET',
    path: '/ledger/entries',
    summary: 'Entries, newest first',
    permission: read,
    query: Type.Object({
      q: Type.Optional(Type.String({ maxLength: 80 })),
      kind: Type.Optional(Type.String({ maxLength: 80 })),
      cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    }),
    reply: pageOf(EntryView),
  },
  badge: {
    method: 'GET',
    path: '/ledger/badge',
    summary: 'How many entries a subject has, and how far they are signed',
    permission: check,
    query: Subject,
    reply: Badge,
  },
  history: {
    method: 'GET',
    path: '/ledger/history',
    summary: 'All that is needed to check the history of a subject off line',
    permission: check,
    query: Subject,
    reply: History,
    problems: ['ledger-subject-unknown', 'ledger-empty'],
  },
  receipt: {
    method: 'GET',
    path: '/ledger/entries/:index/receipt',
    summary: 'The proof of one entry as a .tlog-proof file',
    permission: read,
    params: Type.Object({ index: Size }),
    reply: Type.Object({}),
    file: 'application/octet-stream',
    problems: ['ledger-entry-unknown', 'ledger-empty'],
  },
  proof: {
    method: 'GET',
    path: '/ledger/proof',
    summary: 'Inclusion proof of an entry under the published checkpoint',
    permission: 'public',
    query: Type.Object({ index: Size, town: Type.Optional(Type.String({ maxLength: 40 })) }),
    reply: InclusionProof,
    problems: ['ledger-entry-unknown', 'ledger-empty'],
  },
  consistency: {
    method: 'GET',
    path: '/ledger/consistency',
    summary: 'Proof that the log at one size begins with the log at a smaller one',
    permission: 'public',
    query: Type.Object({
      from: Size,
      to: Size,
      town: Type.Optional(Type.String({ maxLength: 40 })),
    }),
    reply: ConsistencyProof,
    problems: ['ledger-sizes', 'ledger-empty'],
  },
  addWitness: {
    method: 'POST',
    path: '/ledger/witnesses',
    summary: 'Asks an outside witness from now on',
    permission: administer,
    body: Type.Object({ key: Key, url: Type.String({ minLength: 8, maxLength: 300 }) }),
    reply: Done,
    problems: ['ledger-key-unreadable', 'ledger-url', 'ledger-witness-known'],
  },
  removeWitness: {
    method: 'POST',
    path: '/ledger/witnesses/remove',
    summary: 'Asks an outside witness no more',
    permission: administer,
    body: Type.Object({ name: Type.String({ maxLength: 200 }), reason: Reason }),
    reply: Done,
    problems: ['ledger-witness-unknown'],
  },
  addWitnessed: {
    method: 'POST',
    path: '/ledger/witnessed',
    summary: 'Becomes a witness of an outside log',
    permission: administer,
    body: Type.Object({ keys: Type.Array(Key, { minItems: 1, maxItems: 5 }) }),
    reply: Done,
    problems: ['ledger-key-unreadable', 'ledger-keys-of-one-log'],
  },
  removeWitnessed: {
    method: 'POST',
    path: '/ledger/witnessed/remove',
    summary: 'Is no longer a witness of an outside log',
    permission: administer,
    body: Type.Object({ origin: Type.String({ maxLength: 200 }), reason: Reason }),
    reply: Done,
    problems: ['ledger-witnessed-unknown'],
  },
  anchorNow: {
    method: 'POST',
    path: '/ledger/anchors',
    summary: 'Queues the present checkpoint for every place that anchors',
    permission: administer,
    reply: Done,
    problems: ['ledger-no-anchors', 'ledger-empty'],
  },
  retryAnchors: {
    method: 'POST',
    path: '/ledger/anchors/retry',
    summary: 'Tries the anchors that wait at once',
    permission: administer,
    reply: Done,
  },
  rotateKey: {
    method: 'POST',
    path: '/ledger/keys/rotate',
    summary: 'Signs with a new key; the ones before sign beside it until they are retired',
    permission: administer,
    body: Type.Object({ reason: Reason }),
    reply: Done,
    problems: ['ledger-keys-of-environment'],
  },
  retireKeys: {
    method: 'POST',
    path: '/ledger/keys/retire',
    summary: 'Lets only the newest key sign',
    permission: administer,
    body: Type.Object({ reason: Reason }),
    reply: Done,
    problems: ['ledger-keys-of-environment'],
  },
  resume: {
    method: 'POST',
    path: '/ledger/resume',
    summary: 'Goes on after the log was halted; that it broke stays written in it',
    permission: administer,
    body: Type.Object({ reason: Reason }),
    reply: Done,
    problems: ['ledger-not-halted'],
  },
});
