-- A resource whose rows stay at their source is read there at the moment of use.
ALTER TABLE intake.sources ADD COLUMN reference_key text;
COMMENT ON COLUMN intake.sources.reference_key IS 'Set where rows are read in place: key that hides the keys of rows in references and cursors; sealed.';
SELECT platform.seal('intake.sources', 'reference_key');
CREATE UNIQUE INDEX sources_in_place ON intake.sources (tenant_id, resource_id) WHERE reference_key IS NOT NULL AND active;
