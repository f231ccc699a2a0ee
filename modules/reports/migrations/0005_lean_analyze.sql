-- Nobody asks for reports by these words: statistics of them cost autovacuum half of its time at this table.
ALTER TABLE reports.reports ALTER COLUMN text SET STATISTICS 0, ALTER COLUMN address SET STATISTICS 0,
  ALTER COLUMN token SET STATISTICS 0, ALTER COLUMN reporter_name SET STATISTICS 0,
  ALTER COLUMN reporter_phone SET STATISTICS 0, ALTER COLUMN question SET STATISTICS 0;
