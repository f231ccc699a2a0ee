-- Encryption at rest: the wrapped data keys of the towns, and the guard of sealed columns.
CREATE TABLE platform.data_keys (
  tenant_id uuid NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('seal', 'index')),
  version integer NOT NULL,
  cipher text NOT NULL CHECK (cipher IN ('aes', 'sm4')),
  master text NOT NULL,
  wrapped text NOT NULL,
  created_at timestamptz NOT NULL,
  destroyed_at timestamptz,
  PRIMARY KEY (tenant_id, purpose, version),
  CHECK ((wrapped = '') = (destroyed_at IS NOT NULL))
);
COMMENT ON TABLE platform.data_keys IS 'Data keys of the towns, wrapped with a master key that is not in the database. The highest version seals, former ones still open.';
COMMENT ON COLUMN platform.data_keys.tenant_id IS 'Tenant whose values it seals.';
COMMENT ON COLUMN platform.data_keys.purpose IS 'seal: values; index: blind indexes.';
COMMENT ON COLUMN platform.data_keys.version IS 'Counts from 1; stands in the envelopes.';
COMMENT ON COLUMN platform.data_keys.cipher IS 'aes (AES-256-GCM) or sm4 (SM4-CTR with HMAC-SM3).';
COMMENT ON COLUMN platform.data_keys.master IS 'Name of the master key that wraps it.';
COMMENT ON COLUMN platform.data_keys.wrapped IS 'The key in an envelope of the master key; empty once destroyed.';
COMMENT ON COLUMN platform.data_keys.created_at IS 'When it was made.';
COMMENT ON COLUMN platform.data_keys.destroyed_at IS 'When it was destroyed: nothing was sealed with it any more.';
SELECT platform.protect('platform.data_keys');
REVOKE INSERT, UPDATE, DELETE ON platform.data_keys FROM zhenshu_app;
SELECT platform.open_to_system('platform.data_keys', 'SELECT, INSERT, UPDATE');

CREATE TABLE platform.sealed_fields (
  tenant_id uuid NOT NULL,
  table_name text NOT NULL,
  fields text NOT NULL,
  key_version integer NOT NULL,
  sealed_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, table_name)
);
COMMENT ON TABLE platform.sealed_fields IS 'Tables whose declared fields were all found sealed, and with which key: what need not be looked through again.';
COMMENT ON COLUMN platform.sealed_fields.tenant_id IS 'Tenant.';
COMMENT ON COLUMN platform.sealed_fields.table_name IS 'schema.table.';
COMMENT ON COLUMN platform.sealed_fields.fields IS 'The declared columns at that time, divided by commas.';
COMMENT ON COLUMN platform.sealed_fields.key_version IS 'Every envelope is of this data key or a later one.';
COMMENT ON COLUMN platform.sealed_fields.sealed_at IS 'When the pass that found nothing to seal began.';
SELECT platform.protect('platform.sealed_fields');
SELECT platform.open_to_system('platform.sealed_fields', 'SELECT');

CREATE FUNCTION platform.seal(target regclass, field name) RETURNS void LANGUAGE plpgsql AS $$
DECLARE is_json boolean := (SELECT atttypid = 'jsonb'::regtype FROM pg_attribute WHERE attrelid = target AND attname = field);
BEGIN
  -- Rows of before are sealed by a job at the next start; whatever is written from now on must be.
  IF is_json THEN
    EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I CHECK (%I IN (''{}'', ''[]'') OR (jsonb_typeof(%I) = ''string'' AND %I #>> ''{}'' LIKE ''v1|%%'')) NOT VALID',
      target, 'sealed_' || field, field, field, field);
  ELSE
    EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I CHECK (%I = '''' OR %I LIKE ''v1|%%'') NOT VALID',
      target, 'sealed_' || field, field, field);
  END IF;
END $$;
COMMENT ON FUNCTION platform.seal(regclass, name) IS 'Lets a column take nothing but sealed values (envelopes v1|…) and empty ones: a forgotten sealing is an error, not a leak.';
