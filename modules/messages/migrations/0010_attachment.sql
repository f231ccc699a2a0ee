-- A message may carry a document by e-mail: only where to fetch it is kept here, never its bytes.
ALTER TABLE messages.messages ADD COLUMN attachment jsonb;
COMMENT ON COLUMN messages.messages.attachment IS 'Document that goes along by e-mail: {"source": module''s name of it, "id": which}; NULL for none.';
CREATE INDEX messages_subject ON messages.messages (tenant_id, subject_kind, subject_id) WHERE subject_kind = 'brief';
