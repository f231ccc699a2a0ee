-- What became of each route on each day: what indicators count (platform/facts).
CREATE TABLE vehicles.route_days (
  tenant_id uuid NOT NULL,
  route_id uuid NOT NULL,
  day_at timestamptz NOT NULL,
  planned boolean NOT NULL,
  ended boolean NOT NULL,
  metres double precision NOT NULL,
  driven_metres double precision NOT NULL,
  points integer NOT NULL,
  served_points integer NOT NULL,
  department_id uuid,
  PRIMARY KEY (tenant_id, route_id, day_at)
);
COMMENT ON TABLE vehicles.route_days IS 'Planned routes by the local day, judged by the tracks of their vehicles once the day has ended and again when positions come late; a route that was removed keeps its days.';
COMMENT ON COLUMN vehicles.route_days.tenant_id IS 'Town.';
COMMENT ON COLUMN vehicles.route_days.route_id IS 'Route.';
COMMENT ON COLUMN vehicles.route_days.day_at IS 'Beginning of the local day in Asia/Shanghai.';
COMMENT ON COLUMN vehicles.route_days.planned IS 'Whether it was to be driven on that day.';
COMMENT ON COLUMN vehicles.route_days.ended IS 'Whether the day had ended when it was judged; only then it counts.';
COMMENT ON COLUMN vehicles.route_days.metres IS 'Length as it was planned then.';
COMMENT ON COLUMN vehicles.route_days.driven_metres IS 'Of it what was driven.';
COMMENT ON COLUMN vehicles.route_days.points IS 'Points to be served.';
COMMENT ON COLUMN vehicles.route_days.served_points IS 'Of them those that were served.';
COMMENT ON COLUMN vehicles.route_days.department_id IS 'Department of its first vehicle.';
CREATE INDEX route_days_time ON vehicles.route_days (tenant_id, day_at);
SELECT platform.protect('vehicles.route_days');
CREATE POLICY reach ON vehicles.route_days AS RESTRICTIVE FOR SELECT TO zhenshu_app USING (
  (SELECT platform.sees_all()) OR department_id = ANY ((SELECT platform.departments())::uuid[]));
COMMENT ON POLICY reach ON vehicles.route_days IS 'Town-wide roles see all days of routes, others those of the own department.';

CREATE VIEW vehicles.pub_facts_routes WITH (security_invoker = true) AS
SELECT tenant_id, day_at AS fact_at, route_id AS subject_id, department_id,
  metres, driven_metres, points, served_points,
  (driven_metres >= 0.95 * metres)::int AS complete
FROM vehicles.route_days WHERE planned AND ended;
COMMENT ON VIEW vehicles.pub_facts_routes IS 'Routes that were to be driven, by the day.';
GRANT SELECT ON vehicles.pub_facts_routes TO zhenshu_app;
