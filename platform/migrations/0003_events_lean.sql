-- An event is written without a position and numbered a moment later: until then it needs no place in
-- the indexes of positions.
ALTER TABLE platform.events DROP CONSTRAINT events_position_key;
DROP INDEX platform.events_by_tenant;
CREATE UNIQUE INDEX events_numbered ON platform.events (position) WHERE position IS NOT NULL;
CREATE INDEX events_by_tenant ON platform.events (tenant_id, position) WHERE position IS NOT NULL;
