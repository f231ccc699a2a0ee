/** What the bench and the baseline's own process both know of it. */

/** Where the baseline takes tries. */
export const barePath = '/api/v1/bare-bookings';

/** A table with nothing but the constraint; made by the bench as superuser. */
export const bareTable = `
  CREATE SCHEMA IF NOT EXISTS bench;
  DROP TABLE IF EXISTS bench.bare;
  CREATE TABLE bench.bare (
    id uuid PRIMARY KEY, resource_id uuid NOT NULL, during tstzrange NOT NULL, active boolean NOT NULL DEFAULT true,
    EXCLUDE USING gist (resource_id WITH =, during WITH &&) WHERE (active));
  GRANT USAGE ON SCHEMA bench TO zhenshu_app;
  GRANT INSERT, SELECT ON bench.bare TO zhenshu_app;`;

/** One try of the baseline. */
export const bareInsert =
  'INSERT INTO bench.bare (id, resource_id, during) VALUES ($1, $2, $3::tstzrange) ON CONFLICT DO NOTHING';
