-- The ledger: acts in their order, the log's head, its witnesses and its anchors.
CREATE SCHEMA ledger;
COMMENT ON SCHEMA ledger IS 'The tamper-evident log of each town and of the county.';

CREATE TABLE ledger.logs (
  tenant_id uuid PRIMARY KEY,
  origin text NOT NULL,
  size bigint NOT NULL DEFAULT 0,
  signed_size bigint NOT NULL DEFAULT 0,
  root bytea,
  note text,
  signed_at timestamptz,
  halted text
);
COMMENT ON TABLE ledger.logs IS 'A log a tenant: how far it was numbered and signed. The system role only writes.';
COMMENT ON COLUMN ledger.logs.tenant_id IS 'Town or county.';
COMMENT ON COLUMN ledger.logs.origin IS 'Name of the log in its checkpoints; never changes.';
COMMENT ON COLUMN ledger.logs.size IS 'Entries with a place.';
COMMENT ON COLUMN ledger.logs.signed_size IS 'Entries under the last signed checkpoint.';
COMMENT ON COLUMN ledger.logs.root IS 'Root of that checkpoint.';
COMMENT ON COLUMN ledger.logs.note IS 'The signed checkpoint as it was first written.';
COMMENT ON COLUMN ledger.logs.signed_at IS 'When it was signed.';
COMMENT ON COLUMN ledger.logs.halted IS 'Why nothing more is signed; NULL while all is well.';
SELECT platform.protect('ledger.logs');
REVOKE INSERT, UPDATE, DELETE ON ledger.logs FROM zhenshu_app;
SELECT platform.open_to_system('ledger.logs', 'SELECT, INSERT, UPDATE');

CREATE TABLE ledger.entries (
  tenant_id uuid NOT NULL,
  position bigint NOT NULL,
  source text NOT NULL,
  kind text NOT NULL,
  subject text NOT NULL,
  label text NOT NULL,
  occurred_at timestamptz NOT NULL,
  row_ids text[] NOT NULL,
  row_digests bytea NOT NULL,
  state_digest bytea,
  salt bytea NOT NULL,
  row_salt bytea,
  commitment bytea NOT NULL,
  PRIMARY KEY (tenant_id, position)
);
COMMENT ON TABLE ledger.entries IS 'Acts at their place in the log. The log itself holds the commitments only.';
COMMENT ON COLUMN ledger.entries.tenant_id IS 'Tenant.';
COMMENT ON COLUMN ledger.entries.position IS 'Index in the log, from 0.';
COMMENT ON COLUMN ledger.entries.source IS 'Module that can show the rows.';
COMMENT ON COLUMN ledger.entries.kind IS 'What was done, e.g. cases.dispatch.';
COMMENT ON COLUMN ledger.entries.subject IS 'Id of what it was done to.';
COMMENT ON COLUMN ledger.entries.label IS 'What people call it, e.g. a case number; never personal.';
COMMENT ON COLUMN ledger.entries.occurred_at IS 'When.';
COMMENT ON COLUMN ledger.entries.row_ids IS 'Rows that the act wrote.';
COMMENT ON COLUMN ledger.entries.row_digests IS 'Their salted digests, 32 bytes each.';
COMMENT ON COLUMN ledger.entries.state_digest IS 'Salted digest of the subject as the act left it.';
COMMENT ON COLUMN ledger.entries.salt IS 'Salt of the commitment.';
COMMENT ON COLUMN ledger.entries.row_salt IS 'Salt of the digests; NULL once the rows were erased, which is an entry of its own.';
COMMENT ON COLUMN ledger.entries.commitment IS 'What stands in the log.';
CREATE INDEX entries_by_subject ON ledger.entries (tenant_id, subject, position);
CREATE INDEX entries_by_label ON ledger.entries (tenant_id, label text_pattern_ops, position) WHERE label <> '';
SELECT platform.protect('ledger.entries');
REVOKE INSERT, UPDATE, DELETE ON ledger.entries FROM zhenshu_app;
GRANT UPDATE (row_salt) ON ledger.entries TO zhenshu_app;
SELECT platform.open_to_system('ledger.entries', 'SELECT, INSERT');

CREATE TABLE ledger.checkpoints (
  tenant_id uuid NOT NULL,
  size bigint NOT NULL,
  root bytea NOT NULL,
  note text NOT NULL,
  cosigned_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, size)
);
COMMENT ON TABLE ledger.checkpoints IS 'Checkpoints of the own log that witnesses signed too.';
COMMENT ON COLUMN ledger.checkpoints.tenant_id IS 'Tenant.';
COMMENT ON COLUMN ledger.checkpoints.size IS 'Entries under it.';
COMMENT ON COLUMN ledger.checkpoints.root IS 'Root.';
COMMENT ON COLUMN ledger.checkpoints.note IS 'The note with all its signatures.';
COMMENT ON COLUMN ledger.checkpoints.cosigned_at IS 'When the last witness signed.';
SELECT platform.protect('ledger.checkpoints');

