-- Judged days of stations: what indicators count (platform/facts).
CREATE TABLE environment.days (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  thing_id uuid NOT NULL,
  what text NOT NULL CHECK (what IN ('air', 'noiseDay', 'noiseNight', 'water')),
  day_at timestamptz NOT NULL,
  value real NOT NULL,
  grade smallint NOT NULL,
  kept boolean NOT NULL,
  village_id uuid,
  grid_cell_id uuid,
  department_id uuid,
  PRIMARY KEY (tenant_id, thing_id, what, day_at)
);
COMMENT ON TABLE environment.days IS 'Local days of stations, judged by the standard once they have ended and again when values come late.';
COMMENT ON COLUMN environment.days.tenant_id IS 'Town.';
COMMENT ON COLUMN environment.days.id IS 'UUIDv7.';
COMMENT ON COLUMN environment.days.thing_id IS 'The station (things.things).';
COMMENT ON COLUMN environment.days.what IS 'air; noiseDay (06 to 22) and noiseNight; water.';
COMMENT ON COLUMN environment.days.day_at IS 'Beginning of the local day in Asia/Shanghai.';
COMMENT ON COLUMN environment.days.value IS 'AQI; equivalent level in dB(A); class of the water, 6 is worse than V.';
COMMENT ON COLUMN environment.days.grade IS 'Level of the AQI 1 to 6; of noise 1 kept, 2 over; class of the water.';
COMMENT ON COLUMN environment.days.kept IS 'Whether the standard or the target was kept.';
COMMENT ON COLUMN environment.days.village_id IS 'Village where the station stood.';
COMMENT ON COLUMN environment.days.grid_cell_id IS 'Grid cell where it stood.';
COMMENT ON COLUMN environment.days.department_id IS 'Department that kept it.';
CREATE INDEX days_time ON environment.days (tenant_id, what, day_at);
SELECT platform.protect('environment.days');
CREATE POLICY reach ON environment.days AS RESTRICTIVE FOR SELECT TO zhenshu_app USING (
  (SELECT platform.sees_all())
  OR department_id = ANY ((SELECT platform.departments())::uuid[])
  OR grid_cell_id = ANY ((SELECT platform.grid_cells())::uuid[])
  OR village_id = ANY ((SELECT platform.villages())::uuid[]));
COMMENT ON POLICY reach ON environment.days IS 'As the devices: those of the own department, cells or village; town-wide roles see all.';

CREATE VIEW environment.pub_facts_air WITH (security_invoker = true) AS
SELECT tenant_id, day_at AS fact_at, thing_id AS subject_id, village_id, grid_cell_id, department_id,
  (grade = 1)::int AS excellent,
  (grade <= 2)::int AS good,
  (grade >= 3)::int AS polluted,
  (grade >= 5)::int AS heavy,
  value::float8 AS aqi
FROM environment.days WHERE what = 'air';
COMMENT ON VIEW environment.pub_facts_air IS 'Days of air stations with an AQI.';
GRANT SELECT ON environment.pub_facts_air TO zhenshu_app;

CREATE VIEW environment.pub_facts_noise WITH (security_invoker = true) AS
SELECT tenant_id, day_at AS fact_at, thing_id AS subject_id, id AS row_id, village_id, grid_cell_id, department_id,
  kept::int AS kept,
  (what = 'noiseDay')::int AS days,
  (what = 'noiseDay' AND kept)::int AS days_kept,
  (what = 'noiseNight')::int AS nights,
  (what = 'noiseNight' AND kept)::int AS nights_kept,
  value::float8 AS level
FROM environment.days WHERE what IN ('noiseDay', 'noiseNight');
COMMENT ON VIEW environment.pub_facts_noise IS 'Days and nights of noise meters, each judged by the limit of its zone.';
GRANT SELECT ON environment.pub_facts_noise TO zhenshu_app;

CREATE VIEW environment.pub_facts_water WITH (security_invoker = true) AS
SELECT tenant_id, day_at AS fact_at, thing_id AS subject_id, village_id, grid_cell_id, department_id,
  kept::int AS reached,
  (grade <= 3)::int AS good,
  (grade = 6)::int AS beyond,
  value::float8 AS class
FROM environment.days WHERE what = 'water';
COMMENT ON VIEW environment.pub_facts_water IS 'Days of water stations by class.';
GRANT SELECT ON environment.pub_facts_water TO zhenshu_app;
