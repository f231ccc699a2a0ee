-- Old house numbers and names of common speech, and what the same place is called now.
CREATE TABLE records.address_aliases (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  was text NOT NULL,
  was_plain text NOT NULL,
  is_now text NOT NULL,
  now_plain text NOT NULL,
  note text NOT NULL,
  saved_by_name text NOT NULL,
  saved_at timestamptz NOT NULL,
  UNIQUE (tenant_id, was_plain)
);
COMMENT ON TABLE records.address_aliases IS 'Other names of addresses and roads, used when rows are matched. Nothing here is about a person.';
COMMENT ON COLUMN records.address_aliases.id IS 'UUIDv7.';
COMMENT ON COLUMN records.address_aliases.tenant_id IS 'Town.';
COMMENT ON COLUMN records.address_aliases.was IS 'The old or common name, as it was entered: with a door one address, without a road or group with all its doors.';
COMMENT ON COLUMN records.address_aliases.was_plain IS 'The same in the form in which addresses are compared.';
COMMENT ON COLUMN records.address_aliases.is_now IS 'What it is called now, as it was entered.';
COMMENT ON COLUMN records.address_aliases.now_plain IS 'The same in the form in which addresses are compared.';
COMMENT ON COLUMN records.address_aliases.note IS 'Why, in words: the decision or survey.';
COMMENT ON COLUMN records.address_aliases.saved_by_name IS 'Who saved it, by name as it was then.';
COMMENT ON COLUMN records.address_aliases.saved_at IS 'When.';
SELECT platform.protect('records.address_aliases');
