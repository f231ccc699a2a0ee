-- Requests, grants, uses, who was seen, corrections, subscriptions, matters.
CREATE SCHEMA sharing;
COMMENT ON SCHEMA sharing IS 'Departments use each other''s data under the owner''s approval; everybody sees who used what.';

CREATE FUNCTION sharing.concerned(owner uuid, user_department uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN platform.sees_all() OR owner = ANY (platform.departments()) OR user_department = ANY (platform.departments());
COMMENT ON FUNCTION sharing.concerned(uuid, uuid) IS 'Whether the actor belongs to one of the two departments, or sees the whole town.';

CREATE TABLE sharing.settings (
  tenant_id uuid PRIMARY KEY,
  answer_working_days integer NOT NULL CHECK (answer_working_days BETWEEN 1 AND 30),
  correction_working_days integer NOT NULL CHECK (correction_working_days BETWEEN 1 AND 60),
  remind_working_days integer NOT NULL CHECK (remind_working_days BETWEEN 1 AND 10)
);
COMMENT ON TABLE sharing.settings IS 'Deadlines of a town; the house''s own where a town has no row.';
COMMENT ON COLUMN sharing.settings.tenant_id IS 'Town.';
COMMENT ON COLUMN sharing.settings.answer_working_days IS 'Working days in which an owner answers a request.';
COMMENT ON COLUMN sharing.settings.correction_working_days IS 'Working days in which a source answers a correction.';
COMMENT ON COLUMN sharing.settings.remind_working_days IS 'Working days before a deadline on which it is reminded of.';
SELECT platform.protect('sharing.settings');

CREATE TABLE sharing.counters (
  tenant_id uuid NOT NULL,
  day text NOT NULL CHECK (day ~ '^\d{4}-\d{2}-\d{2}$'),
  given integer NOT NULL,
  PRIMARY KEY (tenant_id, day)
);
COMMENT ON TABLE sharing.counters IS 'Running numbers of requests, by local day.';
COMMENT ON COLUMN sharing.counters.tenant_id IS 'Town.';
COMMENT ON COLUMN sharing.counters.day IS 'Local day.';
COMMENT ON COLUMN sharing.counters.given IS 'The last number given.';
SELECT platform.protect('sharing.counters');

CREATE TABLE sharing.requests (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  number text NOT NULL,
  resource_id uuid NOT NULL,
  resource_zh text NOT NULL,
  resource_en text NOT NULL,
  owner_department_id uuid NOT NULL,
  department_id uuid NOT NULL,
  purpose text NOT NULL,
  basis text NOT NULL,
  basis_words text NOT NULL DEFAULT '',
  fields text[] NOT NULL,
  conditions jsonb NOT NULL,
  from_day text NOT NULL CHECK (from_day ~ '^\d{4}-\d{2}-\d{2}$'),
  until_day text NOT NULL CHECK (until_day ~ '^\d{4}-\d{2}-\d{2}$' AND until_day >= from_day),
  rows_per_day integer NOT NULL CHECK (rows_per_day > 0),
  state text NOT NULL CHECK (state IN ('draft', 'asked', 'granted', 'partlyGranted', 'refused', 'withdrawn', 'ended', 'revoked')),
  asked_by uuid,
  asked_at timestamptz,
  due_at timestamptz,
  overdue_at timestamptz,
  decided_by uuid,
  decided_at timestamptz,
  answer text NOT NULL DEFAULT '',
  answers jsonb NOT NULL DEFAULT '{}',
  grant_id uuid,
  settled_at timestamptz,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, number)
);
COMMENT ON TABLE sharing.requests IS 'A department asks for data of another: what, for what, on what ground, and the answer.';
COMMENT ON COLUMN sharing.requests.id IS 'UUIDv7.';
COMMENT ON COLUMN sharing.requests.tenant_id IS 'Town.';
COMMENT ON COLUMN sharing.requests.number IS 'Short readable number, GX-….';
COMMENT ON COLUMN sharing.requests.resource_id IS 'Resource of the catalogue.';
COMMENT ON COLUMN sharing.requests.resource_zh IS 'Its title when it was asked for.';
COMMENT ON COLUMN sharing.requests.resource_en IS 'The same in English.';
COMMENT ON COLUMN sharing.requests.owner_department_id IS 'Department that owns the data and answers.';
COMMENT ON COLUMN sharing.requests.department_id IS 'Department that asks.';
COMMENT ON COLUMN sharing.requests.purpose IS 'For what, in words; numbers of people in it are hidden.';
COMMENT ON COLUMN sharing.requests.basis IS 'Legal basis (contract/words.ts).';
COMMENT ON COLUMN sharing.requests.basis_words IS 'The law or document where the basis does not name it.';
COMMENT ON COLUMN sharing.requests.fields IS 'Keys of the fields asked for.';
COMMENT ON COLUMN sharing.requests.conditions IS 'Rows asked for (contract: Condition[]), sealed.';
COMMENT ON COLUMN sharing.requests.from_day IS 'First local day.';
COMMENT ON COLUMN sharing.requests.until_day IS 'Last local day, included.';
COMMENT ON COLUMN sharing.requests.rows_per_day IS 'Most rows a local day.';
COMMENT ON COLUMN sharing.requests.state IS 'See contract/states.ts; only the table of moves sets it.';
COMMENT ON COLUMN sharing.requests.asked_by IS 'Who asked.';
COMMENT ON COLUMN sharing.requests.asked_at IS 'When it went to the owner.';
COMMENT ON COLUMN sharing.requests.due_at IS 'To be answered by, in working time.';
COMMENT ON COLUMN sharing.requests.overdue_at IS 'When the deadline passed without an answer.';
COMMENT ON COLUMN sharing.requests.decided_by IS 'Who answered; NULL where an open resource was granted by rule.';
COMMENT ON COLUMN sharing.requests.decided_at IS 'When.';
COMMENT ON COLUMN sharing.requests.answer IS 'Reason of a refusal or revocation; words to a grant.';
COMMENT ON COLUMN sharing.requests.answers IS 'Answer by field: granted, masked or refused.';
COMMENT ON COLUMN sharing.requests.grant_id IS 'The grant that followed.';
COMMENT ON COLUMN sharing.requests.settled_at IS 'When it reached an end: refused, withdrawn, ended, revoked.';
COMMENT ON COLUMN sharing.requests.created_at IS 'When it was begun.';
COMMENT ON COLUMN sharing.requests.version IS 'Counts changes; a stale act is refused.';
CREATE INDEX requests_asking ON sharing.requests (tenant_id, department_id, id DESC);
CREATE INDEX requests_deciding ON sharing.requests (tenant_id, owner_department_id, id DESC);
CREATE INDEX requests_waiting ON sharing.requests (tenant_id, due_at) WHERE state = 'asked';
SELECT platform.protect('sharing.requests');
SELECT platform.seal('sharing.requests', 'conditions');
CREATE POLICY concerned ON sharing.requests AS RESTRICTIVE FOR ALL TO zhenshu_app USING (sharing.concerned(owner_department_id, department_id));
COMMENT ON POLICY concerned ON sharing.requests IS 'The two departments and whoever oversees the town.';

