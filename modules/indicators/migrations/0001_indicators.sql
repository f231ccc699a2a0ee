-- Indicators: definitions, roll-ups by day and month, what is waiting to be summed anew, checks.
CREATE SCHEMA indicators;
COMMENT ON SCHEMA indicators IS 'Numbers with a definition, unit, period and place.';

CREATE TABLE indicators.definitions (
  tenant_id uuid NOT NULL,
  code text NOT NULL,
  content jsonb NOT NULL,
  shipped boolean NOT NULL,
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL,
  saved_at timestamptz NOT NULL,
  saved_by_name text NOT NULL,
  PRIMARY KEY (tenant_id, code)
);
COMMENT ON TABLE indicators.definitions IS 'Indicators in force; earlier versions lie in platform.versions.';
COMMENT ON COLUMN indicators.definitions.tenant_id IS 'Town.';
COMMENT ON COLUMN indicators.definitions.code IS 'What formulas and tiles call it.';
COMMENT ON COLUMN indicators.definitions.content IS 'Names, meaning, unit, direction, formula, target, warning.';
COMMENT ON COLUMN indicators.definitions.shipped IS 'Came with the product.';
COMMENT ON COLUMN indicators.definitions.active IS 'Shown; an inactive one stays readable in old reports.';
COMMENT ON COLUMN indicators.definitions.version IS 'Counts changes.';
COMMENT ON COLUMN indicators.definitions.saved_at IS 'Last change.';
COMMENT ON COLUMN indicators.definitions.saved_by_name IS 'Who changed it; a name of staff, not personal.';
SELECT platform.protect('indicators.definitions');

CREATE TABLE indicators.rollups (
  tenant_id uuid NOT NULL,
  source text NOT NULL,
  grain text NOT NULL CHECK (grain IN ('day', 'month')),
  day date NOT NULL,
  cube text NOT NULL,
  key text NOT NULL DEFAULT '',
  key2 text NOT NULL DEFAULT '',
  n bigint NOT NULL,
  sums double precision[] NOT NULL,
  spread real[],
  spread_n bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, source, grain, cube, day, key, key2)
);
COMMENT ON TABLE indicators.rollups IS 'Facts summed by local day or month and by one or two dimensions; a day is always summed whole from the rows.';
COMMENT ON COLUMN indicators.rollups.tenant_id IS 'Town.';
COMMENT ON COLUMN indicators.rollups.source IS 'Fact source, e.g. cases.registered.';
COMMENT ON COLUMN indicators.rollups.grain IS 'day, or month (day is its first).';
COMMENT ON COLUMN indicators.rollups.day IS 'Local day in Asia/Shanghai.';
COMMENT ON COLUMN indicators.rollups.cube IS 'town, village, gridCell, department, category, channel, hour, villageHour, villageCategory, departmentCategory …';
COMMENT ON COLUMN indicators.rollups.key IS 'Value of the first dimension; empty for town, - for none.';
COMMENT ON COLUMN indicators.rollups.key2 IS 'Value of the second dimension.';
COMMENT ON COLUMN indicators.rollups.n IS 'Facts.';
COMMENT ON COLUMN indicators.rollups.sums IS 'Sums of the measures in the order of the source.';
COMMENT ON COLUMN indicators.rollups.spread IS 'Sorted values of the spread measure, or 101 of their percentiles when there are more than 200.';
COMMENT ON COLUMN indicators.rollups.spread_n IS 'Facts that have a spread value.';
SELECT platform.protect('indicators.rollups');

CREATE TABLE indicators.dirty (
  tenant_id uuid NOT NULL,
  source text NOT NULL,
  grain text NOT NULL CHECK (grain IN ('day', 'month')),
  day date NOT NULL,
  marked_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, source, grain, day)
);
COMMENT ON TABLE indicators.dirty IS 'Days to be summed anew at once, and months whose pairs and spreads are summed a little later.';
COMMENT ON COLUMN indicators.dirty.tenant_id IS 'Town.';
COMMENT ON COLUMN indicators.dirty.source IS 'Fact source.';
COMMENT ON COLUMN indicators.dirty.grain IS 'day or month.';
COMMENT ON COLUMN indicators.dirty.day IS 'Local day, or first of the month.';
COMMENT ON COLUMN indicators.dirty.marked_at IS 'Since when.';
SELECT platform.protect('indicators.dirty');

CREATE TABLE indicators.snapshots (
  tenant_id uuid NOT NULL,
  number text NOT NULL,
  day date NOT NULL,
  cube text NOT NULL,
  key text NOT NULL DEFAULT '',
  value double precision NOT NULL,
  PRIMARY KEY (tenant_id, number, cube, day, key)
);
COMMENT ON TABLE indicators.snapshots IS 'Numbers of now, as they stood at the end of each local day.';
COMMENT ON COLUMN indicators.snapshots.tenant_id IS 'Town.';
COMMENT ON COLUMN indicators.snapshots.number IS 'Live number, e.g. cases.open.';
COMMENT ON COLUMN indicators.snapshots.day IS 'Local day that ended.';
COMMENT ON COLUMN indicators.snapshots.cube IS 'town or a dimension.';
COMMENT ON COLUMN indicators.snapshots.key IS 'Value of the dimension.';
COMMENT ON COLUMN indicators.snapshots.value IS 'The number.';
SELECT platform.protect('indicators.snapshots');

CREATE TABLE indicators.sources (
  tenant_id uuid NOT NULL,
  source text NOT NULL,
  shape text NOT NULL,
  PRIMARY KEY (tenant_id, source)
);
COMMENT ON TABLE indicators.sources IS 'What the roll-ups of a source were made of; another shape means all days are summed anew.';
COMMENT ON COLUMN indicators.sources.tenant_id IS 'Town.';
COMMENT ON COLUMN indicators.sources.source IS 'Fact source.';
COMMENT ON COLUMN indicators.sources.shape IS 'Digest of view, measures and dimensions.';
SELECT platform.protect('indicators.sources');

CREATE TABLE indicators.checks (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  started_at timestamptz NOT NULL,
  seconds real NOT NULL,
  days integer NOT NULL,
  differences jsonb NOT NULL
);
COMMENT ON TABLE indicators.checks IS 'Nightly comparisons of roll-ups with the rows.';
COMMENT ON COLUMN indicators.checks.id IS 'UUIDv7.';
COMMENT ON COLUMN indicators.checks.tenant_id IS 'Town.';
COMMENT ON COLUMN indicators.checks.started_at IS 'When.';
COMMENT ON COLUMN indicators.checks.seconds IS 'How long it took.';
COMMENT ON COLUMN indicators.checks.days IS 'Days of sources compared.';
COMMENT ON COLUMN indicators.checks.differences IS 'Source, day and numbers that differed; they were mended.';
CREATE INDEX checks_newest ON indicators.checks (tenant_id, started_at DESC);
SELECT platform.protect('indicators.checks');
