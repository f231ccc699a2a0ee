-- Files: photos and voice notes; the bytes lie in the data directory under their digest.
CREATE SCHEMA files;
COMMENT ON SCHEMA files IS 'Photos and voice notes that were uploaded, and whose they became.';

CREATE TABLE files.files (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('photo', 'voice', 'document')),
  state text NOT NULL CHECK (state IN ('uploaded', 'adopted')),
  owner_kind text,
  owner_id uuid,
  sha256 text NOT NULL,
  full_key text NOT NULL,
  thumb_key text,
  content_type text NOT NULL,
  size_bytes bigint NOT NULL,
  width_pixels integer,
  height_pixels integer,
  duration_seconds double precision,
  perceptual_hash text,
  taken_at timestamptz,
  longitude double precision,
  latitude double precision,
  uploaded_by uuid,
  upload_token_sha256 text,
  upload_key text,
  created_at timestamptz NOT NULL,
  CHECK ((state = 'adopted') = (owner_kind IS NOT NULL AND owner_id IS NOT NULL))
);
COMMENT ON TABLE files.files IS 'One uploaded photo or voice note.';
COMMENT ON COLUMN files.files.id IS 'UUIDv7; a secret until it is adopted.';
COMMENT ON COLUMN files.files.tenant_id IS 'Town.';
COMMENT ON COLUMN files.files.kind IS 'photo, voice or document.';
COMMENT ON COLUMN files.files.state IS 'uploaded: waits 24 h for a report or case; adopted: belongs to one.';
COMMENT ON COLUMN files.files.owner_kind IS 'Kind of record it belongs to: case, report …';
COMMENT ON COLUMN files.files.owner_id IS 'The record it belongs to; decides who may read it.';
COMMENT ON COLUMN files.files.sha256 IS 'Digest of the bytes as uploaded: the same file twice.';
COMMENT ON COLUMN files.files.full_key IS 'Name of the kept bytes in the store: their digest.';
COMMENT ON COLUMN files.files.thumb_key IS 'Name of the thumbnail in the store; photos only.';
COMMENT ON COLUMN files.files.content_type IS 'Media type of the kept bytes.';
COMMENT ON COLUMN files.files.size_bytes IS 'Size of the kept bytes.';
COMMENT ON COLUMN files.files.width_pixels IS 'Width of the kept photo.';
COMMENT ON COLUMN files.files.height_pixels IS 'Height of the kept photo.';
COMMENT ON COLUMN files.files.duration_seconds IS 'Length of a voice note, where its container tells.';
COMMENT ON COLUMN files.files.perceptual_hash IS 'Fingerprint of what a photo shows: the same picture twice.';
COMMENT ON COLUMN files.files.taken_at IS 'When it says it was taken.';
COMMENT ON COLUMN files.files.longitude IS 'Where it says it was taken, WGS-84 degrees.';
COMMENT ON COLUMN files.files.latitude IS 'Where it says it was taken, WGS-84 degrees.';
COMMENT ON COLUMN files.files.uploaded_by IS 'Person who uploaded it; NULL without a session.';
COMMENT ON COLUMN files.files.upload_token_sha256 IS 'Digest of the secret of whoever uploaded it without a session.';
COMMENT ON COLUMN files.files.upload_key IS 'Digest of the uploader and the Idempotency-Key: a repeat finds the first.';
COMMENT ON COLUMN files.files.created_at IS 'When uploaded.';
CREATE UNIQUE INDEX files_upload_key ON files.files (tenant_id, upload_key) WHERE upload_key IS NOT NULL;
CREATE INDEX files_waiting ON files.files (tenant_id, created_at) WHERE state = 'uploaded';
CREATE INDEX files_owner ON files.files (tenant_id, owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX files_full_key ON files.files (tenant_id, full_key);
CREATE INDEX files_thumb_key ON files.files (tenant_id, thumb_key) WHERE thumb_key IS NOT NULL;
SELECT platform.protect('files.files');
