-- Numbers were counted over the batches that the actor sees: a department whose last batch was not the town's newest could begin none.
CREATE TABLE intake.counters (
  tenant_id uuid PRIMARY KEY,
  last integer NOT NULL
);
COMMENT ON TABLE intake.counters IS 'Last number of a batch in a town, of all departments.';
COMMENT ON COLUMN intake.counters.tenant_id IS 'Town.';
COMMENT ON COLUMN intake.counters.last IS 'Last number given.';
INSERT INTO intake.counters (tenant_id, last) SELECT tenant_id, max(number) FROM intake.batches GROUP BY tenant_id;
SELECT platform.protect('intake.counters');
