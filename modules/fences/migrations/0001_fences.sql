-- Electronic fences and what happened at them.
CREATE SCHEMA fences;
COMMENT ON SCHEMA fences IS 'Electronic fences: areas that watch moving things.';

CREATE TABLE fences.fences (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  area jsonb NOT NULL,
  watch text[] NOT NULL,
  leave_buffer_metres real NOT NULL CHECK (leave_buffer_metres >= 0),
  dwell_seconds integer CHECK (dwell_seconds > 0),
  speed_limit_kmh real CHECK (speed_limit_kmh > 0),
  windows jsonb NOT NULL DEFAULT '[]',
  model_codes text[] NOT NULL DEFAULT '{}',
  group_codes text[] NOT NULL DEFAULT '{}',
  thing_ids uuid[] NOT NULL DEFAULT '{}',
  severity text CHECK (severity IN ('notice', 'warning', 'urgent')),
  category_code text,
  enabled boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (tenant_id, id)
);
COMMENT ON TABLE fences.fences IS 'Fences: an area, what is watched there, and for which things.';
COMMENT ON COLUMN fences.fences.tenant_id IS 'Town.';
COMMENT ON COLUMN fences.fences.id IS 'UUIDv7.';
COMMENT ON COLUMN fences.fences.name IS 'Name of the area in the words of the town; not personal.';
COMMENT ON COLUMN fences.fences.area IS 'GeoJSON Polygon, WGS-84.';
COMMENT ON COLUMN fences.fences.watch IS 'What is told: enter, leave, dwell, speed.';
COMMENT ON COLUMN fences.fences.leave_buffer_metres IS 'Metres beyond the edge before a thing counts as outside.';
COMMENT ON COLUMN fences.fences.dwell_seconds IS 'A stay of so long is told; NULL: not watched.';
COMMENT ON COLUMN fences.fences.speed_limit_kmh IS 'Speed above which it is told; NULL: not watched.';
COMMENT ON COLUMN fences.fences.windows IS 'Time windows: [{"weekdays": [1], "fromMinute": 480, "toMinute": 690}]; none: always.';
COMMENT ON COLUMN fences.fences.model_codes IS 'Models it concerns; empty: every thing with a position.';
COMMENT ON COLUMN fences.fences.group_codes IS 'Groups it concerns; empty: all.';
COMMENT ON COLUMN fences.fences.thing_ids IS 'Things it concerns (things.things); empty: all.';
COMMENT ON COLUMN fences.fences.severity IS 'Severity of its alarms; NULL: only recorded.';
COMMENT ON COLUMN fences.fences.category_code IS 'Category whose duty opens a case with the alarm; NULL: no case.';
COMMENT ON COLUMN fences.fences.enabled IS 'Whether it watches.';
COMMENT ON COLUMN fences.fences.version IS 'Counts saved changes; a stale save is refused.';
SELECT platform.protect('fences.fences');

CREATE TABLE fences.states (
  tenant_id uuid NOT NULL,
  fence_id uuid NOT NULL,
  thing_id uuid NOT NULL,
  late boolean NOT NULL,
  side text CHECK (side IN ('in', 'out')),
  since timestamptz NOT NULL,
  votes jsonb NOT NULL,
  dwell_told boolean NOT NULL,
  fast jsonb NOT NULL,
  speed_told boolean NOT NULL,
  last_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, fence_id, thing_id, late)
);
COMMENT ON TABLE fences.states IS 'What is remembered of a thing at a fence.';
COMMENT ON COLUMN fences.states.tenant_id IS 'Town.';
COMMENT ON COLUMN fences.states.fence_id IS 'Fence.';
COMMENT ON COLUMN fences.states.thing_id IS 'Thing (things.things).';
COMMENT ON COLUMN fences.states.late IS 'Whether this is the track that came late; the live one goes on beside it.';
COMMENT ON COLUMN fences.states.side IS 'Side the thing is on; NULL before two clear fixes agreed.';
COMMENT ON COLUMN fences.states.since IS 'When it came to that side.';
COMMENT ON COLUMN fences.states.votes IS 'The last clear votes: [{"at": ms, "side": "in"}].';
COMMENT ON COLUMN fences.states.dwell_told IS 'Whether the stay was told.';
COMMENT ON COLUMN fences.states.fast IS 'Whether the last fixes inside were above the limit.';
COMMENT ON COLUMN fences.states.speed_told IS 'Whether the speeding was told.';
COMMENT ON COLUMN fences.states.last_at IS 'Time of the newest fix judged.';
SELECT platform.protect('fences.states');

CREATE TABLE fences.happenings (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  fence_id uuid NOT NULL,
  thing_id uuid NOT NULL,
  event text NOT NULL CHECK (event IN ('enter', 'leave', 'dwell', 'speed')),
  at timestamptz NOT NULL,
  longitude double precision NOT NULL,
  latitude double precision NOT NULL,
  speed_kmh real,
  stayed_seconds integer,
  late boolean NOT NULL DEFAULT false,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
COMMENT ON TABLE fences.happenings IS 'What happened at fences.';
COMMENT ON COLUMN fences.happenings.tenant_id IS 'Town.';
COMMENT ON COLUMN fences.happenings.id IS 'UUIDv7.';
COMMENT ON COLUMN fences.happenings.fence_id IS 'Fence.';
COMMENT ON COLUMN fences.happenings.thing_id IS 'Thing (things.things).';
COMMENT ON COLUMN fences.happenings.event IS 'What happened.';
COMMENT ON COLUMN fences.happenings.at IS 'When, in the thing''s own time.';
COMMENT ON COLUMN fences.happenings.longitude IS 'Where, WGS-84 degrees.';
COMMENT ON COLUMN fences.happenings.latitude IS 'Where, WGS-84 degrees.';
COMMENT ON COLUMN fences.happenings.speed_kmh IS 'Speed then; NULL: not known.';
COMMENT ON COLUMN fences.happenings.stayed_seconds IS 'Seconds inside, of leave and dwell.';
COMMENT ON COLUMN fences.happenings.late IS 'Found in positions that came late; nobody was called.';
COMMENT ON COLUMN fences.happenings.recorded_at IS 'When it was found.';
SELECT platform.protect('fences.happenings');

CREATE INDEX states_thing ON fences.states (tenant_id, thing_id);
CREATE UNIQUE INDEX happenings_once ON fences.happenings (tenant_id, fence_id, thing_id, event, at);
CREATE INDEX happenings_newest ON fences.happenings (tenant_id, at DESC, id DESC);
