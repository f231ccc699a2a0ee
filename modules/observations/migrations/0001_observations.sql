-- Observations: datastreams, values (recent and packed), latest values, refusals, raw messages, counters.
CREATE SCHEMA observations;
COMMENT ON SCHEMA observations IS 'What devices measured: recent values by month, old ones packed, latest values, refusals.';

CREATE TABLE observations.datastreams (
  no integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant_id uuid NOT NULL,
  thing_id uuid NOT NULL,
  key text NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (thing_id, key)
);
COMMENT ON TABLE observations.datastreams IS 'Datastreams 数据流: one property of one device, with a small number for narrow tables.';
COMMENT ON COLUMN observations.datastreams.no IS 'Small number over all towns.';
COMMENT ON COLUMN observations.datastreams.tenant_id IS 'Town.';
COMMENT ON COLUMN observations.datastreams.thing_id IS 'Device.';
COMMENT ON COLUMN observations.datastreams.key IS 'Property of its model.';
COMMENT ON COLUMN observations.datastreams.created_at IS 'When its first value came.';
CREATE INDEX datastreams_by_tenant ON observations.datastreams (tenant_id, no);
SELECT platform.protect('observations.datastreams');

CREATE TABLE observations.values (
  tenant_id uuid NOT NULL,
  at timestamptz NOT NULL,
  value double precision NOT NULL,
  datastream_no integer NOT NULL,
  lag real NOT NULL,
  quality "char" NOT NULL,
  PRIMARY KEY (datastream_no, at, value)
) PARTITION BY RANGE (at);
COMMENT ON TABLE observations.values IS 'Recent numbers and yes/no values, one row each, by month; closed days move to packed. The key makes a repeat the same observation, and keeps two values of one instant.';
COMMENT ON COLUMN observations.values.tenant_id IS 'Town.';
COMMENT ON COLUMN observations.values.at IS 'When the device measured it (source time).';
COMMENT ON COLUMN observations.values.value IS 'The number in the unit of the model; yes/no as 1/0.';
COMMENT ON COLUMN observations.values.datastream_no IS 'Datastream.';
COMMENT ON COLUMN observations.values.lag IS 'Seconds from measuring to arrival.';
COMMENT ON COLUMN observations.values.quality IS 'Flag after HJ 212: N normal, F stopped, M maintenance, S manual, D fault, C calibration, T over range, B link broken.';
SELECT platform.protect('observations.values');

CREATE TABLE observations.texts (
  tenant_id uuid NOT NULL,
  at timestamptz NOT NULL,
  digest bigint NOT NULL,
  datastream_no integer NOT NULL,
  lag real NOT NULL,
  quality "char" NOT NULL,
  value jsonb NOT NULL,
  PRIMARY KEY (datastream_no, at, digest)
) PARTITION BY RANGE (at);
COMMENT ON TABLE observations.texts IS 'Values that are no numbers: texts, choices, positions, JSON; by month.';
COMMENT ON COLUMN observations.texts.tenant_id IS 'Town.';
COMMENT ON COLUMN observations.texts.at IS 'When the device measured it (source time).';
COMMENT ON COLUMN observations.texts.digest IS 'First 8 bytes of the SHA-256 of the value: makes a repeat the same observation.';
COMMENT ON COLUMN observations.texts.datastream_no IS 'Datastream.';
COMMENT ON COLUMN observations.texts.lag IS 'Seconds from measuring to arrival.';
COMMENT ON COLUMN observations.texts.quality IS 'Flag, as of values.';
COMMENT ON COLUMN observations.texts.value IS 'The value.';
SELECT platform.protect('observations.texts');

CREATE TABLE observations.packed (
  tenant_id uuid NOT NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  datastream_no integer NOT NULL,
  count integer NOT NULL CHECK (count > 0),
  body bytea NOT NULL,
  PRIMARY KEY (datastream_no, first_at)
);
COMMENT ON TABLE observations.packed IS 'Values of closed days, delta-coded: up to 8,192 values of one datastream and month a row.';
COMMENT ON COLUMN observations.packed.tenant_id IS 'Town.';
COMMENT ON COLUMN observations.packed.first_at IS 'Source time of its first value.';
COMMENT ON COLUMN observations.packed.last_at IS 'Source time of its last value.';
COMMENT ON COLUMN observations.packed.datastream_no IS 'Datastream.';
COMMENT ON COLUMN observations.packed.count IS 'How many values.';
COMMENT ON COLUMN observations.packed.body IS 'Times, values, flags and lags as modules/observations/rules/pack writes them.';
DO $$ BEGIN
  ALTER TABLE observations.packed ALTER COLUMN body SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
  RAISE NOTICE 'no lz4 in this PostgreSQL: packed values use pglz';
END $$;
SELECT platform.protect('observations.packed');

