-- What was begun may hold the proposed secret of an authenticator app: it is sealed at rest like the secret itself.
-- Nothing is lost: whoever was in the middle of it begins again.
DELETE FROM people.challenges;
ALTER TABLE people.challenges ADD COLUMN id uuid NOT NULL UNIQUE;
COMMENT ON COLUMN people.challenges.id IS 'UUIDv7; what the envelope of the content is bound to.';
COMMENT ON COLUMN people.challenges.content IS 'Challenge bytes, nonce, proposed secret, device of the sign-in, sealed; no personal data.';
SELECT platform.seal('people.challenges', 'content');