CREATE TABLE sharing.grants (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  request_id uuid NOT NULL REFERENCES sharing.requests,
  number text NOT NULL,
  resource_id uuid NOT NULL,
  owner_department_id uuid NOT NULL,
  department_id uuid NOT NULL,
  fields jsonb NOT NULL,
  conditions jsonb NOT NULL,
  rows_per_day integer NOT NULL CHECK (rows_per_day > 0),
  from_at timestamptz NOT NULL,
  until_at timestamptz NOT NULL CHECK (until_at > from_at),
  state text NOT NULL CHECK (state IN ('live', 'ended', 'revoked')),
  words text NOT NULL DEFAULT '',
  ended_at timestamptz,
  ended_by uuid,
  created_at timestamptz NOT NULL,
  uses integer NOT NULL DEFAULT 0,
  rows_used bigint NOT NULL DEFAULT 0,
  last_used_at timestamptz
);
COMMENT ON TABLE sharing.grants IS 'What an owner opened to a department; the one place from which every selection of shared rows is built.';
COMMENT ON COLUMN sharing.grants.id IS 'UUIDv7.';
COMMENT ON COLUMN sharing.grants.tenant_id IS 'Town.';
COMMENT ON COLUMN sharing.grants.request_id IS 'The request that it answers.';
COMMENT ON COLUMN sharing.grants.number IS 'Number of the request.';
COMMENT ON COLUMN sharing.grants.resource_id IS 'Resource of the catalogue.';
COMMENT ON COLUMN sharing.grants.owner_department_id IS 'Department that owns the data.';
COMMENT ON COLUMN sharing.grants.department_id IS 'Department that may use it.';
COMMENT ON COLUMN sharing.grants.fields IS 'Granted fields: [{key, masked}].';
COMMENT ON COLUMN sharing.grants.conditions IS 'Rows granted (contract: Condition[]), sealed.';
COMMENT ON COLUMN sharing.grants.rows_per_day IS 'Most rows a local day.';
COMMENT ON COLUMN sharing.grants.from_at IS 'Not before.';
COMMENT ON COLUMN sharing.grants.until_at IS 'Not at or after.';
COMMENT ON COLUMN sharing.grants.state IS 'Only live opens anything; from_at and until_at hold besides.';
COMMENT ON COLUMN sharing.grants.words IS 'How the data is to be handled; why it ended.';
COMMENT ON COLUMN sharing.grants.ended_at IS 'When it ended.';
COMMENT ON COLUMN sharing.grants.ended_by IS 'Who ended it; NULL when its time was over.';
COMMENT ON COLUMN sharing.grants.created_at IS 'When it was given.';
COMMENT ON COLUMN sharing.grants.uses IS 'How often it was used.';
COMMENT ON COLUMN sharing.grants.rows_used IS 'Rows handed out in all.';
COMMENT ON COLUMN sharing.grants.last_used_at IS 'When it was last used.';
CREATE INDEX grants_received ON sharing.grants (tenant_id, department_id, id DESC);
CREATE INDEX grants_given ON sharing.grants (tenant_id, owner_department_id, id DESC);
CREATE INDEX grants_of_resource ON sharing.grants (tenant_id, resource_id) WHERE state = 'live';
SELECT platform.protect('sharing.grants');
SELECT platform.seal('sharing.grants', 'conditions');
CREATE POLICY concerned ON sharing.grants AS RESTRICTIVE FOR ALL TO zhenshu_app USING (sharing.concerned(owner_department_id, department_id));
COMMENT ON POLICY concerned ON sharing.grants IS 'The two departments and whoever oversees the town.';

