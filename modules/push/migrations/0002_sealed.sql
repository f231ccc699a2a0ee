-- The key of a source's signatures is sealed at rest.
COMMENT ON COLUMN push.sources.secret IS 'Key of its HMAC, sealed: a signature is computed with it. Random, 192 bits.';
SELECT platform.seal('push.sources', 'secret');
