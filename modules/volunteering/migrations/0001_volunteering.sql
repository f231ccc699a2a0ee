-- Volunteers for older people: lesson plans, visits from door to door, skills, digital stations.
CREATE SCHEMA volunteering;
COMMENT ON SCHEMA volunteering IS 'Volunteers teach older people the smartphone at their door; digital stations help on the spot.';

CREATE TABLE volunteering.settings (
  tenant_id uuid PRIMARY KEY,
  from_age integer NOT NULL CHECK (from_age BETWEEN 50 AND 90),
  revisit_days integer NOT NULL CHECK (revisit_days BETWEEN 7 AND 180),
  covered_days integer NOT NULL CHECK (covered_days BETWEEN 30 AND 1095)
);
COMMENT ON TABLE volunteering.settings IS 'Ages and periods of a town; the houses own where a town has no row.';
COMMENT ON COLUMN volunteering.settings.tenant_id IS 'Town.';
COMMENT ON COLUMN volunteering.settings.from_age IS 'From which age on people are visited; not personal.';
COMMENT ON COLUMN volunteering.settings.revisit_days IS 'Days after which a visit is repeated.';
COMMENT ON COLUMN volunteering.settings.covered_days IS 'Days for which a visit counts as coverage.';
SELECT platform.protect('volunteering.settings');

CREATE TABLE volunteering.volunteers (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL,
  skills text[] NOT NULL,
  village_ids uuid[] NOT NULL,
  weekdays integer[] NOT NULL,
  note text NOT NULL,
  consent_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('active', 'paused', 'ended')),
  ended_at timestamptz,
  created_by uuid,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, person_id)
);
COMMENT ON TABLE volunteering.volunteers IS 'Somebody who visits as a volunteer: resident or member of staff.';
COMMENT ON COLUMN volunteering.volunteers.id IS 'UUIDv7.';
COMMENT ON COLUMN volunteering.volunteers.tenant_id IS 'Town.';
COMMENT ON COLUMN volunteering.volunteers.person_id IS 'Account.';
COMMENT ON COLUMN volunteering.volunteers.skills IS 'What the volunteer teaches (contract/words.ts).';
COMMENT ON COLUMN volunteering.volunteers.village_ids IS 'Villages in which the volunteer goes; empty: anywhere.';
COMMENT ON COLUMN volunteering.volunteers.weekdays IS 'Days on which there is time, 0 Sunday … 6 Saturday.';
COMMENT ON COLUMN volunteering.volunteers.note IS 'What the office must know, in words; numbers of people in it are hidden.';
COMMENT ON COLUMN volunteering.volunteers.consent_at IS 'When the volunteer agreed to the rules and to be called.';
COMMENT ON COLUMN volunteering.volunteers.state IS 'active, paused or ended.';
COMMENT ON COLUMN volunteering.volunteers.ended_at IS 'When it ended.';
COMMENT ON COLUMN volunteering.volunteers.created_by IS 'Who registered.';
COMMENT ON COLUMN volunteering.volunteers.created_at IS 'When.';
COMMENT ON COLUMN volunteering.volunteers.version IS 'Counts changes; a stale act is refused.';
SELECT platform.protect('volunteering.volunteers');

CREATE TABLE volunteering.lessons (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  title_zh text NOT NULL,
  title_en text NOT NULL,
  skill text NOT NULL,
  minutes integer NOT NULL CHECK (minutes BETWEEN 5 AND 180),
  steps jsonb NOT NULL,
  position integer NOT NULL,
  active boolean NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, code)
);
COMMENT ON TABLE volunteering.lessons IS 'A lesson plan: what is shown at the door, step by step.';
COMMENT ON COLUMN volunteering.lessons.id IS 'UUIDv7.';
COMMENT ON COLUMN volunteering.lessons.tenant_id IS 'Town.';
COMMENT ON COLUMN volunteering.lessons.code IS 'Code.';
COMMENT ON COLUMN volunteering.lessons.title_zh IS 'Title.';
COMMENT ON COLUMN volunteering.lessons.title_en IS 'The same in English.';
COMMENT ON COLUMN volunteering.lessons.skill IS 'Skill that it teaches (contract/words.ts).';
COMMENT ON COLUMN volunteering.lessons.minutes IS 'How long it takes.';
COMMENT ON COLUMN volunteering.lessons.steps IS '[{title, text}] in plain Chinese, for print in big type.';
COMMENT ON COLUMN volunteering.lessons.position IS 'Order.';
COMMENT ON COLUMN volunteering.lessons.active IS 'Offered.';
COMMENT ON COLUMN volunteering.lessons.version IS 'Counts changes; a stale act is refused.';
SELECT platform.protect('volunteering.lessons');

