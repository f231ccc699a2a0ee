-- Times when devices were away, and facts of devices: what indicators count (platform/facts).
CREATE TABLE things.outages (
  tenant_id uuid NOT NULL,
  thing_id uuid NOT NULL REFERENCES things.things,
  from_at timestamptz NOT NULL,
  to_at timestamptz,
  cause text NOT NULL CHECK (cause IN ('connection', 'silence', 'gateway')),
  PRIMARY KEY (thing_id, from_at)
);
COMMENT ON TABLE things.outages IS 'Times when a device that had been online was not: its connection ended or it was silent.';
COMMENT ON COLUMN things.outages.tenant_id IS 'Town.';
COMMENT ON COLUMN things.outages.thing_id IS 'Device.';
COMMENT ON COLUMN things.outages.from_at IS 'When the platform noticed.';
COMMENT ON COLUMN things.outages.to_at IS 'When it was heard again; NULL while it is away.';
COMMENT ON COLUMN things.outages.cause IS 'Why it was not online at the beginning: connection, silence, or its gateway went.';
CREATE INDEX outages_time ON things.outages (tenant_id, from_at);
CREATE UNIQUE INDEX outages_open ON things.outages (thing_id) WHERE to_at IS NULL;
SELECT platform.protect('things.outages');

-- The settings of the actor are read once a statement, not once a row.
ALTER POLICY reach ON things.things USING (
  (SELECT platform.sees_all())
  OR department_id = ANY ((SELECT platform.departments())::uuid[])
  OR grid_cell_id = ANY ((SELECT platform.grid_cells())::uuid[])
  OR village_id = ANY ((SELECT platform.villages())::uuid[]));

CREATE VIEW things.pub_facts_outages WITH (security_invoker = true) AS
SELECT o.tenant_id, o.from_at AS fact_at, o.thing_id AS subject_id, t.village_id, t.grid_cell_id, t.department_id,
  (o.to_at IS NOT NULL)::int AS ended,
  (o.cause = 'silence')::int AS silence,
  (o.cause = 'connection')::int AS connection,
  (o.cause = 'gateway')::int AS gateway,
  extract(epoch FROM o.to_at - o.from_at)::float8 AS lasting_seconds
FROM things.outages o JOIN things.things t ON t.id = o.thing_id;
COMMENT ON VIEW things.pub_facts_outages IS 'Times away of devices by the day they began; lasting_seconds of those that ended.';
GRANT SELECT ON things.pub_facts_outages TO zhenshu_app;
