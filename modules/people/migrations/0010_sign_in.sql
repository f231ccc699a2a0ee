-- Second factors, what is pending at sign-in, known devices, the town's own rules of sign-in.
CREATE TABLE people.factors (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES people.people,
  kind text NOT NULL CHECK (kind IN ('totp', 'passkey')),
  label text NOT NULL,
  secret text,
  last_step bigint,
  credential_id text,
  public_key bytea,
  sign_count bigint NOT NULL DEFAULT 0,
  transports text[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  used_at timestamptz,
  CHECK (kind <> 'totp' OR secret IS NOT NULL),
  CHECK (kind <> 'passkey' OR (credential_id IS NOT NULL AND public_key IS NOT NULL)),
  UNIQUE (tenant_id, credential_id)
);
COMMENT ON TABLE people.factors IS 'Second factors of members of staff: authenticator apps and passkeys.';
COMMENT ON COLUMN people.factors.id IS 'UUIDv7.';
COMMENT ON COLUMN people.factors.tenant_id IS 'Tenant.';
COMMENT ON COLUMN people.factors.person_id IS 'Whose.';
COMMENT ON COLUMN people.factors.kind IS 'totp (RFC 6238) or passkey (WebAuthn).';
COMMENT ON COLUMN people.factors.label IS 'What its owner calls it.';
COMMENT ON COLUMN people.factors.secret IS 'Shared secret of an authenticator app, sealed.';
COMMENT ON COLUMN people.factors.last_step IS 'Last 30-second step whose code was taken; it and older ones are never taken again.';
COMMENT ON COLUMN people.factors.credential_id IS 'Credential of a passkey, base64url.';
COMMENT ON COLUMN people.factors.public_key IS 'Public key of a passkey, COSE.';
COMMENT ON COLUMN people.factors.sign_count IS 'Counter of a passkey; going back means a copy.';
COMMENT ON COLUMN people.factors.transports IS 'How the passkey is reached: internal, usb, nfc, ble, hybrid.';
COMMENT ON COLUMN people.factors.created_at IS 'Enrolled at.';
COMMENT ON COLUMN people.factors.used_at IS 'Last used at.';
CREATE INDEX factors_by_person ON people.factors (tenant_id, person_id);
SELECT platform.protect('people.factors');

CREATE TABLE people.recovery_codes (
  code_sha256 bytea NOT NULL,
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES people.people,
  created_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (tenant_id, person_id, code_sha256)
);
COMMENT ON TABLE people.recovery_codes IS 'Codes for who lost the second factor; each works once.';
COMMENT ON COLUMN people.recovery_codes.code_sha256 IS 'SHA-256 of the code; codes are random with 79 bits.';
COMMENT ON COLUMN people.recovery_codes.tenant_id IS 'Tenant.';
COMMENT ON COLUMN people.recovery_codes.person_id IS 'Whose.';
COMMENT ON COLUMN people.recovery_codes.created_at IS 'Made at.';
COMMENT ON COLUMN people.recovery_codes.used_at IS 'Used at.';
SELECT platform.protect('people.recovery_codes');

CREATE TABLE people.challenges (
  token_sha256 bytea PRIMARY KEY,
  tenant_id uuid NOT NULL,
  person_id uuid,
  kind text NOT NULL CHECK (kind IN ('signIn', 'enrolment', 'confirmation', 'singleSignOn')),
  content jsonb NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
COMMENT ON TABLE people.challenges IS 'What was begun and must be finished within minutes: a sign-in that waits for its second factor, an enrolment, a confirmation, a visit to the single sign-on.';
COMMENT ON COLUMN people.challenges.token_sha256 IS 'SHA-256 of the token that its owner holds.';
COMMENT ON COLUMN people.challenges.tenant_id IS 'Tenant.';
COMMENT ON COLUMN people.challenges.person_id IS 'Who; NULL until known.';
COMMENT ON COLUMN people.challenges.kind IS 'What was begun.';
COMMENT ON COLUMN people.challenges.content IS 'Challenge bytes, nonce, proposed secret (sealed), device of the sign-in; no personal data.';
COMMENT ON COLUMN people.challenges.tries IS 'Wrong answers so far; five end it.';
COMMENT ON COLUMN people.challenges.created_at IS 'Begun at.';
COMMENT ON COLUMN people.challenges.expires_at IS 'Worthless from then on.';
SELECT platform.protect('people.challenges');
SELECT platform.open_to_system('people.challenges', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE people.known_devices (
  device_sha256 bytea NOT NULL,
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES people.people,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, person_id, device_sha256)
);
COMMENT ON TABLE people.known_devices IS 'Browsers from which somebody signed in before: strangers who guess a password cannot lock these out.';
COMMENT ON COLUMN people.known_devices.device_sha256 IS 'SHA-256 of the device cookie.';
COMMENT ON COLUMN people.known_devices.tenant_id IS 'Tenant.';
COMMENT ON COLUMN people.known_devices.person_id IS 'Who signed in.';
COMMENT ON COLUMN people.known_devices.created_at IS 'First time.';
COMMENT ON COLUMN people.known_devices.seen_at IS 'Last time; forgotten 180 days later.';
SELECT platform.protect('people.known_devices');
SELECT platform.open_to_system('people.known_devices', 'SELECT');

CREATE TABLE people.security (
  tenant_id uuid PRIMARY KEY,
  second_factor text NOT NULL CHECK (second_factor IN ('none', 'administrators', 'staff')),
  idle_minutes integer NOT NULL CHECK (idle_minutes BETWEEN 0 AND 1440),
  admin_idle_minutes integer NOT NULL CHECK (admin_idle_minutes BETWEEN 0 AND 1440),
  version integer NOT NULL DEFAULT 1
);
COMMENT ON TABLE people.security IS 'The tenant''s own rules of sign-in; without a row administrators need a second factor.';
COMMENT ON COLUMN people.security.tenant_id IS 'Tenant.';
COMMENT ON COLUMN people.security.second_factor IS 'Who needs a second factor: nobody, those who administer, or all staff.';
COMMENT ON COLUMN people.security.idle_minutes IS 'Minutes without a touch after which staff is signed out; 0 never.';
COMMENT ON COLUMN people.security.admin_idle_minutes IS 'The same for those who administer.';
COMMENT ON COLUMN people.security.version IS 'Counts saved changes.';
SELECT platform.protect('people.security');
SELECT platform.open_to_system('people.security', 'SELECT');

ALTER TABLE people.sessions ADD COLUMN factor text CHECK (factor IN ('totp', 'passkey', 'recovery', 'singleSignOn'));
COMMENT ON COLUMN people.sessions.factor IS 'Second factor that was shown at sign-in; NULL none.';
ALTER TABLE people.sessions ADD COLUMN confirmed_at timestamptz;
COMMENT ON COLUMN people.sessions.confirmed_at IS 'When its owner last proved to be at the keyboard (sign-in or confirmation); dangerous acts ask anew after ten minutes.';
UPDATE people.sessions SET confirmed_at = created_at;
