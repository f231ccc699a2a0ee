-- Who marks a day waits for nobody: while a mark is being taken, another stands beside it.
ALTER TABLE indicators.dirty DROP CONSTRAINT dirty_pkey;
ALTER TABLE indicators.dirty ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid();
COMMENT ON COLUMN indicators.dirty.id IS 'Tells marks of the same day apart.';
ALTER TABLE indicators.dirty ADD PRIMARY KEY (tenant_id, source, grain, day, id);
