CREATE SCHEMA jt808;
COMMENT ON SCHEMA jt808 IS 'Vehicle terminals of JT/T 808.';

CREATE TABLE jt808.terminals (
  thing_id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  terminal_id text NOT NULL,
  manufacturer text NOT NULL,
  model text NOT NULL,
  code_sha256 bytea NOT NULL,
  registered_at timestamptz NOT NULL
);
COMMENT ON TABLE jt808.terminals IS 'The terminal that has registered for a device; the first one binds it.';
COMMENT ON COLUMN jt808.terminals.thing_id IS 'Device (things.things).';
COMMENT ON COLUMN jt808.terminals.tenant_id IS 'Tenant.';
COMMENT ON COLUMN jt808.terminals.terminal_id IS 'Number that the terminal gave of itself.';
COMMENT ON COLUMN jt808.terminals.manufacturer IS 'Maker, as the terminal says.';
COMMENT ON COLUMN jt808.terminals.model IS 'Type, as the terminal says.';
COMMENT ON COLUMN jt808.terminals.code_sha256 IS 'Digest of the code it was given (96 bits of chance).';
COMMENT ON COLUMN jt808.terminals.registered_at IS 'When it registered last.';
SELECT platform.protect('jt808.terminals');
