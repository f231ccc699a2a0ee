-- Under load autovacuum takes statistics of these tables every minute; most of its time went into sorting documents and words
-- of which no plan makes anything. Nobody is asked for by them, so none are taken.
ALTER TABLE platform.events ALTER COLUMN payload SET STATISTICS 0, ALTER COLUMN audience SET STATISTICS 0,
  ALTER COLUMN trace_id SET STATISTICS 0;
ALTER TABLE platform.timers ALTER COLUMN payload SET STATISTICS 0;
-- Events of a town are read after a position and by five hundred at most: the index of positions serves, and numbering an
-- event writes into one index less.
DROP INDEX platform.events_by_tenant;