CREATE TABLE volunteering.visits (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  older_id uuid NOT NULL,
  village_id uuid,
  grid_cell_id uuid,
  volunteer_id uuid NOT NULL REFERENCES volunteering.volunteers,
  person_id uuid NOT NULL,
  day text NOT NULL CHECK (day ~ '^\d{4}-\d{2}-\d{2}$'),
  lessons text[] NOT NULL,
  state text NOT NULL CHECK (state IN ('planned', 'arrived', 'done', 'refused', 'nobodyHome', 'cancelled')),
  revisit_of uuid REFERENCES volunteering.visits,
  arrived_at timestamptz,
  left_at timestamptz,
  minutes integer,
  longitude double precision,
  latitude double precision,
  distance_metres integer,
  skills text[] NOT NULL,
  photo_ids uuid[] NOT NULL,
  note text NOT NULL,
  points integer NOT NULL DEFAULT 0,
  created_by uuid,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1
);
COMMENT ON TABLE volunteering.visits IS 'A visit at the door of an older person, planned and as it went.';
COMMENT ON COLUMN volunteering.visits.id IS 'UUIDv7.';
COMMENT ON COLUMN volunteering.visits.tenant_id IS 'Town.';
COMMENT ON COLUMN volunteering.visits.older_id IS 'Whom: a row of the register of older people.';
COMMENT ON COLUMN volunteering.visits.village_id IS 'Village of the home.';
COMMENT ON COLUMN volunteering.visits.grid_cell_id IS 'Cell of the home.';
COMMENT ON COLUMN volunteering.visits.volunteer_id IS 'Who goes.';
COMMENT ON COLUMN volunteering.visits.person_id IS 'Account of who goes.';
COMMENT ON COLUMN volunteering.visits.day IS 'Planned local day.';
COMMENT ON COLUMN volunteering.visits.lessons IS 'Codes of the lesson plans.';
COMMENT ON COLUMN volunteering.visits.state IS 'See contract/states.ts.';
COMMENT ON COLUMN volunteering.visits.revisit_of IS 'The visit that this one repeats.';
COMMENT ON COLUMN volunteering.visits.arrived_at IS 'Check-in at the door.';
COMMENT ON COLUMN volunteering.visits.left_at IS 'End.';
COMMENT ON COLUMN volunteering.visits.minutes IS 'How long it took.';
COMMENT ON COLUMN volunteering.visits.longitude IS 'WGS-84 degrees of the phone at check-in.';
COMMENT ON COLUMN volunteering.visits.latitude IS 'WGS-84 degrees of the phone at check-in.';
COMMENT ON COLUMN volunteering.visits.distance_metres IS 'From the home, as the crow flies.';
COMMENT ON COLUMN volunteering.visits.skills IS 'What the person can do now, as ticked.';
COMMENT ON COLUMN volunteering.visits.photo_ids IS 'Photos.';
COMMENT ON COLUMN volunteering.visits.note IS 'What the volunteer saw, sealed.';
COMMENT ON COLUMN volunteering.visits.points IS 'Points given for it.';
COMMENT ON COLUMN volunteering.visits.created_by IS 'Who planned it; NULL: planned by the house itself.';
COMMENT ON COLUMN volunteering.visits.created_at IS 'When.';
COMMENT ON COLUMN volunteering.visits.version IS 'Counts changes; a stale act is refused.';
CREATE UNIQUE INDEX visits_one_planned ON volunteering.visits (tenant_id, older_id) WHERE state IN ('planned', 'arrived');
CREATE UNIQUE INDEX visits_one_revisit ON volunteering.visits (tenant_id, revisit_of) WHERE revisit_of IS NOT NULL;
CREATE INDEX visits_by_person ON volunteering.visits (tenant_id, person_id, day);
CREATE INDEX visits_by_older ON volunteering.visits (tenant_id, older_id, left_at DESC);
CREATE INDEX visits_by_day ON volunteering.visits (tenant_id, day);
SELECT platform.protect('volunteering.visits');

SELECT platform.seal('volunteering.visits', 'note');
CREATE POLICY reach ON volunteering.visits AS RESTRICTIVE FOR SELECT TO zhenshu_app USING (
  (SELECT platform.sees_all())
  OR person_id = (SELECT platform.person())
  OR grid_cell_id = ANY ((SELECT platform.grid_cells())::uuid[])
  OR village_id = ANY ((SELECT platform.villages())::uuid[]));
COMMENT ON POLICY reach ON volunteering.visits IS 'Volunteers see their own visits, grid workers those of their cells; town-wide roles see all.';

