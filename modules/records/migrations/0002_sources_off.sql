-- A source may be taken out of the records, with its rows, and back in.
ALTER TABLE records.sources ADD COLUMN active boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN records.sources.active IS 'Whether its rows are in the records.';
