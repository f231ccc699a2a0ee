-- Energy and saving by the day, and facts of lamps: what indicators count (platform/facts).
CREATE TABLE lighting.energy_days (
  tenant_id uuid NOT NULL,
  thing_id uuid NOT NULL,
  day_at timestamptz NOT NULL,
  metered_kwh double precision NOT NULL,
  baseline_kwh double precision NOT NULL,
  saved_kwh double precision NOT NULL,
  amount_fen integer NOT NULL,
  kg_co2 double precision NOT NULL,
  coverage real NOT NULL,
  claimed boolean NOT NULL,
  lamps integer NOT NULL,
  dark_lamps integer NOT NULL,
  village_id uuid,
  grid_cell_id uuid,
  department_id uuid,
  PRIMARY KEY (tenant_id, thing_id, day_at)
);
COMMENT ON TABLE lighting.energy_days IS 'Energy and saving of a cabinet on a local day, reckoned by the plan of then once the day has ended and again when readings come late.';
COMMENT ON COLUMN lighting.energy_days.tenant_id IS 'Town.';
COMMENT ON COLUMN lighting.energy_days.thing_id IS 'The cabinet (things.things).';
COMMENT ON COLUMN lighting.energy_days.day_at IS 'Beginning of the local day in Asia/Shanghai.';
COMMENT ON COLUMN lighting.energy_days.metered_kwh IS 'Energy by the meter.';
COMMENT ON COLUMN lighting.energy_days.baseline_kwh IS 'What the old lamps would have used from dusk to dawn.';
COMMENT ON COLUMN lighting.energy_days.saved_kwh IS 'Baseline minus metered minus what dead lamps did not use.';
COMMENT ON COLUMN lighting.energy_days.amount_fen IS 'The saving at the price of then, fen.';
COMMENT ON COLUMN lighting.energy_days.kg_co2 IS 'The saving at the emission factor of then, kg CO2.';
COMMENT ON COLUMN lighting.energy_days.coverage IS 'Share of the hours with a reading.';
COMMENT ON COLUMN lighting.energy_days.claimed IS 'Whether there were enough readings (90 %) to claim a saving.';
COMMENT ON COLUMN lighting.energy_days.lamps IS 'Lamps of the cabinet.';
COMMENT ON COLUMN lighting.energy_days.dark_lamps IS 'Of them those that were dark by night.';
COMMENT ON COLUMN lighting.energy_days.village_id IS 'Village of the cabinet.';
COMMENT ON COLUMN lighting.energy_days.grid_cell_id IS 'Grid cell of the cabinet.';
COMMENT ON COLUMN lighting.energy_days.department_id IS 'Department that keeps it.';
CREATE INDEX energy_days_time ON lighting.energy_days (tenant_id, day_at);
SELECT platform.protect('lighting.energy_days');
CREATE POLICY reach ON lighting.energy_days AS RESTRICTIVE FOR SELECT TO zhenshu_app USING (
  (SELECT platform.sees_all())
  OR department_id = ANY ((SELECT platform.departments())::uuid[])
  OR grid_cell_id = ANY ((SELECT platform.grid_cells())::uuid[])
  OR village_id = ANY ((SELECT platform.villages())::uuid[]));
COMMENT ON POLICY reach ON lighting.energy_days IS 'As the devices: those of the own department, cells or village; town-wide roles see all.';

CREATE VIEW lighting.pub_facts_energy WITH (security_invoker = true) AS
SELECT tenant_id, day_at AS fact_at, thing_id AS subject_id, village_id, grid_cell_id, department_id,
  metered_kwh,
  CASE WHEN claimed THEN baseline_kwh ELSE 0 END AS baseline_kwh,
  CASE WHEN claimed THEN saved_kwh ELSE 0 END AS saved_kwh,
  CASE WHEN claimed THEN amount_fen ELSE 0 END AS saved_fen,
  CASE WHEN claimed THEN kg_co2 ELSE 0 END AS saved_co2,
  claimed::int AS claimed,
  lamps, dark_lamps
FROM lighting.energy_days;
COMMENT ON VIEW lighting.pub_facts_energy IS 'Days of cabinets; baseline and saving only where there were enough readings.';
GRANT SELECT ON lighting.pub_facts_energy TO zhenshu_app;

CREATE VIEW lighting.pub_facts_faults WITH (security_invoker = true) AS
SELECT f.tenant_id, f.from_at AS fact_at, f.thing_id AS subject_id, f.id AS row_id, t.village_id, t.grid_cell_id, t.department_id,
  (f.kind = 'dark-by-night')::int AS dark,
  (f.kind = 'lit-by-day')::int AS lit_by_day,
  (f.kind = 'not-following')::int AS not_following,
  (f.to_at IS NOT NULL)::int AS ended,
  CASE WHEN f.kind = 'dark-by-night' THEN extract(epoch FROM f.to_at - f.from_at)::float8 END AS repair_seconds
FROM lighting.faults f JOIN things.pub_things t ON t.id = f.thing_id;
COMMENT ON VIEW lighting.pub_facts_faults IS 'Faults of lamps by the day they began; repair_seconds of dark lamps that were mended.';
GRANT SELECT ON lighting.pub_facts_faults TO zhenshu_app;
CREATE INDEX faults_by_lamp ON lighting.faults (tenant_id, thing_id, from_at DESC);
