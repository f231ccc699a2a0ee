-- Street lights: programmes, calendars, groups, commands and what became of them.
CREATE SCHEMA lighting;
COMMENT ON SCHEMA lighting IS 'Street lights: what they shall do in a night, who overrode it, what they saved.';

CREATE TABLE lighting.settings (
  tenant_id uuid NOT NULL,
  calendar_code text NOT NULL,
  fen_per_kwh integer NOT NULL CHECK (fen_per_kwh > 0),
  kg_co2_per_kwh real NOT NULL CHECK (kg_co2_per_kwh >= 0),
  baseline_uncertainty real NOT NULL CHECK (baseline_uncertainty >= 0),
  meter_uncertainty real NOT NULL CHECK (meter_uncertainty >= 0),
  version integer NOT NULL DEFAULT 1,
  revision uuid NOT NULL,
  PRIMARY KEY (tenant_id)
);
COMMENT ON TABLE lighting.settings IS 'One row a town: what every lamp without a group follows, and the factors of saving.';
COMMENT ON COLUMN lighting.settings.tenant_id IS 'Town.';
COMMENT ON COLUMN lighting.settings.calendar_code IS 'Calendar of lamps whose group names none.';
COMMENT ON COLUMN lighting.settings.fen_per_kwh IS 'Price of electricity, fen a kWh.';
COMMENT ON COLUMN lighting.settings.kg_co2_per_kwh IS 'Emission factor of the grid, kg CO2 a kWh.';
COMMENT ON COLUMN lighting.settings.baseline_uncertainty IS 'Relative standard uncertainty of the power before the change.';
COMMENT ON COLUMN lighting.settings.meter_uncertainty IS 'Relative standard uncertainty of the meters.';
COMMENT ON COLUMN lighting.settings.version IS 'Counts saved changes; a stale save is refused.';
COMMENT ON COLUMN lighting.settings.revision IS 'A new value with every change of programmes, calendars, groups and settings; caches compare it.';
SELECT platform.protect('lighting.settings');

CREATE TABLE lighting.programmes (
  tenant_id uuid NOT NULL,
  code text NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL DEFAULT '',
  steps jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (tenant_id, code)
);
COMMENT ON TABLE lighting.programmes IS 'Control programmes (TALQ ControlProgram): what a lamp does in a night.';
COMMENT ON COLUMN lighting.programmes.tenant_id IS 'Town.';
COMMENT ON COLUMN lighting.programmes.code IS 'Code, kebab-case.';
COMMENT ON COLUMN lighting.programmes.name_zh IS 'Name in Chinese.';
COMMENT ON COLUMN lighting.programmes.name_en IS 'Name in English.';
COMMENT ON COLUMN lighting.programmes.steps IS 'Steps: [{"at": {"kind": "dusk", "offsetMinutes": 0}, "levelPercent": 100}, …].';
COMMENT ON COLUMN lighting.programmes.version IS 'Counts saved changes.';
SELECT platform.protect('lighting.programmes');

CREATE TABLE lighting.calendars (
  tenant_id uuid NOT NULL,
  code text NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL DEFAULT '',
  rules jsonb NOT NULL,
  usual_programme_code text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (tenant_id, code)
);
COMMENT ON TABLE lighting.calendars IS 'Lighting calendars (TALQ Calendar): which programme in which night.';
COMMENT ON COLUMN lighting.calendars.tenant_id IS 'Town.';
COMMENT ON COLUMN lighting.calendars.code IS 'Code, kebab-case.';
COMMENT ON COLUMN lighting.calendars.name_zh IS 'Name in Chinese.';
COMMENT ON COLUMN lighting.calendars.name_en IS 'Name in English.';
COMMENT ON COLUMN lighting.calendars.rules IS 'Rules in order: [{"when": {"kind": "marketDay"}, "programmeCode": "…"}, …]; the first that holds decides.';
COMMENT ON COLUMN lighting.calendars.usual_programme_code IS 'Programme of nights that no rule names.';
COMMENT ON COLUMN lighting.calendars.version IS 'Counts saved changes.';
SELECT platform.protect('lighting.calendars');

CREATE TABLE lighting.groups (
  tenant_id uuid NOT NULL,
  code text NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL DEFAULT '',
  calendar_code text,
  rated_watts real NOT NULL CHECK (rated_watts > 0),
  baseline_watts real NOT NULL CHECK (baseline_watts > 0),
  sensor_level smallint CHECK (sensor_level BETWEEN 1 AND 100),
  sensor_hold_seconds integer NOT NULL DEFAULT 300 CHECK (sensor_hold_seconds BETWEEN 10 AND 7200),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (tenant_id, code)
);
COMMENT ON TABLE lighting.groups IS 'Groups of lamps (TALQ Group): lamps of one street and one kind, by the group code of the device.';
COMMENT ON COLUMN lighting.groups.tenant_id IS 'Town.';
COMMENT ON COLUMN lighting.groups.code IS 'Code, as among the group codes of the devices.';
COMMENT ON COLUMN lighting.groups.name_zh IS 'Name in Chinese.';
COMMENT ON COLUMN lighting.groups.name_en IS 'Name in English.';
COMMENT ON COLUMN lighting.groups.calendar_code IS 'Calendar it follows; NULL: the town''s.';
COMMENT ON COLUMN lighting.groups.rated_watts IS 'Power of one lamp at full light, W.';
COMMENT ON COLUMN lighting.groups.baseline_watts IS 'Power of one lamp before the change, gear included, W.';
COMMENT ON COLUMN lighting.groups.sensor_level IS 'Level when a sensor sees somebody; NULL: sensors have no say.';
COMMENT ON COLUMN lighting.groups.sensor_hold_seconds IS 'How long a sensor''s wish holds.';
COMMENT ON COLUMN lighting.groups.version IS 'Counts saved changes.';
SELECT platform.protect('lighting.groups');

