-- Nobody asks for messages by these words: statistics of them cost autovacuum two thirds of its time at this table.
ALTER TABLE messages.messages ALTER COLUMN subject SET STATISTICS 0, ALTER COLUMN body SET STATISTICS 0,
  ALTER COLUMN variables SET STATISTICS 0, ALTER COLUMN link SET STATISTICS 0,
  ALTER COLUMN recipient_name SET STATISTICS 0, ALTER COLUMN address SET STATISTICS 0,
  ALTER COLUMN last_error SET STATISTICS 0, ALTER COLUMN attachment SET STATISTICS 0;