CREATE TABLE sharing.volumes (
  tenant_id uuid NOT NULL,
  grant_id uuid NOT NULL REFERENCES sharing.grants,
  day text NOT NULL CHECK (day ~ '^\d{4}-\d{2}-\d{2}$'),
  rows bigint NOT NULL,
  PRIMARY KEY (tenant_id, grant_id, day)
);
COMMENT ON TABLE sharing.volumes IS 'Rows handed out through a grant by local day; counted before they leave.';
COMMENT ON COLUMN sharing.volumes.tenant_id IS 'Town.';
COMMENT ON COLUMN sharing.volumes.grant_id IS 'Grant.';
COMMENT ON COLUMN sharing.volumes.day IS 'Local day.';
COMMENT ON COLUMN sharing.volumes.rows IS 'Rows.';
SELECT platform.protect('sharing.volumes');

CREATE TABLE sharing.uses (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  grant_id uuid NOT NULL REFERENCES sharing.grants,
  owner_department_id uuid NOT NULL,
  department_id uuid NOT NULL,
  way text NOT NULL CHECK (way IN ('view', 'api', 'csv', 'xlsx', 'parquet', 'features', 'matter')),
  user_id uuid,
  key_name text NOT NULL DEFAULT '',
  rows integer NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('running', 'done', 'stopped', 'refused')),
  stopped_by text CHECK (stopped_by IN ('ended', 'revoked', 'notYet', 'volume', 'brokenOff')),
  used_at timestamptz NOT NULL,
  ended_at timestamptz
);
COMMENT ON TABLE sharing.uses IS 'Every use of a grant, also those that were refused or stopped on the way.';
COMMENT ON COLUMN sharing.uses.id IS 'UUIDv7.';
COMMENT ON COLUMN sharing.uses.tenant_id IS 'Town.';
COMMENT ON COLUMN sharing.uses.grant_id IS 'Grant.';
COMMENT ON COLUMN sharing.uses.owner_department_id IS 'Department that owns the data.';
COMMENT ON COLUMN sharing.uses.department_id IS 'Department that used it.';
COMMENT ON COLUMN sharing.uses.way IS 'In the console (view), by key (api, features), as a file, or in a matter.';
COMMENT ON COLUMN sharing.uses.user_id IS 'Member of staff; NULL for a key.';
COMMENT ON COLUMN sharing.uses.key_name IS 'Name of the API key, not personal; empty for staff.';
COMMENT ON COLUMN sharing.uses.rows IS 'Rows handed out.';
COMMENT ON COLUMN sharing.uses.outcome IS 'running, done, stopped on the way, or refused at the door.';
COMMENT ON COLUMN sharing.uses.stopped_by IS 'Why it was stopped or refused.';
COMMENT ON COLUMN sharing.uses.used_at IS 'When it began.';
COMMENT ON COLUMN sharing.uses.ended_at IS 'When it ended.';
CREATE INDEX uses_of_grant ON sharing.uses (tenant_id, grant_id, id DESC);
CREATE INDEX uses_received ON sharing.uses (tenant_id, department_id, id DESC);
CREATE INDEX uses_given ON sharing.uses (tenant_id, owner_department_id, id DESC);
SELECT platform.protect('sharing.uses');
REVOKE UPDATE, DELETE ON sharing.uses FROM zhenshu_app;
GRANT UPDATE (rows, outcome, stopped_by, ended_at) ON sharing.uses TO zhenshu_app;
CREATE POLICY concerned ON sharing.uses AS RESTRICTIVE FOR ALL TO zhenshu_app USING (sharing.concerned(owner_department_id, department_id));
COMMENT ON POLICY concerned ON sharing.uses IS 'The two departments and whoever oversees the town.';

