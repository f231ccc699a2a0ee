-- Operations: what of the installation is not well, and since when.
CREATE SCHEMA operations;
COMMENT ON SCHEMA operations IS 'Health of the installation, as each tenant was told of it.';

CREATE TABLE operations.troubles (
  tenant_id uuid NOT NULL,
  code text NOT NULL,
  state text NOT NULL CHECK (state IN ('warning', 'urgent')),
  since timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, code)
);
COMMENT ON TABLE operations.troubles IS 'Checks that are not well; gone when they are well again.';
COMMENT ON COLUMN operations.troubles.tenant_id IS 'Town whose operators were told.';
COMMENT ON COLUMN operations.troubles.code IS 'Check.';
COMMENT ON COLUMN operations.troubles.state IS 'warning or urgent.';
COMMENT ON COLUMN operations.troubles.since IS 'Since when.';
SELECT platform.protect('operations.troubles');
