-- Acts that wait for their place in the ledger: written with the act, taken out by the sequencer.
CREATE TABLE platform.ledger_queue (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant_id uuid NOT NULL,
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
  commitment bytea NOT NULL
);
COMMENT ON TABLE platform.ledger_queue IS 'Acts that wait for their place in the ledger: written in the transaction of the act, taken out by the sequencer within a second.';
COMMENT ON COLUMN platform.ledger_queue.seq IS 'Order of writing.';
COMMENT ON COLUMN platform.ledger_queue.tenant_id IS 'Tenant.';
COMMENT ON COLUMN platform.ledger_queue.source IS 'Module that can show the rows: cases, audit, versions.';
COMMENT ON COLUMN platform.ledger_queue.kind IS 'What was done, e.g. cases.dispatch.';
COMMENT ON COLUMN platform.ledger_queue.subject IS 'Id of what it was done to.';
COMMENT ON COLUMN platform.ledger_queue.label IS 'What people call it, e.g. a case number; never personal.';
COMMENT ON COLUMN platform.ledger_queue.occurred_at IS 'When (the ctx clock).';
COMMENT ON COLUMN platform.ledger_queue.row_ids IS 'Rows that the act wrote.';
COMMENT ON COLUMN platform.ledger_queue.row_digests IS 'Their salted digests, 32 bytes each.';
COMMENT ON COLUMN platform.ledger_queue.state_digest IS 'Salted digest of the subject as the act left it.';
COMMENT ON COLUMN platform.ledger_queue.salt IS 'Salt of the commitment, 16 bytes.';
COMMENT ON COLUMN platform.ledger_queue.row_salt IS 'Salt of the digests, 16 bytes; NULL once the rows were erased.';
COMMENT ON COLUMN platform.ledger_queue.commitment IS 'What will stand in the log.';
SELECT platform.protect('platform.ledger_queue');
REVOKE UPDATE, DELETE ON platform.ledger_queue FROM zhenshu_app;
GRANT UPDATE (row_salt) ON platform.ledger_queue TO zhenshu_app;
SELECT platform.open_to_system('platform.ledger_queue', 'SELECT, DELETE');
