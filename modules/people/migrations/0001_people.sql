-- Staff, residents, accounts, roles, sessions and API keys.
CREATE SCHEMA people;
COMMENT ON SCHEMA people IS 'Staff, residents, accounts, roles, sessions and API keys.';

CREATE TABLE people.people (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('staff', 'resident')),
  name text NOT NULL,
  phone text,
  gender text CHECK (gender IN ('female', 'male')),
  department_id uuid,
  title text NOT NULL DEFAULT '',
  skills text[] NOT NULL DEFAULT '{}',
  phone_verified_at timestamptz,
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE people.people IS 'A member of staff or a resident.';
COMMENT ON COLUMN people.people.id IS 'UUIDv7.';
COMMENT ON COLUMN people.people.tenant_id IS 'Town (or county, for operators).';
COMMENT ON COLUMN people.people.kind IS 'staff or resident.';
COMMENT ON COLUMN people.people.name IS 'Full name.';
COMMENT ON COLUMN people.people.phone IS 'Mobile number, 11 digits.';
COMMENT ON COLUMN people.people.gender IS 'female or male, when known.';
COMMENT ON COLUMN people.people.department_id IS 'Department of a member of staff.';
COMMENT ON COLUMN people.people.title IS 'Post, e.g. 所长.';
COMMENT ON COLUMN people.people.skills IS 'What a crew member can do; crew choice reads it.';
COMMENT ON COLUMN people.people.phone_verified_at IS 'When the phone was last proved by a code.';
COMMENT ON COLUMN people.people.active IS 'False once the person left; history keeps the name.';
COMMENT ON COLUMN people.people.version IS 'Counts saved changes; a stale save is refused.';
COMMENT ON COLUMN people.people.created_at IS 'When registered.';
CREATE UNIQUE INDEX people_resident_phone ON people.people (tenant_id, phone) WHERE kind = 'resident';
CREATE INDEX people_by_department ON people.people (tenant_id, department_id) WHERE kind = 'staff';
SELECT platform.protect('people.people');
SELECT platform.open_to_system('people.people', 'SELECT');

CREATE TABLE people.accounts (
  person_id uuid PRIMARY KEY REFERENCES people.people,
  tenant_id uuid NOT NULL,
  username text NOT NULL,
  password_hash text NOT NULL,
  must_change boolean NOT NULL DEFAULT false,
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL,
  UNIQUE (tenant_id, username)
);
COMMENT ON TABLE people.accounts IS 'Sign-in of a member of staff.';
COMMENT ON COLUMN people.accounts.person_id IS 'Whose.';
COMMENT ON COLUMN people.accounts.tenant_id IS 'Tenant.';
COMMENT ON COLUMN people.accounts.username IS 'Lower-case name to sign in with, unique in the town; not personal: given by the office.';
COMMENT ON COLUMN people.accounts.password_hash IS 'argon2id in PHC form.';
COMMENT ON COLUMN people.accounts.must_change IS 'The password was given by an administrator and must be changed at first sign-in.';
COMMENT ON COLUMN people.accounts.active IS 'False: sign-in refused.';
COMMENT ON COLUMN people.accounts.created_at IS 'When.';
CREATE INDEX accounts_by_username ON people.accounts (username);
SELECT platform.protect('people.accounts');
SELECT platform.open_to_system('people.accounts', 'SELECT');

CREATE TABLE people.roles (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  code text NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  scope_kind text NOT NULL CHECK (scope_kind IN ('county', 'town', 'department', 'village', 'gridCell', 'own')),
  builtin boolean NOT NULL DEFAULT false,
  granted text[] NOT NULL DEFAULT '{}',
  withheld text[] NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, code)
);
COMMENT ON TABLE people.roles IS 'Roles of a town. A built-in role holds what the manifests give it, plus granted, less withheld.';
COMMENT ON COLUMN people.roles.id IS 'UUIDv7.';
COMMENT ON COLUMN people.roles.tenant_id IS 'Tenant.';
COMMENT ON COLUMN people.roles.code IS 'Built-in code or one of the town''s own.';
COMMENT ON COLUMN people.roles.name_zh IS 'Name in Chinese.';
COMMENT ON COLUMN people.roles.name_en IS 'Name in English.';
COMMENT ON COLUMN people.roles.scope_kind IS 'How far the role reaches.';
COMMENT ON COLUMN people.roles.builtin IS 'Whether the role ships with the product.';
COMMENT ON COLUMN people.roles.granted IS 'Permissions given besides those of the manifests.';
COMMENT ON COLUMN people.roles.withheld IS 'Permissions of the manifests taken away.';
COMMENT ON COLUMN people.roles.version IS 'Counts saved changes.';
SELECT platform.protect('people.roles');
SELECT platform.open_to_system('people.roles', 'SELECT');

