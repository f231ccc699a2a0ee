/** What the bench and the baseline's own process both know of it. */

/** Where the baseline takes reports. */
export const baselinePath = '/api/v1/baseline-reports';

/** Its table; made by the bench as superuser. */
export const baselineTable = `
  CREATE SCHEMA IF NOT EXISTS bench;
  CREATE TABLE IF NOT EXISTS bench.reports (
    id uuid PRIMARY KEY, idempotency_key text, device text, text text, category_code text,
    longitude double precision, latitude double precision, received_at timestamptz NOT NULL);
  GRANT USAGE ON SCHEMA bench TO zhenshu_app;
  GRANT INSERT, SELECT ON bench.reports TO zhenshu_app;`;
