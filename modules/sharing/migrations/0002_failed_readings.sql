-- A use that gave nothing because the rows could not be read where they lie is kept too.
ALTER TABLE sharing.uses DROP CONSTRAINT uses_stopped_by_check;
ALTER TABLE sharing.uses ADD CONSTRAINT uses_stopped_by_check
  CHECK (stopped_by IN ('ended', 'revoked', 'notYet', 'volume', 'brokenOff', 'source'));
