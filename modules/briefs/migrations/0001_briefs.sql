-- Briefs: templates, issues as they were composed and frozen, and to whom they went.
CREATE SCHEMA briefs;
COMMENT ON SCHEMA briefs IS 'Daily, weekly and monthly briefs: templates, issues, recipients.';

CREATE TABLE briefs.templates (
  tenant_id uuid NOT NULL,
  code text NOT NULL,
  content jsonb NOT NULL,
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL,
  scheduled_since timestamptz NOT NULL,
  saved_at timestamptz NOT NULL,
  saved_by_name text NOT NULL,
  PRIMARY KEY (tenant_id, code)
);
COMMENT ON TABLE briefs.templates IS 'What briefs consist of, when they come and to whom; earlier versions lie in platform.versions.';
COMMENT ON COLUMN briefs.templates.tenant_id IS 'Town.';
COMMENT ON COLUMN briefs.templates.code IS 'Code, kebab-case.';
COMMENT ON COLUMN briefs.templates.content IS 'Title, sections in order, schedule, recipients (TemplateInput).';
COMMENT ON COLUMN briefs.templates.active IS 'Offered for composing; an inactive one neither composes nor sends by itself.';
COMMENT ON COLUMN briefs.templates.version IS 'Counts saved changes; a stale save is refused.';
COMMENT ON COLUMN briefs.templates.scheduled_since IS 'When the schedule was last changed: nothing that fell due before is sent.';
COMMENT ON COLUMN briefs.templates.saved_at IS 'Last change.';
COMMENT ON COLUMN briefs.templates.saved_by_name IS 'Who changed it; a name of staff, not personal.';
SELECT platform.protect('briefs.templates');

CREATE TABLE briefs.issues (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  template_code text NOT NULL,
  template_version integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('daily', 'weekly', 'monthly')),
  year integer NOT NULL,
  number integer NOT NULL,
  period_from date NOT NULL,
  period_to date NOT NULL CHECK (period_to >= period_from),
  edition integer NOT NULL CHECK (edition > 0),
  state text NOT NULL CHECK (state IN ('draft', 'issued')),
  document jsonb NOT NULL,
  edits jsonb NOT NULL,
  reason text NOT NULL DEFAULT '',
  version integer NOT NULL,
  composed_at timestamptz NOT NULL,
  send_at timestamptz,
  held boolean NOT NULL DEFAULT false,
  issued_at timestamptz,
  issued_by uuid,
  issued_by_name text,
  sha256 text,
  UNIQUE (tenant_id, template_code, period_from, period_to, edition),
  CHECK ((state = 'issued') = (issued_at IS NOT NULL AND sha256 IS NOT NULL))
);
COMMENT ON TABLE briefs.issues IS 'One brief; frozen once issued, corrected only by a later edition.';
COMMENT ON COLUMN briefs.issues.id IS 'UUIDv7.';
COMMENT ON COLUMN briefs.issues.tenant_id IS 'Town.';
COMMENT ON COLUMN briefs.issues.template_code IS 'Template.';
COMMENT ON COLUMN briefs.issues.template_version IS 'Version of the template that it was composed by.';
COMMENT ON COLUMN briefs.issues.kind IS 'daily, weekly or monthly.';
COMMENT ON COLUMN briefs.issues.year IS 'Year that the number counts in.';
COMMENT ON COLUMN briefs.issues.number IS 'Number within the year, by template; all editions share it.';
COMMENT ON COLUMN briefs.issues.period_from IS 'First local day.';
COMMENT ON COLUMN briefs.issues.period_to IS 'Last local day.';
COMMENT ON COLUMN briefs.issues.edition IS '1, or later for corrections.';
COMMENT ON COLUMN briefs.issues.state IS 'draft → issued.';
COMMENT ON COLUMN briefs.issues.document IS 'The brief as composed (BriefDocument), with all numbers as they stood.';
COMMENT ON COLUMN briefs.issues.edits IS 'What an officer changed of the words (Edits).';
COMMENT ON COLUMN briefs.issues.reason IS 'Why there is a later edition.';
COMMENT ON COLUMN briefs.issues.version IS 'Counts changes of the draft; a stale one is refused.';
COMMENT ON COLUMN briefs.issues.composed_at IS 'When the numbers were read.';
COMMENT ON COLUMN briefs.issues.send_at IS 'When a draft is issued by itself; NULL when a person issues it.';
COMMENT ON COLUMN briefs.issues.held IS 'Not to be issued by itself.';
COMMENT ON COLUMN briefs.issues.issued_at IS 'When it was issued and frozen.';
COMMENT ON COLUMN briefs.issues.issued_by IS 'Who issued it; NULL when it went by schedule.';
COMMENT ON COLUMN briefs.issues.issued_by_name IS 'Name of who issued it; of staff, not personal.';
COMMENT ON COLUMN briefs.issues.sha256 IS 'Digest of document and edits as issued, hexadecimal.';
CREATE INDEX issues_newest ON briefs.issues (tenant_id, period_to DESC, id DESC);
CREATE INDEX issues_waiting ON briefs.issues (tenant_id, send_at) WHERE state = 'draft';
SELECT platform.protect('briefs.issues');

CREATE FUNCTION briefs.keep_issued() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an issued brief is frozen' USING ERRCODE = 'integrity_constraint_violation';
END $$;
COMMENT ON FUNCTION briefs.keep_issued() IS 'Refuses every change of an issued brief.';
CREATE TRIGGER keep_issued BEFORE UPDATE OR DELETE ON briefs.issues
  FOR EACH ROW WHEN (OLD.state = 'issued') EXECUTE FUNCTION briefs.keep_issued();

CREATE TABLE briefs.deliveries (
  tenant_id uuid NOT NULL,
  brief_id uuid NOT NULL REFERENCES briefs.issues,
  person_id uuid NOT NULL,
  person_name text NOT NULL,
  role text NOT NULL,
  sent_at timestamptz NOT NULL,
  PRIMARY KEY (brief_id, person_id)
);
COMMENT ON TABLE briefs.deliveries IS 'To whom an issued brief was given; its way is told by the messages about it.';
COMMENT ON COLUMN briefs.deliveries.tenant_id IS 'Town.';
COMMENT ON COLUMN briefs.deliveries.brief_id IS 'Brief.';
COMMENT ON COLUMN briefs.deliveries.person_id IS 'Recipient.';
COMMENT ON COLUMN briefs.deliveries.person_name IS 'Name as it was then.';
COMMENT ON COLUMN briefs.deliveries.role IS 'Role by which they got it; empty for someone named.';
COMMENT ON COLUMN briefs.deliveries.sent_at IS 'When it was handed to the messages.';
SELECT platform.protect('briefs.deliveries');
