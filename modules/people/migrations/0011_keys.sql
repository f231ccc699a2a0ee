-- API keys are made on a screen: by whom, how far they reach, when they were last used.
ALTER TABLE people.api_keys ADD COLUMN created_by uuid;
COMMENT ON COLUMN people.api_keys.created_by IS 'Who made it; NULL when it came with the demo.';
ALTER TABLE people.api_keys ADD COLUMN revoked_by uuid;
COMMENT ON COLUMN people.api_keys.revoked_by IS 'Who revoked it.';
ALTER TABLE people.api_keys ADD COLUMN last_used_at timestamptz;
COMMENT ON COLUMN people.api_keys.last_used_at IS 'Last used, to the minute.';
ALTER TABLE people.api_keys ADD COLUMN department_id uuid;
COMMENT ON COLUMN people.api_keys.department_id IS 'Reaches this department only; NULL with village_id NULL: the whole town.';
ALTER TABLE people.api_keys ADD COLUMN village_id uuid;
COMMENT ON COLUMN people.api_keys.village_id IS 'Reaches this village only.';
ALTER TABLE people.api_keys ADD COLUMN hint text NOT NULL DEFAULT '';
COMMENT ON COLUMN people.api_keys.hint IS 'First signs of the key, to tell keys apart.';
ALTER TABLE people.api_keys ADD CHECK (department_id IS NULL OR village_id IS NULL);
CREATE INDEX api_keys_by_tenant ON people.api_keys (tenant_id, created_at DESC);
GRANT UPDATE (last_used_at) ON people.api_keys TO zhenshu_system;