CREATE TABLE sharing.sightings (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  subject_index text NOT NULL,
  grant_id uuid NOT NULL REFERENCES sharing.grants,
  owner_department_id uuid NOT NULL,
  department_id uuid NOT NULL,
  way text NOT NULL,
  day text NOT NULL CHECK (day ~ '^\d{4}-\d{2}-\d{2}$'),
  times integer NOT NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  UNIQUE (tenant_id, subject_index, grant_id, way, day)
);
COMMENT ON TABLE sharing.sightings IS 'Whose rows were used: one row a person, grant, way and day, so that the person can be told.';
COMMENT ON COLUMN sharing.sightings.id IS 'UUIDv7 of the first use of the day.';
COMMENT ON COLUMN sharing.sightings.tenant_id IS 'Town.';
COMMENT ON COLUMN sharing.sightings.subject_index IS 'Blind index of the identity number of the row; the number itself is not kept.';
COMMENT ON COLUMN sharing.sightings.grant_id IS 'Grant.';
COMMENT ON COLUMN sharing.sightings.owner_department_id IS 'Department that owns the data.';
COMMENT ON COLUMN sharing.sightings.department_id IS 'Department that used it.';
COMMENT ON COLUMN sharing.sightings.way IS 'Way of the use.';
COMMENT ON COLUMN sharing.sightings.day IS 'Local day.';
COMMENT ON COLUMN sharing.sightings.times IS 'How often that day.';
COMMENT ON COLUMN sharing.sightings.first_at IS 'First time that day.';
COMMENT ON COLUMN sharing.sightings.last_at IS 'Last time that day.';
CREATE INDEX sightings_of_subject ON sharing.sightings (tenant_id, subject_index, id DESC);
SELECT platform.protect('sharing.sightings');
REVOKE DELETE ON sharing.sightings FROM zhenshu_app;
CREATE POLICY concerned ON sharing.sightings AS RESTRICTIVE FOR ALL TO zhenshu_app USING (sharing.concerned(owner_department_id, department_id));
COMMENT ON POLICY concerned ON sharing.sightings IS 'The two departments write and see them; the person concerned reads through the own page.';