CREATE TABLE ledger.witnesses (
  tenant_id uuid NOT NULL,
  name text NOT NULL,
  key text NOT NULL,
  url text,
  known_size bigint NOT NULL DEFAULT 0,
  cosigned_at timestamptz,
  failing_since timestamptz,
  last_error text,
  PRIMARY KEY (tenant_id, name)
);
COMMENT ON TABLE ledger.witnesses IS 'Witnesses that the own log asks.';
COMMENT ON COLUMN ledger.witnesses.tenant_id IS 'Tenant whose log asks.';
COMMENT ON COLUMN ledger.witnesses.name IS 'Name of the witness in its signatures; not personal: an office.';
COMMENT ON COLUMN ledger.witnesses.key IS 'Its public key as a text.';
COMMENT ON COLUMN ledger.witnesses.url IS 'Address before /add-checkpoint; NULL for a tenant of the same installation.';
COMMENT ON COLUMN ledger.witnesses.known_size IS 'Size that it signed last.';
COMMENT ON COLUMN ledger.witnesses.cosigned_at IS 'When it signed last.';
COMMENT ON COLUMN ledger.witnesses.failing_since IS 'Since when it fails; NULL while it answers.';
COMMENT ON COLUMN ledger.witnesses.last_error IS 'What it said last when it failed.';
SELECT platform.protect('ledger.witnesses');

CREATE TABLE ledger.witnessed (
  tenant_id uuid NOT NULL,
  origin text NOT NULL,
  keys text[] NOT NULL,
  inside boolean NOT NULL DEFAULT false,
  size bigint NOT NULL DEFAULT 0,
  root bytea,
  note text,
  cosigned_at timestamptz,
  refusals integer NOT NULL DEFAULT 0,
  refused_at timestamptz,
  refusal text,
  refused_note text,
  PRIMARY KEY (tenant_id, origin)
);
COMMENT ON TABLE ledger.witnessed IS 'Logs that this tenant is a witness of, and what it saw of them last.';
COMMENT ON COLUMN ledger.witnessed.tenant_id IS 'Tenant that is the witness.';
COMMENT ON COLUMN ledger.witnessed.origin IS 'Name of the log.';
COMMENT ON COLUMN ledger.witnessed.keys IS 'Its public keys as texts.';
COMMENT ON COLUMN ledger.witnessed.inside IS 'A log of the same installation.';
COMMENT ON COLUMN ledger.witnessed.size IS 'Size signed last.';
COMMENT ON COLUMN ledger.witnessed.root IS 'Root of that size.';
COMMENT ON COLUMN ledger.witnessed.note IS 'The checkpoint signed last.';
COMMENT ON COLUMN ledger.witnessed.cosigned_at IS 'When.';
COMMENT ON COLUMN ledger.witnessed.refusals IS 'How often a checkpoint did not follow from the last one.';
COMMENT ON COLUMN ledger.witnessed.refused_at IS 'When that happened last.';
COMMENT ON COLUMN ledger.witnessed.refusal IS 'What was wrong.';
COMMENT ON COLUMN ledger.witnessed.refused_note IS 'The signed checkpoint that did not follow: evidence against the log.';
SELECT platform.protect('ledger.witnessed');

CREATE TABLE ledger.anchors (
  id uuid NOT NULL,
  tenant_id uuid NOT NULL,
  target text NOT NULL CHECK (target IN ('chain', 'file')),
  size bigint NOT NULL,
  root bytea NOT NULL,
  note text NOT NULL,
  state text NOT NULL CHECK (state IN ('queued', 'sent', 'done')),
  place text,
  queued_at timestamptz NOT NULL,
  next_try_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  last_error text,
  done_at timestamptz,
  receipt jsonb,
  PRIMARY KEY (tenant_id, id)
);
COMMENT ON TABLE ledger.anchors IS 'Checkpoints that are kept where the operator cannot change them afterwards.';
COMMENT ON COLUMN ledger.anchors.id IS 'UUIDv7.';
COMMENT ON COLUMN ledger.anchors.tenant_id IS 'Tenant.';
COMMENT ON COLUMN ledger.anchors.target IS 'chain: a contract on a chain; file: a file on other storage.';
COMMENT ON COLUMN ledger.anchors.size IS 'Size of the checkpoint.';
COMMENT ON COLUMN ledger.anchors.root IS 'Its root.';
COMMENT ON COLUMN ledger.anchors.note IS 'The checkpoint as it was then.';
COMMENT ON COLUMN ledger.anchors.state IS 'queued, sent (a transaction waits for its block), or done.';
COMMENT ON COLUMN ledger.anchors.place IS 'Contract and chain, or path of the file.';
COMMENT ON COLUMN ledger.anchors.queued_at IS 'When it was due.';
COMMENT ON COLUMN ledger.anchors.next_try_at IS 'Not before this instant.';
COMMENT ON COLUMN ledger.anchors.attempts IS 'Failed attempts so far.';
COMMENT ON COLUMN ledger.anchors.last_error IS 'Why the last one failed.';
COMMENT ON COLUMN ledger.anchors.done_at IS 'When it was kept.';
COMMENT ON COLUMN ledger.anchors.receipt IS 'Transaction and block.';
CREATE INDEX anchors_waiting ON ledger.anchors (tenant_id, next_try_at) WHERE state <> 'done';
CREATE INDEX anchors_newest ON ledger.anchors (tenant_id, queued_at DESC);
SELECT platform.protect('ledger.anchors');

CREATE TABLE ledger.contracts (
  tenant_id uuid NOT NULL,
  chain_id text NOT NULL,
  address text NOT NULL,
  deployed_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, chain_id)
);
COMMENT ON TABLE ledger.contracts IS 'Contracts that were put on a chain by us, where the settings name none.';
COMMENT ON COLUMN ledger.contracts.tenant_id IS 'Tenant that remembers it for the whole installation.';
COMMENT ON COLUMN ledger.contracts.chain_id IS 'Chain, as eth_chainId says.';
COMMENT ON COLUMN ledger.contracts.address IS 'Where the contract is on the chain; not personal.';
COMMENT ON COLUMN ledger.contracts.deployed_at IS 'When.';
SELECT platform.protect('ledger.contracts');