CREATE TABLE people.assignments (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES people.people,
  role_id uuid NOT NULL REFERENCES people.roles,
  department_id uuid,
  village_id uuid,
  grid_cell_id uuid,
  UNIQUE NULLS NOT DISTINCT (tenant_id, person_id, role_id, department_id, village_id, grid_cell_id)
);
COMMENT ON TABLE people.assignments IS 'Who holds which role, and where.';
COMMENT ON COLUMN people.assignments.id IS 'UUIDv7.';
COMMENT ON COLUMN people.assignments.tenant_id IS 'Tenant.';
COMMENT ON COLUMN people.assignments.person_id IS 'Who.';
COMMENT ON COLUMN people.assignments.role_id IS 'Which role.';
COMMENT ON COLUMN people.assignments.department_id IS 'Department a department-wide role covers.';
COMMENT ON COLUMN people.assignments.village_id IS 'Village a village-wide role covers.';
COMMENT ON COLUMN people.assignments.grid_cell_id IS 'Grid cell a grid worker answers for.';
CREATE INDEX assignments_by_person ON people.assignments (person_id);
CREATE INDEX assignments_by_grid_cell ON people.assignments (tenant_id, grid_cell_id) WHERE grid_cell_id IS NOT NULL;
SELECT platform.protect('people.assignments');
SELECT platform.open_to_system('people.assignments', 'SELECT');

CREATE TABLE people.sessions (
  token_sha256 bytea PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES people.people,
  device text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
COMMENT ON TABLE people.sessions IS 'Open sessions; the token itself is never stored.';
COMMENT ON COLUMN people.sessions.token_sha256 IS 'SHA-256 of the cookie''s token.';
COMMENT ON COLUMN people.sessions.id IS 'What lists and revocation name.';
COMMENT ON COLUMN people.sessions.tenant_id IS 'Tenant.';
COMMENT ON COLUMN people.sessions.person_id IS 'Whose.';
COMMENT ON COLUMN people.sessions.device IS 'Browser and system in words.';
COMMENT ON COLUMN people.sessions.created_at IS 'Signed in at.';
COMMENT ON COLUMN people.sessions.seen_at IS 'Last used, to the minute.';
COMMENT ON COLUMN people.sessions.expires_at IS 'Ends at.';
CREATE INDEX sessions_by_person ON people.sessions (tenant_id, person_id);
SELECT platform.protect('people.sessions');
SELECT platform.open_to_system('people.sessions', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE people.api_keys (
  key_sha256 bytea PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  tenant_id uuid NOT NULL,
  name text NOT NULL,
  permissions text[] NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  revoked_at timestamptz
);
COMMENT ON TABLE people.api_keys IS 'Keys of other systems; the key itself is never stored.';
COMMENT ON COLUMN people.api_keys.key_sha256 IS 'SHA-256 of the key.';
COMMENT ON COLUMN people.api_keys.id IS 'What lists name.';
COMMENT ON COLUMN people.api_keys.tenant_id IS 'Tenant.';
COMMENT ON COLUMN people.api_keys.name IS 'Which system; not personal.';
COMMENT ON COLUMN people.api_keys.permissions IS 'What it may do.';
COMMENT ON COLUMN people.api_keys.created_at IS 'Made at.';
COMMENT ON COLUMN people.api_keys.expires_at IS 'Ends at; NULL never.';
COMMENT ON COLUMN people.api_keys.revoked_at IS 'Revoked at.';
SELECT platform.protect('people.api_keys');
SELECT platform.open_to_system('people.api_keys', 'SELECT');

CREATE TABLE people.phone_codes (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  phone text NOT NULL,
  code_sha256 bytea NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
COMMENT ON TABLE people.phone_codes IS 'Codes sent to a phone to prove it.';
COMMENT ON COLUMN people.phone_codes.id IS 'UUIDv7.';
COMMENT ON COLUMN people.phone_codes.tenant_id IS 'Tenant.';
COMMENT ON COLUMN people.phone_codes.phone IS 'Number.';
COMMENT ON COLUMN people.phone_codes.code_sha256 IS 'SHA-256 of id and code.';
COMMENT ON COLUMN people.phone_codes.tries IS 'Wrong tries; five end the code.';
COMMENT ON COLUMN people.phone_codes.created_at IS 'Sent at.';
COMMENT ON COLUMN people.phone_codes.expires_at IS 'Valid for five minutes.';
COMMENT ON COLUMN people.phone_codes.used_at IS 'Used at.';
CREATE INDEX phone_codes_by_phone ON people.phone_codes (tenant_id, phone, created_at);
SELECT platform.protect('people.phone_codes');
