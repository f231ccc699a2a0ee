-- The working calendar of a town.
CREATE SCHEMA calendar;
COMMENT ON SCHEMA calendar IS 'The working calendar of a town: hours, holidays, make-up days, market days.';

CREATE TABLE calendar.settings (
  tenant_id uuid PRIMARY KEY,
  weekly_hours jsonb NOT NULL,
  make_up_hours jsonb,
  market_rules jsonb NOT NULL DEFAULT '[]',
  version integer NOT NULL DEFAULT 1,
  revision uuid NOT NULL
);
COMMENT ON TABLE calendar.settings IS 'One row a town: the usual week and the market days.';
COMMENT ON COLUMN calendar.settings.tenant_id IS 'Town (or county).';
COMMENT ON COLUMN calendar.settings.weekly_hours IS 'Hours by weekday, 0 = Sunday: {"1": [{"startMinute": 510, "endMinute": 720}, …]}; minutes since local midnight.';
COMMENT ON COLUMN calendar.settings.make_up_hours IS 'Hours on make-up days; NULL: those of the first working weekday.';
COMMENT ON COLUMN calendar.settings.market_rules IS 'Rules of the market days 圩日.';
COMMENT ON COLUMN calendar.settings.version IS 'Counts saved changes; a stale save is refused.';
COMMENT ON COLUMN calendar.settings.revision IS 'A new value with every change of the calendar; caches compare it.';
SELECT platform.protect('calendar.settings');

CREATE TABLE calendar.years (
  tenant_id uuid NOT NULL,
  year integer NOT NULL,
  published boolean NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (tenant_id, year)
);
COMMENT ON TABLE calendar.years IS 'Years whose holiday notice has been entered.';
COMMENT ON COLUMN calendar.years.tenant_id IS 'Town.';
COMMENT ON COLUMN calendar.years.year IS 'Year.';
COMMENT ON COLUMN calendar.years.published IS 'Whether the State Council''s notice for it is out.';
COMMENT ON COLUMN calendar.years.version IS 'Counts saved changes.';
SELECT platform.protect('calendar.years');

CREATE TABLE calendar.days (
  tenant_id uuid NOT NULL,
  date text NOT NULL CHECK (date ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  origin text NOT NULL CHECK (origin IN ('national', 'town')),
  kind text NOT NULL CHECK (kind IN ('holiday', 'makeUp', 'working')),
  hours jsonb,
  name_zh text NOT NULL DEFAULT '',
  name_en text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (tenant_id, date, origin)
);
COMMENT ON TABLE calendar.days IS 'Days that differ from the usual week.';
COMMENT ON COLUMN calendar.days.tenant_id IS 'Town.';
COMMENT ON COLUMN calendar.days.date IS 'Local day in Asia/Shanghai.';
COMMENT ON COLUMN calendar.days.origin IS 'national: holidays and make-up days of the notice; town: the town''s own, which goes before.';
COMMENT ON COLUMN calendar.days.kind IS 'holiday; makeUp (national); working (town).';
COMMENT ON COLUMN calendar.days.hours IS 'Hours of a town''s working day; NULL: the make-up hours.';
COMMENT ON COLUMN calendar.days.name_zh IS 'Name in Chinese.';
COMMENT ON COLUMN calendar.days.name_en IS 'Name in English.';
COMMENT ON COLUMN calendar.days.version IS 'Counts saved changes.';
SELECT platform.protect('calendar.days');