CREATE TABLE sharing.identities (
  person_id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  id_number text NOT NULL,
  id_number_index text NOT NULL,
  proved_by text NOT NULL CHECK (proved_by IN ('records', 'window')),
  confirmed_by uuid,
  proved_at timestamptz NOT NULL,
  UNIQUE (tenant_id, id_number_index)
);
COMMENT ON TABLE sharing.identities IS 'Which identity number a resident''s account was proved to have, so that uses of their data can be shown to them.';
COMMENT ON COLUMN sharing.identities.person_id IS 'Resident.';
COMMENT ON COLUMN sharing.identities.tenant_id IS 'Town.';
COMMENT ON COLUMN sharing.identities.id_number IS 'Identity number, sealed.';
COMMENT ON COLUMN sharing.identities.id_number_index IS 'Blind index of it, the same as in sightings: a keyed digest, not personal by itself.';
COMMENT ON COLUMN sharing.identities.proved_by IS 'records: name and proved phone are those that a department holds; window: a clerk saw the card.';
COMMENT ON COLUMN sharing.identities.confirmed_by IS 'The clerk.';
COMMENT ON COLUMN sharing.identities.proved_at IS 'When.';
SELECT platform.protect('sharing.identities');
SELECT platform.seal('sharing.identities', 'id_number');

CREATE TABLE sharing.corrections (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  grant_id uuid NOT NULL REFERENCES sharing.grants,
  owner_department_id uuid NOT NULL,
  department_id uuid NOT NULL,
  field_key text NOT NULL,
  row_ref text NOT NULL,
  present_value text NOT NULL,
  right_value text NOT NULL,
  words text NOT NULL,
  state text NOT NULL CHECK (state IN ('sent', 'accepted', 'done', 'refused', 'withdrawn')),
  answer text NOT NULL DEFAULT '',
  effect text NOT NULL DEFAULT '',
  sent_by uuid,
  sent_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  overdue_at timestamptz,
  answered_by uuid,
  answered_at timestamptz,
  version integer NOT NULL DEFAULT 1
);
COMMENT ON TABLE sharing.corrections IS 'Values that a using department found wrong, and what the source did about them.';
COMMENT ON COLUMN sharing.corrections.id IS 'UUIDv7.';
COMMENT ON COLUMN sharing.corrections.tenant_id IS 'Town.';
COMMENT ON COLUMN sharing.corrections.grant_id IS 'Grant through which it was seen.';
COMMENT ON COLUMN sharing.corrections.owner_department_id IS 'The source.';
COMMENT ON COLUMN sharing.corrections.department_id IS 'Who found it.';
COMMENT ON COLUMN sharing.corrections.field_key IS 'Field.';
COMMENT ON COLUMN sharing.corrections.row_ref IS 'Which row, sealed.';
COMMENT ON COLUMN sharing.corrections.present_value IS 'The value as it was seen, sealed.';
COMMENT ON COLUMN sharing.corrections.right_value IS 'What it should be, sealed; empty when only known to be wrong.';
COMMENT ON COLUMN sharing.corrections.words IS 'How it is known, sealed.';
COMMENT ON COLUMN sharing.corrections.state IS 'See contract/states.ts.';
COMMENT ON COLUMN sharing.corrections.answer IS 'Answer of the source, sealed.';
COMMENT ON COLUMN sharing.corrections.effect IS 'What was changed at the source; numbers of people in it are hidden.';
COMMENT ON COLUMN sharing.corrections.sent_by IS 'Who sent it.';
COMMENT ON COLUMN sharing.corrections.sent_at IS 'When.';
COMMENT ON COLUMN sharing.corrections.due_at IS 'To be answered by, in working time.';
COMMENT ON COLUMN sharing.corrections.overdue_at IS 'When the deadline passed without an answer.';
COMMENT ON COLUMN sharing.corrections.answered_by IS 'Who answered last.';
COMMENT ON COLUMN sharing.corrections.answered_at IS 'When it was settled.';
COMMENT ON COLUMN sharing.corrections.version IS 'Counts changes.';
CREATE INDEX corrections_sent ON sharing.corrections (tenant_id, department_id, id DESC);
CREATE INDEX corrections_received ON sharing.corrections (tenant_id, owner_department_id, id DESC);
SELECT platform.protect('sharing.corrections');
SELECT platform.seal('sharing.corrections', 'row_ref');
SELECT platform.seal('sharing.corrections', 'present_value');
SELECT platform.seal('sharing.corrections', 'right_value');
SELECT platform.seal('sharing.corrections', 'words');
SELECT platform.seal('sharing.corrections', 'answer');
CREATE POLICY concerned ON sharing.corrections AS RESTRICTIVE FOR ALL TO zhenshu_app USING (sharing.concerned(owner_department_id, department_id));
COMMENT ON POLICY concerned ON sharing.corrections IS 'The two departments and whoever oversees the town.';

