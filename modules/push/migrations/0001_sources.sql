CREATE SCHEMA push;
COMMENT ON SCHEMA push IS 'Foreign systems that push JSON over HTTP.';

CREATE TABLE push.sources (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  title text NOT NULL,
  mapping jsonb NOT NULL,
  secret text NOT NULL,
  active boolean NOT NULL,
  version integer NOT NULL,
  saved_at timestamptz NOT NULL,
  saved_by_label text NOT NULL,
  last_at timestamptz
);
COMMENT ON TABLE push.sources IS 'Who may push, and how its JSON is read; older mappings in platform.versions.';
COMMENT ON COLUMN push.sources.id IS 'UUIDv7; stands in the address of the source.';
COMMENT ON COLUMN push.sources.tenant_id IS 'Tenant.';
COMMENT ON COLUMN push.sources.title IS 'What people call it.';
COMMENT ON COLUMN push.sources.mapping IS 'Where device, time and values stand (contract: Mapping).';
COMMENT ON COLUMN push.sources.secret IS 'Key of its HMAC; kept as it is, because a signature is computed with it. Random, 192 bits.';
COMMENT ON COLUMN push.sources.active IS 'Whether its messages are taken.';
COMMENT ON COLUMN push.sources.version IS 'Counts up with each saving.';
COMMENT ON COLUMN push.sources.saved_at IS 'When this version was saved.';
COMMENT ON COLUMN push.sources.saved_by_label IS 'Who saved it, as shown.';
COMMENT ON COLUMN push.sources.last_at IS 'When a message was taken last.';
SELECT platform.protect('push.sources');
SELECT platform.open_to_system('push.sources', 'SELECT');

CREATE TABLE push.signatures (
  source_id uuid NOT NULL,
  signature text NOT NULL,
  tenant_id uuid NOT NULL,
  taken_at timestamptz NOT NULL,
  PRIMARY KEY (source_id, signature)
);
COMMENT ON TABLE push.signatures IS 'Signatures taken within the window, so that none is taken twice.';
COMMENT ON COLUMN push.signatures.source_id IS 'Source.';
COMMENT ON COLUMN push.signatures.signature IS 'As it was sent, lower case.';
COMMENT ON COLUMN push.signatures.tenant_id IS 'Tenant.';
COMMENT ON COLUMN push.signatures.taken_at IS 'When it came.';
CREATE INDEX signatures_oldest ON push.signatures (taken_at);
SELECT platform.protect('push.signatures');