CREATE TABLE lighting.overrides (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('emergency', 'override')),
  target_kind text NOT NULL CHECK (target_kind IN ('all', 'group', 'cabinet', 'lamp')),
  target text NOT NULL DEFAULT '',
  level_percent smallint NOT NULL CHECK (level_percent BETWEEN 0 AND 100),
  from_at timestamptz NOT NULL,
  until_at timestamptz NOT NULL,
  cancelled boolean NOT NULL DEFAULT false,
  reason text NOT NULL,
  created_by uuid,
  created_by_name text NOT NULL DEFAULT '',
  PRIMARY KEY (tenant_id, id)
);
COMMENT ON TABLE lighting.overrides IS 'Commands of people that hold for a time; kept as the log of who did what.';
COMMENT ON COLUMN lighting.overrides.tenant_id IS 'Town.';
COMMENT ON COLUMN lighting.overrides.id IS 'UUIDv7.';
COMMENT ON COLUMN lighting.overrides.kind IS 'emergency: all on; override: switched or dimmed.';
COMMENT ON COLUMN lighting.overrides.target_kind IS 'What it concerns.';
COMMENT ON COLUMN lighting.overrides.target IS 'Group code, or thing id of the cabinet or lamp; empty for all.';
COMMENT ON COLUMN lighting.overrides.level_percent IS 'Commanded level, 0 is off.';
COMMENT ON COLUMN lighting.overrides.from_at IS 'When it begins.';
COMMENT ON COLUMN lighting.overrides.until_at IS 'When it ends by itself; moved to the moment of a cancellation.';
COMMENT ON COLUMN lighting.overrides.cancelled IS 'Whether a person ended it early.';
COMMENT ON COLUMN lighting.overrides.reason IS 'Why, in the words of the person.';
COMMENT ON COLUMN lighting.overrides.created_by IS 'people.people: who commanded.';
COMMENT ON COLUMN lighting.overrides.created_by_name IS 'Name at that time, for the log.';
SELECT platform.protect('lighting.overrides');

CREATE TABLE lighting.wishes (
  tenant_id uuid NOT NULL,
  group_code text NOT NULL,
  at timestamptz NOT NULL,
  until_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, group_code)
);
COMMENT ON TABLE lighting.wishes IS 'Wishes of sensors for more light, the newest a group.';
COMMENT ON COLUMN lighting.wishes.tenant_id IS 'Town.';
COMMENT ON COLUMN lighting.wishes.group_code IS 'Group.';
COMMENT ON COLUMN lighting.wishes.at IS 'When the sensor saw somebody.';
COMMENT ON COLUMN lighting.wishes.until_at IS 'When the wish ends.';
SELECT platform.protect('lighting.wishes');

CREATE TABLE lighting.states (
  tenant_id uuid NOT NULL,
  thing_id uuid NOT NULL,
  level_percent smallint NOT NULL CHECK (level_percent BETWEEN 0 AND 100),
  decided_by text NOT NULL CHECK (decided_by IN ('emergency', 'override', 'daylight', 'sensor', 'programme')),
  since timestamptz NOT NULL,
  until_at timestamptz,
  suspected text,
  PRIMARY KEY (tenant_id, thing_id)
);
COMMENT ON TABLE lighting.states IS 'What was decided for each lamp last.';
COMMENT ON COLUMN lighting.states.tenant_id IS 'Town.';
COMMENT ON COLUMN lighting.states.thing_id IS 'The lamp (things.things).';
COMMENT ON COLUMN lighting.states.level_percent IS 'Decided level.';
COMMENT ON COLUMN lighting.states.decided_by IS 'Whose word decided.';
COMMENT ON COLUMN lighting.states.since IS 'Since when this level holds.';
COMMENT ON COLUMN lighting.states.until_at IS 'When it is looked at again.';
COMMENT ON COLUMN lighting.states.suspected IS 'Fault that the last report told and the next must confirm.';
SELECT platform.protect('lighting.states');

CREATE TABLE lighting.faults (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  thing_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('lit-by-day', 'dark-by-night', 'not-following')),
  from_at timestamptz NOT NULL,
  to_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
COMMENT ON TABLE lighting.faults IS 'Episodes of lamps that did not do what was decided.';
COMMENT ON COLUMN lighting.faults.tenant_id IS 'Town.';
COMMENT ON COLUMN lighting.faults.id IS 'UUIDv7.';
COMMENT ON COLUMN lighting.faults.thing_id IS 'The lamp (things.things).';
COMMENT ON COLUMN lighting.faults.kind IS 'What was wrong.';
COMMENT ON COLUMN lighting.faults.from_at IS 'Beginning.';
COMMENT ON COLUMN lighting.faults.to_at IS 'End; NULL while it lasts.';
SELECT platform.protect('lighting.faults');

CREATE INDEX overrides_running ON lighting.overrides (tenant_id, until_at);
CREATE UNIQUE INDEX faults_open ON lighting.faults (tenant_id, thing_id, kind) WHERE to_at IS NULL;
CREATE INDEX faults_time ON lighting.faults (tenant_id, from_at);
