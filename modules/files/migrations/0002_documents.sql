-- Documents (PDF) besides photos and voice notes: people know them by their names.
ALTER TABLE files.files ADD COLUMN name text;
COMMENT ON COLUMN files.files.name IS 'What a document was called when it came in, cleaned; NULL for photos and voice notes.';