CREATE TABLE volunteering.stations (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  title_zh text NOT NULL,
  title_en text NOT NULL,
  place_zh text NOT NULL,
  village_id uuid,
  grid_cell_id uuid,
  longitude double precision NOT NULL,
  latitude double precision NOT NULL,
  help_line text NOT NULL,
  devices jsonb NOT NULL,
  hours jsonb NOT NULL,
  exceptions jsonb NOT NULL,
  keeper_id uuid,
  active boolean NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, code)
);
COMMENT ON TABLE volunteering.stations IS 'A digital station 便民数字驿站: a place where people are helped with the phone.';
COMMENT ON COLUMN volunteering.stations.id IS 'UUIDv7.';
COMMENT ON COLUMN volunteering.stations.tenant_id IS 'Town.';
COMMENT ON COLUMN volunteering.stations.code IS 'Code.';
COMMENT ON COLUMN volunteering.stations.title_zh IS 'Name of the station.';
COMMENT ON COLUMN volunteering.stations.title_en IS 'The same in English.';
COMMENT ON COLUMN volunteering.stations.place_zh IS 'Where it is, as people say it.';
COMMENT ON COLUMN volunteering.stations.village_id IS 'Village.';
COMMENT ON COLUMN volunteering.stations.grid_cell_id IS 'Cell.';
COMMENT ON COLUMN volunteering.stations.longitude IS 'WGS-84 degrees.';
COMMENT ON COLUMN volunteering.stations.latitude IS 'WGS-84 degrees.';
COMMENT ON COLUMN volunteering.stations.help_line IS 'Telephone of the station as hung out there; public.';
COMMENT ON COLUMN volunteering.stations.devices IS '[{kind, count, broken}].';
COMMENT ON COLUMN volunteering.stations.hours IS 'Weekly hours: [[from, until] minutes, …] a weekday, Sunday first.';
COMMENT ON COLUMN volunteering.stations.exceptions IS '[{day, spans, reasonZh}]: other hours, or none, on a day.';
COMMENT ON COLUMN volunteering.stations.keeper_id IS 'Member of staff who keeps it.';
COMMENT ON COLUMN volunteering.stations.active IS 'Shown to residents.';
COMMENT ON COLUMN volunteering.stations.version IS 'Counts changes; a stale act is refused.';
SELECT platform.protect('volunteering.stations');

CREATE TABLE volunteering.station_visits (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  station_id uuid NOT NULL REFERENCES volunteering.stations,
  day text NOT NULL,
  matter text NOT NULL,
  people integer NOT NULL CHECK (people BETWEEN 1 AND 500),
  older integer NOT NULL CHECK (older >= 0 AND older <= people),
  noted_by uuid,
  noted_at timestamptz NOT NULL
);
COMMENT ON TABLE volunteering.station_visits IS 'Visits at a station, counted: nobody is named.';
COMMENT ON COLUMN volunteering.station_visits.id IS 'UUIDv7.';
COMMENT ON COLUMN volunteering.station_visits.tenant_id IS 'Town.';
COMMENT ON COLUMN volunteering.station_visits.station_id IS 'Where.';
COMMENT ON COLUMN volunteering.station_visits.day IS 'Local day.';
COMMENT ON COLUMN volunteering.station_visits.matter IS 'With what people were helped (contract/words.ts).';
COMMENT ON COLUMN volunteering.station_visits.people IS 'How many.';
COMMENT ON COLUMN volunteering.station_visits.older IS 'How many of them of 60 and over.';
COMMENT ON COLUMN volunteering.station_visits.noted_by IS 'Who noted it.';
COMMENT ON COLUMN volunteering.station_visits.noted_at IS 'When.';
CREATE INDEX station_visits_by_day ON volunteering.station_visits (tenant_id, station_id, day);
SELECT platform.protect('volunteering.station_visits');

CREATE TABLE volunteering.station_faults (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  station_id uuid NOT NULL REFERENCES volunteering.stations,
  kind text NOT NULL,
  words text NOT NULL,
  case_id uuid NOT NULL,
  case_number text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'mended')),
  reported_by uuid,
  reported_at timestamptz NOT NULL,
  mended_at timestamptz
);
COMMENT ON TABLE volunteering.station_faults IS 'A device of a station that is broken, with its case.';
COMMENT ON COLUMN volunteering.station_faults.id IS 'UUIDv7.';
COMMENT ON COLUMN volunteering.station_faults.tenant_id IS 'Town.';
COMMENT ON COLUMN volunteering.station_faults.station_id IS 'Where.';
COMMENT ON COLUMN volunteering.station_faults.kind IS 'Kind of device.';
COMMENT ON COLUMN volunteering.station_faults.words IS 'What is wrong; numbers of people in it are hidden.';
COMMENT ON COLUMN volunteering.station_faults.case_id IS 'Case.';
COMMENT ON COLUMN volunteering.station_faults.case_number IS 'Number of it; not personal.';
COMMENT ON COLUMN volunteering.station_faults.state IS 'open until its case is closed.';
COMMENT ON COLUMN volunteering.station_faults.reported_by IS 'Who reported it.';
COMMENT ON COLUMN volunteering.station_faults.reported_at IS 'When.';
COMMENT ON COLUMN volunteering.station_faults.mended_at IS 'When its case was closed.';
CREATE INDEX station_faults_by_case ON volunteering.station_faults (tenant_id, case_id);
CREATE UNIQUE INDEX station_faults_one_open ON volunteering.station_faults (tenant_id, station_id, kind) WHERE state = 'open';
SELECT platform.protect('volunteering.station_faults');