CREATE TABLE sharing.subscriptions (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  grant_id uuid NOT NULL REFERENCES sharing.grants,
  resource_id uuid NOT NULL,
  owner_department_id uuid NOT NULL,
  department_id uuid NOT NULL,
  title text NOT NULL,
  watch text[] NOT NULL,
  conditions jsonb NOT NULL,
  message boolean NOT NULL,
  webhook_url text NOT NULL DEFAULT '',
  secret text NOT NULL DEFAULT '',
  state text NOT NULL CHECK (state IN ('active', 'paused', 'ended')),
  told integer NOT NULL DEFAULT 0,
  told_at timestamptz,
  last_row text NOT NULL DEFAULT '',
  created_by uuid,
  created_at timestamptz NOT NULL,
  ended_at timestamptz,
  version integer NOT NULL DEFAULT 1
);
COMMENT ON TABLE sharing.subscriptions IS 'Who is told when granted data changes, and how.';
COMMENT ON COLUMN sharing.subscriptions.id IS 'UUIDv7.';
COMMENT ON COLUMN sharing.subscriptions.tenant_id IS 'Town.';
COMMENT ON COLUMN sharing.subscriptions.grant_id IS 'Grant on which it rests; it ends with it.';
COMMENT ON COLUMN sharing.subscriptions.resource_id IS 'Resource.';
COMMENT ON COLUMN sharing.subscriptions.owner_department_id IS 'Department that owns the data.';
COMMENT ON COLUMN sharing.subscriptions.department_id IS 'Department that is told.';
COMMENT ON COLUMN sharing.subscriptions.title IS 'What it is called.';
COMMENT ON COLUMN sharing.subscriptions.watch IS 'added, changed, removed.';
COMMENT ON COLUMN sharing.subscriptions.conditions IS 'Rows that matter (contract: Condition[]), sealed.';
COMMENT ON COLUMN sharing.subscriptions.message IS 'Whether the department''s staff get a message.';
COMMENT ON COLUMN sharing.subscriptions.webhook_url IS 'Address that is told; empty without.';
COMMENT ON COLUMN sharing.subscriptions.secret IS 'Secret with which deliveries are signed, sealed.';
COMMENT ON COLUMN sharing.subscriptions.state IS 'active, paused, ended.';
COMMENT ON COLUMN sharing.subscriptions.told IS 'How often it told something.';
COMMENT ON COLUMN sharing.subscriptions.told_at IS 'When it last did.';
COMMENT ON COLUMN sharing.subscriptions.last_row IS 'Name of the newest row that was looked at; later ones are new.';
COMMENT ON COLUMN sharing.subscriptions.created_by IS 'Who subscribed.';
COMMENT ON COLUMN sharing.subscriptions.created_at IS 'When.';
COMMENT ON COLUMN sharing.subscriptions.ended_at IS 'When it ended.';
COMMENT ON COLUMN sharing.subscriptions.version IS 'Counts changes.';
CREATE INDEX subscriptions_of_resource ON sharing.subscriptions (tenant_id, resource_id) WHERE state = 'active';
CREATE INDEX subscriptions_newest ON sharing.subscriptions (tenant_id, department_id, id DESC);
SELECT platform.protect('sharing.subscriptions');
SELECT platform.seal('sharing.subscriptions', 'conditions');
SELECT platform.seal('sharing.subscriptions', 'secret');
CREATE POLICY concerned ON sharing.subscriptions AS RESTRICTIVE FOR ALL TO zhenshu_app USING (sharing.concerned(owner_department_id, department_id));
COMMENT ON POLICY concerned ON sharing.subscriptions IS 'The two departments and whoever oversees the town.';