CREATE TABLE observations.latest (
  datastream_no integer PRIMARY KEY,
  tenant_id uuid NOT NULL,
  thing_id uuid NOT NULL,
  key text NOT NULL,
  at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  number double precision,
  other jsonb,
  quality "char" NOT NULL,
  CHECK (num_nonnulls(number, other) = 1)
) WITH (fillfactor = 60);
COMMENT ON TABLE observations.latest IS 'The newest value of each datastream; written once a second, made anew from the history after a crash.';
COMMENT ON COLUMN observations.latest.datastream_no IS 'Datastream.';
COMMENT ON COLUMN observations.latest.tenant_id IS 'Town.';
COMMENT ON COLUMN observations.latest.thing_id IS 'Device.';
COMMENT ON COLUMN observations.latest.key IS 'Property.';
COMMENT ON COLUMN observations.latest.at IS 'Source time.';
COMMENT ON COLUMN observations.latest.received_at IS 'Arrival.';
COMMENT ON COLUMN observations.latest.number IS 'The number; yes/no as 1/0.';
COMMENT ON COLUMN observations.latest.other IS 'The value when it is no number.';
COMMENT ON COLUMN observations.latest.quality IS 'Flag, as of values.';
CREATE INDEX latest_by_thing ON observations.latest (tenant_id, thing_id);
SELECT platform.protect('observations.latest');

CREATE TABLE observations.refusals (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  thing_id uuid,
  source text NOT NULL,
  door text NOT NULL,
  reason text NOT NULL,
  minute timestamptz NOT NULL,
  key text,
  detail text NOT NULL,
  raw text,
  count integer NOT NULL,
  last_at timestamptz NOT NULL,
  UNIQUE NULLS NOT DISTINCT (tenant_id, thing_id, source, door, reason, minute)
);
COMMENT ON TABLE observations.refusals IS 'What was not taken, and why: one row a device, door, reason and minute, with its last example.';
COMMENT ON COLUMN observations.refusals.id IS 'UUIDv7.';
COMMENT ON COLUMN observations.refusals.tenant_id IS 'Town.';
COMMENT ON COLUMN observations.refusals.thing_id IS 'Device; NULL when it is not known.';
COMMENT ON COLUMN observations.refusals.source IS 'What an unknown device called itself; empty for a known one.';
COMMENT ON COLUMN observations.refusals.door IS 'Door.';
COMMENT ON COLUMN observations.refusals.reason IS 'Code of the reason.';
COMMENT ON COLUMN observations.refusals.minute IS 'Minute of arrival.';
COMMENT ON COLUMN observations.refusals.key IS 'Property of the last example.';
COMMENT ON COLUMN observations.refusals.detail IS 'What was wrong with the last example.';
COMMENT ON COLUMN observations.refusals.raw IS 'The last example as it came, at most 4 kB.';
COMMENT ON COLUMN observations.refusals.count IS 'How often in this minute.';
COMMENT ON COLUMN observations.refusals.last_at IS 'When the last of them came.';
CREATE INDEX refusals_by_thing ON observations.refusals (tenant_id, thing_id, last_at DESC);
CREATE INDEX refusals_newest ON observations.refusals (tenant_id, last_at DESC);
SELECT platform.protect('observations.refusals');

CREATE TABLE observations.raw_messages (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  thing_id uuid NOT NULL,
  door text NOT NULL,
  received_at timestamptz NOT NULL,
  body text NOT NULL,
  accepted integer NOT NULL,
  refused integer NOT NULL
);
COMMENT ON TABLE observations.raw_messages IS 'Messages as they came, a sample: at most one a device and five seconds; the newest 50 a device are kept.';
COMMENT ON COLUMN observations.raw_messages.id IS 'UUIDv7.';
COMMENT ON COLUMN observations.raw_messages.tenant_id IS 'Town.';
COMMENT ON COLUMN observations.raw_messages.thing_id IS 'Device.';
COMMENT ON COLUMN observations.raw_messages.door IS 'Door.';
COMMENT ON COLUMN observations.raw_messages.received_at IS 'Arrival.';
COMMENT ON COLUMN observations.raw_messages.body IS 'Text, or hexadecimal for bytes that are no text; at most 4 kB.';
COMMENT ON COLUMN observations.raw_messages.accepted IS 'Values taken from it.';
COMMENT ON COLUMN observations.raw_messages.refused IS 'Values refused.';
CREATE INDEX raw_messages_by_thing ON observations.raw_messages (tenant_id, thing_id, id DESC);
SELECT platform.protect('observations.raw_messages');

CREATE TABLE observations.traffic (
  tenant_id uuid NOT NULL,
  door text NOT NULL,
  minute timestamptz NOT NULL,
  messages integer NOT NULL,
  values_taken integer NOT NULL,
  repeated integer NOT NULL,
  refused integer NOT NULL,
  PRIMARY KEY (tenant_id, door, minute)
);
COMMENT ON TABLE observations.traffic IS 'Counters a door and minute, written every few seconds; kept 8 days.';
COMMENT ON COLUMN observations.traffic.tenant_id IS 'Town.';
COMMENT ON COLUMN observations.traffic.door IS 'Door.';
COMMENT ON COLUMN observations.traffic.minute IS 'Minute of arrival.';
COMMENT ON COLUMN observations.traffic.messages IS 'Messages.';
COMMENT ON COLUMN observations.traffic.values_taken IS 'Values stored.';
COMMENT ON COLUMN observations.traffic.repeated IS 'Values that were stored already.';
COMMENT ON COLUMN observations.traffic.refused IS 'Values and messages refused.';
SELECT platform.protect('observations.traffic');

