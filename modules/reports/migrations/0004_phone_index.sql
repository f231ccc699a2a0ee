-- Reports of a phone are found for the person who proves that phone.
ALTER TABLE reports.reports ADD COLUMN reporter_phone_index text;
COMMENT ON COLUMN reports.reports.reporter_phone_index IS 'Keyed digest of the phone, by which the reports of one number are found; not personal without the key.';
CREATE INDEX reports_by_phone ON reports.reports (tenant_id, reporter_phone_index) WHERE reporter_phone_index IS NOT NULL;
