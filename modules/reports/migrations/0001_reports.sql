-- Reports: what came in, before and besides the case it belongs to.
CREATE SCHEMA reports;
COMMENT ON SCHEMA reports IS 'Reports of residents and staff, and how their reporters follow them.';

CREATE TABLE reports.reports (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  number text NOT NULL,
  token text NOT NULL,
  case_id uuid NOT NULL,
  channel text NOT NULL,
  text text NOT NULL DEFAULT '',
  category_code text NOT NULL,
  given_category boolean NOT NULL DEFAULT false,
  address text NOT NULL DEFAULT '',
  longitude double precision,
  latitude double precision,
  position_source text NOT NULL DEFAULT 'none',
  place_code text,
  reporter_id uuid,
  reporter_name text NOT NULL DEFAULT '',
  reporter_phone text,
  anonymous boolean NOT NULL DEFAULT false,
  confidential boolean NOT NULL DEFAULT false,
  taken_by uuid,
  device text,
  idempotency_key text,
  file_ids uuid[] NOT NULL DEFAULT '{}',
  question text,
  question_at timestamptz,
  answered_at timestamptz,
  seen_at timestamptz,
  reported_at timestamptz NOT NULL,
  UNIQUE (tenant_id, number)
);
COMMENT ON TABLE reports.reports IS 'What a person or system told the town; each belongs to one case, a case may answer many.';
COMMENT ON COLUMN reports.reports.id IS 'UUIDv7.';
COMMENT ON COLUMN reports.reports.tenant_id IS 'Town.';
COMMENT ON COLUMN reports.reports.number IS 'What the reporter keeps: the case number, or with -2, -3 … for further reports of the same case.';
COMMENT ON COLUMN reports.reports.token IS 'Secret of the receipt.';
COMMENT ON COLUMN reports.reports.case_id IS 'Case that answers it.';
COMMENT ON COLUMN reports.reports.channel IS 'resident, gridWorker, hotline, window or open311.';
COMMENT ON COLUMN reports.reports.text IS 'Words as given.';
COMMENT ON COLUMN reports.reports.category_code IS 'Category it was first put in.';
COMMENT ON COLUMN reports.reports.given_category IS 'The reporter chose the category.';
COMMENT ON COLUMN reports.reports.address IS 'Place in words as given or found.';
COMMENT ON COLUMN reports.reports.longitude IS 'WGS-84.';
COMMENT ON COLUMN reports.reports.latitude IS 'WGS-84.';
COMMENT ON COLUMN reports.reports.position_source IS 'pin, device, photo, place, address or none.';
COMMENT ON COLUMN reports.reports.place_code IS 'QR place that was scanned.';
COMMENT ON COLUMN reports.reports.reporter_id IS 'Resident or member of staff.';
COMMENT ON COLUMN reports.reports.reporter_name IS 'Name as given.';
COMMENT ON COLUMN reports.reports.reporter_phone IS 'Phone as given, 11 digits.';
COMMENT ON COLUMN reports.reports.anonymous IS 'The reporter wished to be nobody.';
COMMENT ON COLUMN reports.reports.confidential IS 'Seen by officers only.';
COMMENT ON COLUMN reports.reports.taken_by IS 'Member of staff who took it down for the reporter.';
COMMENT ON COLUMN reports.reports.device IS 'Digest of the device, against floods.';
COMMENT ON COLUMN reports.reports.idempotency_key IS 'Key of the sender: a repeat is answered with the first receipt.';
COMMENT ON COLUMN reports.reports.file_ids IS 'Photos and voice notes.';
COMMENT ON COLUMN reports.reports.question IS 'Question an officer asked.';
COMMENT ON COLUMN reports.reports.question_at IS 'When.';
COMMENT ON COLUMN reports.reports.answered_at IS 'When it was answered.';
COMMENT ON COLUMN reports.reports.seen_at IS 'When the person saw it, if reported later.';
COMMENT ON COLUMN reports.reports.reported_at IS 'When it came in.';
CREATE UNIQUE INDEX reports_once ON reports.reports (tenant_id, device, idempotency_key) NULLS NOT DISTINCT WHERE idempotency_key IS NOT NULL;
CREATE INDEX reports_by_case ON reports.reports (tenant_id, case_id);
CREATE INDEX reports_by_reporter ON reports.reports (tenant_id, reporter_id, reported_at DESC, id DESC) WHERE reporter_id IS NOT NULL;
CREATE INDEX reports_newest ON reports.reports (tenant_id, reported_at DESC, id DESC);
SELECT platform.protect('reports.reports');
