-- Provisioning: model secrets, claim codes, previews of imports.
CREATE TABLE things.model_secrets (
  tenant_id uuid NOT NULL,
  model_code text NOT NULL,
  salt text NOT NULL,
  secret_sha256 text NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, model_code)
);
COMMENT ON TABLE things.model_secrets IS 'Secrets with which devices of a model register themselves.';
COMMENT ON COLUMN things.model_secrets.tenant_id IS 'Town.';
COMMENT ON COLUMN things.model_secrets.model_code IS 'Thing model.';
COMMENT ON COLUMN things.model_secrets.salt IS 'Hexadecimal, 16 bytes.';
COMMENT ON COLUMN things.model_secrets.secret_sha256 IS 'SHA-256 of salt and secret, hexadecimal.';
COMMENT ON COLUMN things.model_secrets.changed_at IS 'When it was set.';
SELECT platform.protect('things.model_secrets');
SELECT platform.open_to_system('things.model_secrets', 'SELECT');

CREATE TABLE things.claims (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  code text NOT NULL UNIQUE CHECK (code ~ '^[0-9A-Z]{12}$'),
  model_code text NOT NULL,
  door text NOT NULL,
  external_id text,
  department_id uuid,
  group_codes text[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  created_by_name text NOT NULL DEFAULT '',
  expires_at timestamptz NOT NULL,
  claimed_at timestamptz,
  claimed_by_name text NOT NULL DEFAULT '',
  thing_id uuid REFERENCES things.things
);
COMMENT ON TABLE things.claims IS 'Claim codes on labels: an installer scans one and puts the device where it hangs.';
COMMENT ON COLUMN things.claims.id IS 'UUIDv7.';
COMMENT ON COLUMN things.claims.tenant_id IS 'Town.';
COMMENT ON COLUMN things.claims.code IS 'Twelve letters and digits without I, L, O, U.';
COMMENT ON COLUMN things.claims.model_code IS 'Thing model of the device.';
COMMENT ON COLUMN things.claims.door IS 'How it will speak.';
COMMENT ON COLUMN things.claims.external_id IS 'Its name at the door; NULL: the claim code, or what the installer reads off the device.';
COMMENT ON COLUMN things.claims.department_id IS 'Department that will keep it.';
COMMENT ON COLUMN things.claims.group_codes IS 'Groups it will be in.';
COMMENT ON COLUMN things.claims.created_at IS 'When.';
COMMENT ON COLUMN things.claims.created_by_name IS 'Who.';
COMMENT ON COLUMN things.claims.expires_at IS 'After this the label is worthless.';
COMMENT ON COLUMN things.claims.claimed_at IS 'When an installer used it; once.';
COMMENT ON COLUMN things.claims.claimed_by_name IS 'The installer.';
COMMENT ON COLUMN things.claims.thing_id IS 'The device that came of it.';
CREATE INDEX claims_newest ON things.claims (tenant_id, id DESC);
SELECT platform.protect('things.claims');

CREATE TABLE things.imports (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  rows jsonb NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  applied_at timestamptz
);
COMMENT ON TABLE things.imports IS 'Uploaded workbooks of devices between preview and decision.';
COMMENT ON COLUMN things.imports.id IS 'UUIDv7.';
COMMENT ON COLUMN things.imports.tenant_id IS 'Town.';
COMMENT ON COLUMN things.imports.rows IS 'Accepted rows.';
COMMENT ON COLUMN things.imports.created_by IS 'Who uploaded.';
COMMENT ON COLUMN things.imports.created_at IS 'When.';
COMMENT ON COLUMN things.imports.expires_at IS 'An hour later; then the file must be uploaded again.';
COMMENT ON COLUMN things.imports.applied_at IS 'When it was applied.';
SELECT platform.protect('things.imports');

CREATE INDEX commands_by_id ON things.commands (thing_id, id DESC);
