-- Places for those who read English: where they are and what else one should know.
ALTER TABLE directory.places ADD COLUMN address_en text NOT NULL DEFAULT '';
ALTER TABLE directory.places ADD COLUMN note_en text NOT NULL DEFAULT '';
COMMENT ON COLUMN directory.places.address_en IS 'The address in English: not personal; empty where nobody wrote it.';
COMMENT ON COLUMN directory.places.note_en IS 'What else one should know, in English; empty where nobody wrote it.';
