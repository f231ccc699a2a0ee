-- Cases: the unit of work from registration to closing.
CREATE SCHEMA cases;
COMMENT ON SCHEMA cases IS 'Cases, their tasks, traces and attachments.';

CREATE TABLE cases.cases (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  number text NOT NULL,
  state text NOT NULL CHECK (state IN ('registered','dispatched','accepted','suspended','done','verified','closed','cancelled','merged')),
  category_code text NOT NULL,
  title text NOT NULL,
  description text NOT NULL DEFAULT '',
  urgency text NOT NULL CHECK (urgency IN ('urgent','high','normal','low')),
  channel text NOT NULL,
  longitude double precision,
  latitude double precision,
  address text NOT NULL DEFAULT '',
  village_id uuid,
  grid_cell_id uuid,
  lead_department_id uuid,
  assisting_department_ids uuid[] NOT NULL DEFAULT '{}',
  grid_worker_id uuid,
  handler_id uuid,
  verify_by text NOT NULL DEFAULT 'officer',
  deadline_amount integer,
  deadline_unit text,
  response_due_at timestamptz,
  due_at timestamptz,
  requested_due_at timestamptz,
  extended boolean NOT NULL DEFAULT false,
  paused_since timestamptz,
  paused_seconds bigint NOT NULL DEFAULT 0,
  review_at timestamptz,
  overdue_at timestamptz,
  escalation integer NOT NULL DEFAULT 0,
  supervised boolean NOT NULL DEFAULT false,
  needs_officer boolean NOT NULL DEFAULT false,
  public boolean NOT NULL DEFAULT true,
  confidential boolean NOT NULL DEFAULT false,
  registered_at timestamptz NOT NULL,
  dispatched_at timestamptz,
  accepted_at timestamptz,
  done_at timestamptz,
  verified_at timestamptz,
  closed_at timestamptz,
  returned_count integer NOT NULL DEFAULT 0,
  reopened_count integer NOT NULL DEFAULT 0,
  report_count integer NOT NULL DEFAULT 1,
  rating integer CHECK (rating BETWEEN 1 AND 5),
  rating_words text NOT NULL DEFAULT '',
  merged_into_id uuid,
  cover_photo_id uuid,
  photo_hashes text[] NOT NULL DEFAULT '{}',
  judgement jsonb NOT NULL DEFAULT '{}',
  updated_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, number)
);
COMMENT ON TABLE cases.cases IS 'One matter that somebody must settle by a deadline.';
COMMENT ON COLUMN cases.cases.id IS 'UUIDv7.';
COMMENT ON COLUMN cases.cases.tenant_id IS 'Town.';
COMMENT ON COLUMN cases.cases.number IS 'What people call it, e.g. QX-20261123-0042.';
COMMENT ON COLUMN cases.cases.state IS 'Where it stands; set only from the state table.';
COMMENT ON COLUMN cases.cases.category_code IS 'Category of the duty catalogue.';
COMMENT ON COLUMN cases.cases.title IS 'One line: category and place or the first words; personal data masked.';
COMMENT ON COLUMN cases.cases.description IS 'What was said; personal data masked.';
COMMENT ON COLUMN cases.cases.urgency IS 'urgent, high, normal or low.';
COMMENT ON COLUMN cases.cases.channel IS 'Door of the first report.';
COMMENT ON COLUMN cases.cases.longitude IS 'WGS-84 degrees.';
COMMENT ON COLUMN cases.cases.latitude IS 'WGS-84 degrees.';
COMMENT ON COLUMN cases.cases.address IS 'Place in words.';
COMMENT ON COLUMN cases.cases.village_id IS 'Village or market quarter.';
COMMENT ON COLUMN cases.cases.grid_cell_id IS 'Grid cell.';
COMMENT ON COLUMN cases.cases.lead_department_id IS 'Department that answers for it.';
COMMENT ON COLUMN cases.cases.assisting_department_ids IS 'Departments with an assisting task, past and present.';
COMMENT ON COLUMN cases.cases.grid_worker_id IS 'Grid worker told of it.';
COMMENT ON COLUMN cases.cases.handler_id IS 'Member of the crew it was given to.';
COMMENT ON COLUMN cases.cases.verify_by IS 'gridWorker, officer or none.';
COMMENT ON COLUMN cases.cases.deadline_amount IS 'Length of the handling time.';
COMMENT ON COLUMN cases.cases.deadline_unit IS 'workingHour, workingDay, hour or day.';
COMMENT ON COLUMN cases.cases.response_due_at IS 'Must be accepted by.';
COMMENT ON COLUMN cases.cases.due_at IS 'Deadline: must be done by.';
COMMENT ON COLUMN cases.cases.requested_due_at IS 'Asked-for later deadline, until decided.';
COMMENT ON COLUMN cases.cases.extended IS 'An extension was approved; there is one a case.';
COMMENT ON COLUMN cases.cases.paused_since IS 'Suspended since; NULL while running.';
COMMENT ON COLUMN cases.cases.paused_seconds IS 'Seconds the deadline stood still so far.';
COMMENT ON COLUMN cases.cases.review_at IS 'When a suspended case is looked at again.';
COMMENT ON COLUMN cases.cases.overdue_at IS 'When the deadline passed undone; stays for the record.';
COMMENT ON COLUMN cases.cases.escalation IS 'Steps of escalation already told.';
COMMENT ON COLUMN cases.cases.supervised IS 'A leader watches it.';
COMMENT ON COLUMN cases.cases.needs_officer IS 'Category or duty is unsure.';
COMMENT ON COLUMN cases.cases.public IS 'May appear on the public page.';
COMMENT ON COLUMN cases.cases.confidential IS 'Who reported it is seen by officers only.';
COMMENT ON COLUMN cases.cases.registered_at IS 'When it came in.';
COMMENT ON COLUMN cases.cases.dispatched_at IS 'Last dispatched.';
COMMENT ON COLUMN cases.cases.accepted_at IS 'Last accepted.';
COMMENT ON COLUMN cases.cases.done_at IS 'Last reported done.';
COMMENT ON COLUMN cases.cases.verified_at IS 'Last verified.';
COMMENT ON COLUMN cases.cases.closed_at IS 'Closed, cancelled or merged.';
COMMENT ON COLUMN cases.cases.returned_count IS 'How often a department gave it back.';
COMMENT ON COLUMN cases.cases.reopened_count IS 'How often it was opened again.';
COMMENT ON COLUMN cases.cases.report_count IS 'Reports it answers.';
COMMENT ON COLUMN cases.cases.rating IS '1 to 5 stars by the reporter.';
COMMENT ON COLUMN cases.cases.rating_words IS 'Words of the rating; personal data masked.';
COMMENT ON COLUMN cases.cases.merged_into_id IS 'Case it was merged into.';
COMMENT ON COLUMN cases.cases.cover_photo_id IS 'Photo shown in lists.';
COMMENT ON COLUMN cases.cases.photo_hashes IS 'Perceptual hashes of the photos it came with, to find duplicates.';
COMMENT ON COLUMN cases.cases.judgement IS 'What the brain thought: guesses with probabilities, deciding words, urgency words, reasons of dispatch.';
COMMENT ON COLUMN cases.cases.updated_at IS 'Last change.';
COMMENT ON COLUMN cases.cases.version IS 'Counts changes; an action on an older version is refused.';
CREATE INDEX cases_newest ON cases.cases (tenant_id, registered_at DESC, id DESC);
CREATE INDEX cases_open_due ON cases.cases (tenant_id, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX cases_open_newest ON cases.cases (tenant_id, registered_at DESC, id DESC) WHERE closed_at IS NULL;
CREATE INDEX cases_open_state ON cases.cases (tenant_id, state, registered_at DESC) WHERE closed_at IS NULL;
CREATE INDEX cases_department ON cases.cases (tenant_id, lead_department_id, registered_at DESC, id DESC);
CREATE INDEX cases_grid_cell ON cases.cases (tenant_id, grid_cell_id, registered_at DESC, id DESC);
CREATE INDEX cases_village ON cases.cases (tenant_id, village_id, registered_at DESC, id DESC);
CREATE INDEX cases_category ON cases.cases (tenant_id, category_code text_pattern_ops, registered_at DESC);
CREATE INDEX cases_closed ON cases.cases (tenant_id, closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX cases_updated ON cases.cases (tenant_id, updated_at DESC, id DESC);
CREATE INDEX cases_words ON cases.cases USING gin ((number || ' ' || title || ' ' || address) gin_trgm_ops);
CREATE INDEX cases_place ON cases.cases USING gist (tenant_id, point(longitude, latitude)) WHERE longitude IS NOT NULL;
CREATE INDEX cases_open_place ON cases.cases USING gist (tenant_id, point(longitude, latitude)) WHERE longitude IS NOT NULL AND closed_at IS NULL;
SELECT platform.protect('cases.cases');
CREATE POLICY reach ON cases.cases AS RESTRICTIVE FOR SELECT TO zhenshu_app USING (
  platform.sees_all()
  OR lead_department_id = ANY (platform.departments())
  OR assisting_department_ids && platform.departments()
  OR grid_cell_id = ANY (platform.grid_cells())
  OR village_id = ANY (platform.villages())
  OR handler_id = platform.person());
COMMENT ON POLICY reach ON cases.cases IS 'A member of staff sees the cases of the own department, grid cells or village; town-wide roles see all.';

CREATE TABLE cases.counters (
  tenant_id uuid NOT NULL,
  day date NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (tenant_id, day)
);
COMMENT ON TABLE cases.counters IS 'Last case number of a day (Asia/Shanghai).';
COMMENT ON COLUMN cases.counters.tenant_id IS 'Town.';
COMMENT ON COLUMN cases.counters.day IS 'Day in Asia/Shanghai.';
COMMENT ON COLUMN cases.counters.last IS 'Last number given.';
SELECT platform.protect('cases.counters');

CREATE TABLE cases.tasks (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  case_id uuid NOT NULL REFERENCES cases.cases,
  kind text NOT NULL CHECK (kind IN ('lead', 'assist')),
  department_id uuid NOT NULL,
  assignee_id uuid,
  state text NOT NULL CHECK (state IN ('open', 'accepted', 'done', 'withdrawn')),
  required boolean NOT NULL DEFAULT true,
  note text NOT NULL DEFAULT '',
  due_at timestamptz,
  created_at timestamptz NOT NULL,
  ended_at timestamptz
);
COMMENT ON TABLE cases.tasks IS 'A piece of a case given to a department: one lead, any number assisting.';
COMMENT ON COLUMN cases.tasks.id IS 'UUIDv7.';
COMMENT ON COLUMN cases.tasks.tenant_id IS 'Town.';
COMMENT ON COLUMN cases.tasks.case_id IS 'Case.';
COMMENT ON COLUMN cases.tasks.kind IS 'lead or assist.';
COMMENT ON COLUMN cases.tasks.department_id IS 'Department.';
COMMENT ON COLUMN cases.tasks.assignee_id IS 'Member of the crew.';
COMMENT ON COLUMN cases.tasks.state IS 'open, accepted, done or withdrawn.';
COMMENT ON COLUMN cases.tasks.required IS 'The lead cannot report done while it is open; false for those the duty matrix names to stand by.';
COMMENT ON COLUMN cases.tasks.note IS 'What is asked, then what was done.';
COMMENT ON COLUMN cases.tasks.due_at IS 'To be done by.';
COMMENT ON COLUMN cases.tasks.created_at IS 'Given at.';
COMMENT ON COLUMN cases.tasks.ended_at IS 'Done or withdrawn at.';
CREATE INDEX tasks_by_case ON cases.tasks (case_id);
CREATE INDEX tasks_open ON cases.tasks (tenant_id, department_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX tasks_one_lead ON cases.tasks (case_id) WHERE kind = 'lead' AND ended_at IS NULL;
SELECT platform.protect('cases.tasks');

CREATE TABLE cases.trace (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  case_id uuid NOT NULL REFERENCES cases.cases,
  action text NOT NULL,
  from_state text,
  to_state text,
  actor_kind text NOT NULL,
  actor_id uuid,
  actor_name text NOT NULL,
  department_id uuid,
  on_behalf_of text,
  note text NOT NULL DEFAULT '',
  facts jsonb NOT NULL DEFAULT '[]',
  photo_ids uuid[] NOT NULL DEFAULT '{}',
  longitude double precision,
  latitude double precision,
  acted_at timestamptz,
  occurred_at timestamptz NOT NULL
);
COMMENT ON TABLE cases.trace IS 'The timeline of a case: every step, append only for the application.';
COMMENT ON COLUMN cases.trace.id IS 'UUIDv7; the order of the timeline.';
COMMENT ON COLUMN cases.trace.tenant_id IS 'Town.';
COMMENT ON COLUMN cases.trace.case_id IS 'Case.';
COMMENT ON COLUMN cases.trace.action IS 'Action of the state table, or register, remind, overdue, escalate, report.';
COMMENT ON COLUMN cases.trace.from_state IS 'State before.';
COMMENT ON COLUMN cases.trace.to_state IS 'State after.';
COMMENT ON COLUMN cases.trace.actor_kind IS 'staff, resident, apiKey, anonymous or system.';
COMMENT ON COLUMN cases.trace.actor_id IS 'Person.';
COMMENT ON COLUMN cases.trace.actor_name IS 'Name as it was then; empty for residents.';
COMMENT ON COLUMN cases.trace.department_id IS 'Department of the actor.';
COMMENT ON COLUMN cases.trace.on_behalf_of IS 'For whom a clerk acted.';
COMMENT ON COLUMN cases.trace.note IS 'Reason or report; personal data masked.';
COMMENT ON COLUMN cases.trace.facts IS '[{key, value}] of the action.';
COMMENT ON COLUMN cases.trace.photo_ids IS 'Photos given with it.';
COMMENT ON COLUMN cases.trace.longitude IS 'Where the actor stood, WGS-84.';
COMMENT ON COLUMN cases.trace.latitude IS 'Where the actor stood, WGS-84.';
COMMENT ON COLUMN cases.trace.acted_at IS 'When the phone did it, if it was offline.';
COMMENT ON COLUMN cases.trace.occurred_at IS 'When the server recorded it.';
CREATE INDEX trace_by_case ON cases.trace (case_id, id);
SELECT platform.protect('cases.trace');
REVOKE UPDATE, DELETE ON cases.trace FROM zhenshu_app;

CREATE TABLE cases.attachments (
  tenant_id uuid NOT NULL,
  case_id uuid NOT NULL REFERENCES cases.cases,
  file_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('photo', 'voice')),
  stage text NOT NULL CHECK (stage IN ('before', 'after', 'verify')),
  taken_at timestamptz,
  longitude double precision,
  latitude double precision,
  added_by uuid,
  added_at timestamptz NOT NULL,
  PRIMARY KEY (case_id, file_id)
);
COMMENT ON TABLE cases.attachments IS 'Photos and voice notes of a case.';
COMMENT ON COLUMN cases.attachments.tenant_id IS 'Town.';
COMMENT ON COLUMN cases.attachments.case_id IS 'Case.';
COMMENT ON COLUMN cases.attachments.file_id IS 'File.';
COMMENT ON COLUMN cases.attachments.kind IS 'photo or voice.';
COMMENT ON COLUMN cases.attachments.stage IS 'before, after or verify.';
COMMENT ON COLUMN cases.attachments.taken_at IS 'When the photo was taken.';
COMMENT ON COLUMN cases.attachments.longitude IS 'Where, WGS-84.';
COMMENT ON COLUMN cases.attachments.latitude IS 'Where, WGS-84.';
COMMENT ON COLUMN cases.attachments.added_by IS 'Person.';
COMMENT ON COLUMN cases.attachments.added_at IS 'Added at.';
CREATE INDEX attachments_by_file ON cases.attachments (tenant_id, file_id);
SELECT platform.protect('cases.attachments');

CREATE TABLE cases.views (
  id uuid NOT NULL,
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL,
  name text NOT NULL,
  filter jsonb NOT NULL,
  position integer NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, person_id, id)
);
COMMENT ON TABLE cases.views IS 'Filters a person keeps under a name.';
COMMENT ON COLUMN cases.views.id IS 'UUID given by the screen.';
COMMENT ON COLUMN cases.views.tenant_id IS 'Town.';
COMMENT ON COLUMN cases.views.person_id IS 'Whose.';
COMMENT ON COLUMN cases.views.name IS 'Name of the filter; not personal.';
COMMENT ON COLUMN cases.views.filter IS 'The filter.';
COMMENT ON COLUMN cases.views.position IS 'Order.';
SELECT platform.protect('cases.views');

CREATE TABLE cases.road (
  tenant_id uuid PRIMARY KEY,
  settings jsonb NOT NULL,
  version integer NOT NULL
);
COMMENT ON TABLE cases.road IS 'How the road runs in a town: re-open days, reminders, escalation, automatic closing.';
COMMENT ON COLUMN cases.road.tenant_id IS 'Town.';
COMMENT ON COLUMN cases.road.settings IS 'RoadSettings of the contract.';
COMMENT ON COLUMN cases.road.version IS 'Counts saved changes.';
SELECT platform.protect('cases.road');
