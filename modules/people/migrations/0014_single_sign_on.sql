-- The county's single sign-on (OpenID Connect): a tenant's settings, and which of its people is which there.
CREATE TABLE people.single_sign_on (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL UNIQUE,
  active boolean NOT NULL,
  issuer text NOT NULL,
  client_id text NOT NULL,
  client_secret text NOT NULL DEFAULT '',
  scopes text NOT NULL,
  claim text NOT NULL CHECK (claim IN ('preferred_username', 'email', 'phone_number')),
  replaces_factor boolean NOT NULL,
  factor_values text[] NOT NULL DEFAULT '{}',
  button text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CHECK (NOT replaces_factor OR cardinality(factor_values) > 0)
);
COMMENT ON TABLE people.single_sign_on IS 'The tenant''s client at a single sign-on; without a row there is none.';
COMMENT ON COLUMN people.single_sign_on.id IS 'UUIDv7.';
COMMENT ON COLUMN people.single_sign_on.tenant_id IS 'Tenant.';
COMMENT ON COLUMN people.single_sign_on.active IS 'Whether staff may sign in by it.';
COMMENT ON COLUMN people.single_sign_on.issuer IS 'Address of the issuer, exactly as its metadata say.';
COMMENT ON COLUMN people.single_sign_on.client_id IS 'What the issuer calls us.';
COMMENT ON COLUMN people.single_sign_on.client_secret IS 'Our secret there, sealed; empty for a public client.';
COMMENT ON COLUMN people.single_sign_on.scopes IS 'Asked for, with openid among them.';
COMMENT ON COLUMN people.single_sign_on.claim IS 'Which claim names the account when somebody comes for the first time.';
COMMENT ON COLUMN people.single_sign_on.replaces_factor IS 'Whether a proof of two factors there counts here.';
COMMENT ON COLUMN people.single_sign_on.factor_values IS 'Values of acr or amr that say so.';
COMMENT ON COLUMN people.single_sign_on.button IS 'What the button of the sign-in page says.';
COMMENT ON COLUMN people.single_sign_on.version IS 'Counts saved changes.';
SELECT platform.protect('people.single_sign_on');
SELECT platform.open_to_system('people.single_sign_on', 'SELECT');
SELECT platform.seal('people.single_sign_on', 'client_secret');

CREATE TABLE people.single_sign_on_links (
  tenant_id uuid NOT NULL,
  issuer text NOT NULL,
  subject text NOT NULL,
  person_id uuid NOT NULL REFERENCES people.people,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, issuer, subject),
  UNIQUE (tenant_id, issuer, person_id)
);
COMMENT ON TABLE people.single_sign_on_links IS 'Which member of staff a subject of an issuer is; made at the first sign-in, so that a name given to somebody else there opens nothing here.';
COMMENT ON COLUMN people.single_sign_on_links.tenant_id IS 'Tenant.';
COMMENT ON COLUMN people.single_sign_on_links.issuer IS 'Issuer.';
COMMENT ON COLUMN people.single_sign_on_links.subject IS 'The claim sub: never given to another person there.';
COMMENT ON COLUMN people.single_sign_on_links.person_id IS 'Who it is here.';
COMMENT ON COLUMN people.single_sign_on_links.created_at IS 'First sign-in.';
SELECT platform.protect('people.single_sign_on_links');