CREATE TABLE sharing.deliveries (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  subscription_id uuid NOT NULL REFERENCES sharing.subscriptions,
  department_id uuid NOT NULL,
  batch_id uuid NOT NULL,
  body jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'sent', 'dead')),
  attempts integer NOT NULL DEFAULT 0,
  next_at timestamptz,
  sent_at timestamptz,
  last_error text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  UNIQUE (tenant_id, subscription_id, batch_id)
);
COMMENT ON TABLE sharing.deliveries IS 'What webhooks are told; what was given up stays until somebody looks.';
COMMENT ON COLUMN sharing.deliveries.id IS 'UUIDv7; the receiver knows a repeat by it.';
COMMENT ON COLUMN sharing.deliveries.tenant_id IS 'Town.';
COMMENT ON COLUMN sharing.deliveries.subscription_id IS 'Subscription.';
COMMENT ON COLUMN sharing.deliveries.department_id IS 'Department that is told.';
COMMENT ON COLUMN sharing.deliveries.batch_id IS 'Batch that brought the change.';
COMMENT ON COLUMN sharing.deliveries.body IS 'What is told: counts and addresses, no data.';
COMMENT ON COLUMN sharing.deliveries.state IS 'waiting, sent, or dead (given up).';
COMMENT ON COLUMN sharing.deliveries.attempts IS 'Attempts so far.';
COMMENT ON COLUMN sharing.deliveries.next_at IS 'Not before.';
COMMENT ON COLUMN sharing.deliveries.sent_at IS 'When the receiver took it.';
COMMENT ON COLUMN sharing.deliveries.last_error IS 'What went wrong last.';
COMMENT ON COLUMN sharing.deliveries.created_at IS 'When.';
CREATE INDEX deliveries_due ON sharing.deliveries (tenant_id, next_at) WHERE state = 'waiting';
CREATE INDEX deliveries_newest ON sharing.deliveries (tenant_id, department_id, id DESC);
SELECT platform.protect('sharing.deliveries');
CREATE POLICY concerned ON sharing.deliveries AS RESTRICTIVE FOR ALL TO zhenshu_app USING (sharing.concerned(department_id, department_id));
COMMENT ON POLICY concerned ON sharing.deliveries IS 'The department that is told, and whoever oversees the town.';

CREATE TABLE sharing.matters (
  case_id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  case_number text NOT NULL,
  title text NOT NULL,
  grant_id uuid NOT NULL REFERENCES sharing.grants,
  department_id uuid NOT NULL,
  owner_department_id uuid NOT NULL,
  taking_part uuid[] NOT NULL,
  row_refs text[] NOT NULL,
  opened_by uuid,
  opened_at timestamptz NOT NULL
);
COMMENT ON TABLE sharing.matters IS 'Cases of several departments that rest on shared rows: the rows by reference, never copied.';
COMMENT ON COLUMN sharing.matters.case_id IS 'Case.';
COMMENT ON COLUMN sharing.matters.tenant_id IS 'Town.';
COMMENT ON COLUMN sharing.matters.case_number IS 'Its number.';
COMMENT ON COLUMN sharing.matters.title IS 'Its title when it was opened; numbers of people in it are hidden.';
COMMENT ON COLUMN sharing.matters.grant_id IS 'Grant through which the rows are read.';
COMMENT ON COLUMN sharing.matters.department_id IS 'Department that opened it.';
COMMENT ON COLUMN sharing.matters.owner_department_id IS 'Department that owns the data.';
COMMENT ON COLUMN sharing.matters.taking_part IS 'Departments that take part, lead first.';
COMMENT ON COLUMN sharing.matters.row_refs IS 'References of the rows; say nothing by themselves.';
COMMENT ON COLUMN sharing.matters.opened_by IS 'Who opened it.';
COMMENT ON COLUMN sharing.matters.opened_at IS 'When.';
CREATE INDEX matters_of_grant ON sharing.matters (tenant_id, grant_id, case_id DESC);
SELECT platform.protect('sharing.matters');
CREATE POLICY concerned ON sharing.matters AS RESTRICTIVE FOR ALL TO zhenshu_app USING (
  sharing.concerned(owner_department_id, department_id) OR taking_part && platform.departments());
COMMENT ON POLICY concerned ON sharing.matters IS 'The departments of the grant, those that take part, and whoever oversees the town.';
