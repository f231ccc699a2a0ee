-- Phones are sealed at rest and found by a blind index; uploaded rows are sealed until they are decided.
ALTER TABLE people.people ADD COLUMN phone_index text;
COMMENT ON COLUMN people.people.phone_index IS 'Keyed digest of the phone, by which exactly this number is found; not personal without the key.';
COMMENT ON COLUMN people.people.phone IS 'Mobile number, 11 digits; sealed.';
DROP INDEX people.people_resident_phone;
CREATE UNIQUE INDEX people_resident_phone ON people.people (tenant_id, phone_index) WHERE kind = 'resident';
CREATE INDEX people_staff_phone ON people.people (tenant_id, phone_index) WHERE kind = 'staff';
SELECT platform.seal('people.people', 'phone');

ALTER TABLE people.phone_codes ADD COLUMN phone_index text;
COMMENT ON COLUMN people.phone_codes.phone_index IS 'Keyed digest of the number; not personal without the key.';
COMMENT ON COLUMN people.phone_codes.phone IS 'Number; sealed.';
DROP INDEX people.phone_codes_by_phone;
CREATE INDEX phone_codes_by_phone ON people.phone_codes (tenant_id, phone_index, created_at);
SELECT platform.seal('people.phone_codes', 'phone');

COMMENT ON COLUMN people.imports.rows IS 'Accepted rows, with the version of what each would change, sealed; emptied once applied.';
SELECT platform.seal('people.imports', 'rows');
