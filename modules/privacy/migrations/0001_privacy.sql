-- Consents, notices, requests of persons, restrictions.
CREATE SCHEMA privacy;
COMMENT ON SCHEMA privacy IS 'The rights of the people whose personal data the town holds.';

CREATE TABLE privacy.notices (
  tenant_id uuid NOT NULL,
  purpose text NOT NULL,
  version integer NOT NULL,
  content jsonb NOT NULL,
  saved_by uuid,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, purpose, version)
);
COMMENT ON TABLE privacy.notices IS 'What people are told of a purpose before they consent; every version stays, consents name theirs.';
COMMENT ON COLUMN privacy.notices.tenant_id IS 'Town.';
COMMENT ON COLUMN privacy.notices.purpose IS 'Purpose (contract/purposes.ts).';
COMMENT ON COLUMN privacy.notices.version IS 'Counts from 2; version 1 is the shipped text.';
COMMENT ON COLUMN privacy.notices.content IS 'Title and text in Chinese and English (contract: NoticeWords).';
COMMENT ON COLUMN privacy.notices.saved_by IS 'Who changed it.';
COMMENT ON COLUMN privacy.notices.saved_at IS 'When.';
SELECT platform.protect('privacy.notices');
REVOKE UPDATE, DELETE ON privacy.notices FROM zhenshu_app;

CREATE TABLE privacy.consents (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL,
  purpose text NOT NULL,
  notice_version integer NOT NULL,
  given_at timestamptz NOT NULL,
  given_by text NOT NULL CHECK (given_by IN ('self', 'guardian', 'clerk')),
  guardian_name text NOT NULL DEFAULT '',
  guardian_relation text NOT NULL DEFAULT '',
  taken_by uuid,
  withdrawn_at timestamptz
);
COMMENT ON TABLE privacy.consents IS 'Consents by purpose; a withdrawn one stays as the record that it was given and withdrawn.';
COMMENT ON COLUMN privacy.consents.id IS 'UUIDv7.';
COMMENT ON COLUMN privacy.consents.tenant_id IS 'Town.';
COMMENT ON COLUMN privacy.consents.person_id IS 'Who consented.';
COMMENT ON COLUMN privacy.consents.purpose IS 'To what.';
COMMENT ON COLUMN privacy.consents.notice_version IS 'The notice that was read.';
COMMENT ON COLUMN privacy.consents.given_at IS 'When.';
COMMENT ON COLUMN privacy.consents.given_by IS 'self, guardian (of somebody under 14), or clerk (at the window, in the presence of the person).';
COMMENT ON COLUMN privacy.consents.guardian_name IS 'Name of the guardian, sealed; empty otherwise.';
COMMENT ON COLUMN privacy.consents.guardian_relation IS 'father, mother or other guardian; empty otherwise.';
COMMENT ON COLUMN privacy.consents.taken_by IS 'Clerk who took it down.';
COMMENT ON COLUMN privacy.consents.withdrawn_at IS 'When it was withdrawn; NULL while it holds.';
CREATE UNIQUE INDEX consents_in_force ON privacy.consents (tenant_id, person_id, purpose) WHERE withdrawn_at IS NULL;
CREATE INDEX consents_of_person ON privacy.consents (tenant_id, person_id, id DESC);
SELECT platform.protect('privacy.consents');
SELECT platform.seal('privacy.consents', 'guardian_name');

CREATE TABLE privacy.requests (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('correct', 'erase', 'restrict', 'explain')),
  words text NOT NULL,
  state text NOT NULL CHECK (state IN ('received', 'waiting', 'done', 'refused', 'withdrawn')),
  answer text NOT NULL DEFAULT '',
  exception text,
  received_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  decided_at timestamptz,
  decided_by uuid,
  done_at timestamptz,
  version integer NOT NULL DEFAULT 1
);
COMMENT ON TABLE privacy.requests IS 'What people asked for about their personal data, and the answer.';
COMMENT ON COLUMN privacy.requests.id IS 'UUIDv7.';
COMMENT ON COLUMN privacy.requests.tenant_id IS 'Town.';
COMMENT ON COLUMN privacy.requests.person_id IS 'Who asks.';
COMMENT ON COLUMN privacy.requests.kind IS 'correct, erase, restrict, or explain (how a decision by a programme came about).';
COMMENT ON COLUMN privacy.requests.words IS 'What is asked, in the words of the person, sealed; emptied with an erasure.';
COMMENT ON COLUMN privacy.requests.state IS 'received → done or refused; granted erasures wait while a case is open; withdrawn by the person.';
COMMENT ON COLUMN privacy.requests.answer IS 'Answer to the person, sealed; a refusal says why.';
COMMENT ON COLUMN privacy.requests.exception IS 'The law''s exception on which a refusal rests.';
COMMENT ON COLUMN privacy.requests.received_at IS 'When.';
COMMENT ON COLUMN privacy.requests.due_at IS 'To be answered by.';
COMMENT ON COLUMN privacy.requests.decided_at IS 'When it was decided.';
COMMENT ON COLUMN privacy.requests.decided_by IS 'Who decided.';
COMMENT ON COLUMN privacy.requests.done_at IS 'When it was carried out.';
COMMENT ON COLUMN privacy.requests.version IS 'Counts changes; a stale decision is refused.';
CREATE INDEX requests_open ON privacy.requests (tenant_id, due_at) WHERE state IN ('received', 'waiting');
CREATE INDEX requests_newest ON privacy.requests (tenant_id, id DESC);
CREATE INDEX requests_of_person ON privacy.requests (tenant_id, person_id, id DESC);
SELECT platform.protect('privacy.requests');
SELECT platform.seal('privacy.requests', 'words');
SELECT platform.seal('privacy.requests', 'answer');
CREATE POLICY concerned ON privacy.requests AS RESTRICTIVE FOR SELECT TO zhenshu_app USING (
  platform.sees_all() OR person_id = platform.person());
COMMENT ON POLICY concerned ON privacy.requests IS 'A person sees the own requests; the desk sees all of the town.';

CREATE TABLE privacy.restrictions (
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL,
  since timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, person_id)
);
COMMENT ON TABLE privacy.restrictions IS 'People whose data is kept and protected, and used for nothing else.';
COMMENT ON COLUMN privacy.restrictions.tenant_id IS 'Town.';
COMMENT ON COLUMN privacy.restrictions.person_id IS 'Whose.';
COMMENT ON COLUMN privacy.restrictions.since IS 'Since when.';
SELECT platform.protect('privacy.restrictions');