CREATE TABLE observations.judge_faults (
  tenant_id uuid NOT NULL,
  judge text NOT NULL,
  count integer NOT NULL,
  last_at timestamptz NOT NULL,
  last_error text NOT NULL,
  PRIMARY KEY (tenant_id, judge)
);
COMMENT ON TABLE observations.judge_faults IS 'Judges (alarm rules, fences …) that failed on a batch; the values were kept.';
COMMENT ON COLUMN observations.judge_faults.tenant_id IS 'Town.';
COMMENT ON COLUMN observations.judge_faults.judge IS 'Name of the judge.';
COMMENT ON COLUMN observations.judge_faults.count IS 'How often.';
COMMENT ON COLUMN observations.judge_faults.last_at IS 'When last.';
COMMENT ON COLUMN observations.judge_faults.last_error IS 'What it said.';
SELECT platform.protect('observations.judge_faults');

CREATE FUNCTION observations.make_month(month date) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  first_day date := date_trunc('month', month)::date;
  suffix text := to_char(first_day, 'YYYYMM');
  starts text := first_day::text || ' 00:00:00+00';
  ends text := (first_day + interval '1 month')::date::text || ' 00:00:00+00';
  parent text;
BEGIN
  IF month < '2000-01-01' OR month > current_date + 800 THEN
    RAISE EXCEPTION 'no partition for %', month;
  END IF;
  PERFORM pg_advisory_xact_lock(7216021);
  FOREACH parent IN ARRAY ARRAY['values', 'texts'] LOOP
    IF to_regclass(format('observations.%I', parent || '_' || suffix)) IS NULL THEN
      EXECUTE format('CREATE TABLE observations.%I (LIKE observations.%I INCLUDING ALL)', parent || '_' || suffix, parent);
      EXECUTE format('ALTER TABLE observations.%I ATTACH PARTITION observations.%I FOR VALUES FROM (%L) TO (%L)', parent, parent || '_' || suffix, starts, ends);
    END IF;
  END LOOP;
END $$;
COMMENT ON FUNCTION observations.make_month(date) IS 'Makes the partitions of a month. The application reaches them only through their parents, whose row-level security holds.';
REVOKE ALL ON FUNCTION observations.make_month(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION observations.make_month(date) TO zhenshu_app;

CREATE FUNCTION observations.drop_month(month date) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  suffix text := to_char(date_trunc('month', month), 'YYYYMM');
  parent text;
  filled boolean;
  dropped boolean := false;
BEGIN
  IF date_trunc('month', month) >= date_trunc('month', current_date) - interval '2 months' THEN RETURN false; END IF;
  PERFORM pg_advisory_xact_lock(7216021);
  FOREACH parent IN ARRAY ARRAY['values', 'texts'] LOOP
    CONTINUE WHEN to_regclass(format('observations.%I', parent || '_' || suffix)) IS NULL;
    EXECUTE format('LOCK TABLE observations.%I IN ACCESS EXCLUSIVE MODE', parent);
    EXECUTE format('SELECT EXISTS (SELECT FROM observations.%I)', parent || '_' || suffix) INTO filled;
    IF NOT filled THEN
      EXECUTE format('DROP TABLE observations.%I', parent || '_' || suffix);
      dropped := true;
    END IF;
  END LOOP;
  RETURN dropped;
END $$;
COMMENT ON FUNCTION observations.drop_month(date) IS 'Drops the partitions of a month that are empty (packed or past retention, in every town); those with a row stay.';
REVOKE ALL ON FUNCTION observations.drop_month(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION observations.drop_month(date) TO zhenshu_app;

CREATE FUNCTION observations.months() RETURNS SETOF date
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT to_date(substr(c.relname, 8), 'YYYYMM') FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
  WHERE i.inhparent = 'observations.values'::regclass ORDER BY 1 $$;
COMMENT ON FUNCTION observations.months() IS 'Months that have a partition.';
REVOKE ALL ON FUNCTION observations.months() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION observations.months() TO zhenshu_app;

SELECT observations.make_month((date_trunc('month', now()) + make_interval(months => m))::date) FROM generate_series(-1, 2) m;

CREATE VIEW observations.pub_latest WITH (security_invoker = true) AS
  SELECT tenant_id, thing_id, key, at, received_at, number, other, quality::text AS quality FROM observations.latest;
COMMENT ON VIEW observations.pub_latest IS 'Published: the newest value of each property of each device (at most a second behind).';
GRANT SELECT ON observations.pub_latest TO zhenshu_app;
