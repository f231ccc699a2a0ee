-- Nobody asks for cases by these words and documents (words are asked for through their index): taking statistics of them
-- cost autovacuum a third of its time at this table.
ALTER TABLE cases.cases ALTER COLUMN title SET STATISTICS 0, ALTER COLUMN description SET STATISTICS 0,
  ALTER COLUMN address SET STATISTICS 0, ALTER COLUMN judgement SET STATISTICS 0,
  ALTER COLUMN rating_words SET STATISTICS 0, ALTER COLUMN photo_hashes SET STATISTICS 0;
ALTER TABLE cases.trace ALTER COLUMN note SET STATISTICS 0, ALTER COLUMN facts SET STATISTICS 0,
  ALTER COLUMN actor_name SET STATISTICS 0;
-- Two thousand of the most frequent pairs of characters tell which words are common; with ten thousand 300,000 cases were
-- read and cut into pairs each time.
ALTER INDEX cases.cases_words ALTER COLUMN 1 SET STATISTICS 200;
