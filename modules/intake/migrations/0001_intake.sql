CREATE SCHEMA intake;
COMMENT ON SCHEMA intake IS 'Bringing data in: sources, batches, and the lake in which rows lie.';

CREATE TABLE intake.sources (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  resource_id uuid NOT NULL,
  department_id uuid NOT NULL,
  title text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('upload', 'postgres', 'mysql', 'http', 'folder', 'sftp')),
  settings jsonb NOT NULL,
  secret text,
  mapping jsonb,
  mode text NOT NULL CHECK (mode IN ('merge', 'replace', 'append')),
  schedule jsonb NOT NULL,
  next_run_at timestamptz,
  watermark text,
  last_run_at timestamptz,
  last_problem jsonb,
  active boolean NOT NULL,
  version integer NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
COMMENT ON TABLE intake.sources IS 'Where rows of a resource come from.';
COMMENT ON COLUMN intake.sources.id IS 'UUIDv7.';
COMMENT ON COLUMN intake.sources.tenant_id IS 'Town.';
COMMENT ON COLUMN intake.sources.resource_id IS 'Resource of the catalogue that it feeds.';
COMMENT ON COLUMN intake.sources.department_id IS 'Department that owns that resource.';
COMMENT ON COLUMN intake.sources.title IS 'What people call it.';
COMMENT ON COLUMN intake.sources.kind IS 'How rows are fetched.';
COMMENT ON COLUMN intake.sources.settings IS 'Address, table, columns, folder … by kind; no secret.';
COMMENT ON COLUMN intake.sources.secret IS 'Password, key or token; sealed.';
COMMENT ON COLUMN intake.sources.mapping IS 'Which column becomes which field, with what repair.';
COMMENT ON COLUMN intake.sources.mode IS 'merge: by key; replace: the whole resource; append: only more rows.';
COMMENT ON COLUMN intake.sources.schedule IS 'When it runs by itself.';
COMMENT ON COLUMN intake.sources.next_run_at IS 'Next run; NULL for none.';
COMMENT ON COLUMN intake.sources.watermark IS 'Largest value of the increasing column that was fetched.';
COMMENT ON COLUMN intake.sources.last_run_at IS 'When it last ran.';
COMMENT ON COLUMN intake.sources.last_problem IS 'Why the last run failed: {code, values}; NULL when it did not.';
COMMENT ON COLUMN intake.sources.active IS 'False once taken out of use.';
COMMENT ON COLUMN intake.sources.version IS 'Counts changes.';
COMMENT ON COLUMN intake.sources.created_at IS 'When it was set up.';
COMMENT ON COLUMN intake.sources.updated_at IS 'Last change.';
CREATE INDEX sources_by_resource ON intake.sources (tenant_id, resource_id);
CREATE INDEX sources_due ON intake.sources (next_run_at) WHERE next_run_at IS NOT NULL;
SELECT platform.protect('intake.sources');
SELECT platform.seal('intake.sources', 'secret');
CREATE POLICY reach ON intake.sources AS RESTRICTIVE FOR SELECT TO zhenshu_app USING (
  (SELECT platform.sees_all()) OR department_id = ANY ((SELECT platform.departments())::uuid[]));
COMMENT ON POLICY reach ON intake.sources IS 'A department sees its own sources.';

CREATE TABLE intake.batches (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  number integer NOT NULL,
  source_id uuid NOT NULL REFERENCES intake.sources,
  resource_id uuid NOT NULL,
  department_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN
    ('fetching', 'staged', 'checking', 'checked', 'applying', 'applied', 'takingBack', 'takenBack', 'failed', 'discarded')),
  mode text NOT NULL CHECK (mode IN ('merge', 'replace', 'append')),
  title text NOT NULL,
  facts jsonb NOT NULL,
  profile text,
  mapping jsonb,
  counts jsonb NOT NULL,
  progress jsonb NOT NULL,
  problem jsonb,
  ordinal bigint,
  base_row bigint,
  attempts integer NOT NULL,
  automatic boolean NOT NULL,
  made_by uuid,
  made_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  applied_at timestamptz,
  taken_back_at timestamptz,
  taken_back_reason text NOT NULL,
  ended_at timestamptz,
  version integer NOT NULL,
  UNIQUE (tenant_id, number)
);
COMMENT ON TABLE intake.batches IS 'One bringing in: from the file or fetch to applied, or taken back whole.';
COMMENT ON COLUMN intake.batches.id IS 'UUIDv7.';
COMMENT ON COLUMN intake.batches.tenant_id IS 'Town.';
COMMENT ON COLUMN intake.batches.number IS 'What people call it, counted in the town.';
COMMENT ON COLUMN intake.batches.source_id IS 'Source.';
COMMENT ON COLUMN intake.batches.resource_id IS 'Resource that it feeds.';
COMMENT ON COLUMN intake.batches.department_id IS 'Department that owns that resource.';
COMMENT ON COLUMN intake.batches.state IS 'See the state table in rules.';
COMMENT ON COLUMN intake.batches.mode IS 'merge, replace or append, as of its beginning.';
COMMENT ON COLUMN intake.batches.title IS 'File name or source.';
COMMENT ON COLUMN intake.batches.facts IS 'How the source was read: bytes, encoding, delimiter, sheet, header row, warnings.';
COMMENT ON COLUMN intake.batches.profile IS 'What the columns hold, with samples; sealed.';
COMMENT ON COLUMN intake.batches.mapping IS 'Mapping as used.';
COMMENT ON COLUMN intake.batches.counts IS 'Rows: staged, accepted, repaired, refused, added, changed, removed; reasons.';
COMMENT ON COLUMN intake.batches.progress IS 'Step, rows done and to do, and since when.';
COMMENT ON COLUMN intake.batches.problem IS 'Why it failed: {code, values}.';
COMMENT ON COLUMN intake.batches.ordinal IS 'Place in the order in which batches of the resource were applied.';
COMMENT ON COLUMN intake.batches.base_row IS 'First of the row numbers that were set aside for it; a row''s number is this and its line.';
COMMENT ON COLUMN intake.batches.attempts IS 'How often the present step was begun.';
COMMENT ON COLUMN intake.batches.automatic IS 'Goes on by itself with the mapping of its source.';
COMMENT ON COLUMN intake.batches.made_by IS 'Person who began it; NULL for a schedule.';
COMMENT ON COLUMN intake.batches.made_by_name IS 'Name as it was then.';
COMMENT ON COLUMN intake.batches.created_at IS 'When it began.';
COMMENT ON COLUMN intake.batches.applied_at IS 'When its rows became visible.';
COMMENT ON COLUMN intake.batches.taken_back_at IS 'When its rows were taken back.';
COMMENT ON COLUMN intake.batches.taken_back_reason IS 'Why.';
COMMENT ON COLUMN intake.batches.ended_at IS 'When nothing more was to happen; what was staged goes 30 days later.';
COMMENT ON COLUMN intake.batches.version IS 'Counts changes.';
CREATE INDEX batches_newest ON intake.batches (tenant_id, id DESC);
CREATE INDEX batches_by_resource ON intake.batches (tenant_id, resource_id, id DESC);
CREATE INDEX batches_by_source ON intake.batches (tenant_id, source_id, id DESC);
CREATE INDEX batches_at_work ON intake.batches (tenant_id, state) WHERE state IN ('fetching', 'checking', 'applying', 'takingBack');
SELECT platform.protect('intake.batches');
SELECT platform.seal('intake.batches', 'profile');
CREATE POLICY reach ON intake.batches AS RESTRICTIVE FOR SELECT TO zhenshu_app USING (
  (SELECT platform.sees_all()) OR department_id = ANY ((SELECT platform.departments())::uuid[]));
COMMENT ON POLICY reach ON intake.batches IS 'A department sees its own batches.';

CREATE TABLE intake.lake_files (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  resource_id uuid NOT NULL,
  batch_id uuid REFERENCES intake.batches,
  kind text NOT NULL CHECK (kind IN ('staged', 'rows', 'refused', 'snapshot')),
  form text NOT NULL CHECK (form IN ('parquet', 'csv', 'xlsx')),
  part integer NOT NULL,
  first_row bigint NOT NULL,
  last_row bigint NOT NULL,
  rows bigint NOT NULL,
  bytes bigint NOT NULL,
  file_key text NOT NULL,
  field_keys text[] NOT NULL,
  in_snapshot boolean NOT NULL,
  created_at timestamptz NOT NULL,
  let_go_at timestamptz
);
COMMENT ON TABLE intake.lake_files IS 'Files of the lake: immutable, each sealed with a key of its own; a file without a row is swept.';
COMMENT ON COLUMN intake.lake_files.id IS 'UUIDv7; also the name of the file.';
COMMENT ON COLUMN intake.lake_files.tenant_id IS 'Town.';
COMMENT ON COLUMN intake.lake_files.resource_id IS 'Resource.';
COMMENT ON COLUMN intake.lake_files.batch_id IS 'Batch that wrote it; NULL for a rebuilt snapshot.';
COMMENT ON COLUMN intake.lake_files.kind IS 'staged: as the source gave it; rows: accepted; refused; snapshot: newest value of each key.';
COMMENT ON COLUMN intake.lake_files.form IS 'parquet (sealed by DuckDB), or a file as it came, sealed whole.';
COMMENT ON COLUMN intake.lake_files.part IS 'Counts the parts of one kind of a batch from 0.';
COMMENT ON COLUMN intake.lake_files.first_row IS 'Smallest row number in it.';
COMMENT ON COLUMN intake.lake_files.last_row IS 'Largest row number in it.';
COMMENT ON COLUMN intake.lake_files.rows IS 'Rows in it.';
COMMENT ON COLUMN intake.lake_files.bytes IS 'Size on disk.';
COMMENT ON COLUMN intake.lake_files.file_key IS 'Key of its Parquet encryption; sealed.';
COMMENT ON COLUMN intake.lake_files.field_keys IS 'Fields that it has.';
COMMENT ON COLUMN intake.lake_files.in_snapshot IS 'Belongs to the snapshot that is read now.';
COMMENT ON COLUMN intake.lake_files.created_at IS 'When it was written.';
COMMENT ON COLUMN intake.lake_files.let_go_at IS 'When nothing needed it any more; removed some minutes later.';
CREATE INDEX lake_files_snapshot ON intake.lake_files (tenant_id, resource_id, first_row) WHERE in_snapshot;
CREATE UNIQUE INDEX lake_files_by_batch ON intake.lake_files (tenant_id, batch_id, kind, part) WHERE let_go_at IS NULL AND batch_id IS NOT NULL;
CREATE INDEX lake_files_let_go ON intake.lake_files (tenant_id, let_go_at) WHERE let_go_at IS NOT NULL;
SELECT platform.protect('intake.lake_files');
SELECT platform.seal('intake.lake_files', 'file_key');

CREATE TABLE intake.snapshots (
  tenant_id uuid NOT NULL,
  resource_id uuid NOT NULL,
  version bigint NOT NULL,
  rows bigint NOT NULL,
  next_row bigint NOT NULL,
  next_ordinal bigint NOT NULL,
  built_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, resource_id)
);
COMMENT ON TABLE intake.snapshots IS 'What a resource holds now: the pointer that is swapped when a batch is applied or taken back.';
COMMENT ON COLUMN intake.snapshots.tenant_id IS 'Town.';
COMMENT ON COLUMN intake.snapshots.resource_id IS 'Resource.';
COMMENT ON COLUMN intake.snapshots.version IS 'Counts swaps.';
COMMENT ON COLUMN intake.snapshots.rows IS 'Rows it shows.';
COMMENT ON COLUMN intake.snapshots.next_row IS 'Next row number to give; a number is never given twice.';
COMMENT ON COLUMN intake.snapshots.next_ordinal IS 'Next place in the order of batches.';
COMMENT ON COLUMN intake.snapshots.built_at IS 'When it was swapped in.';
SELECT platform.protect('intake.snapshots');

CREATE TABLE intake.fixes (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  batch_id uuid NOT NULL REFERENCES intake.batches,
  line bigint NOT NULL,
  row_values text NOT NULL,
  fixed_by uuid,
  fixed_by_name text NOT NULL,
  fixed_at timestamptz NOT NULL,
  UNIQUE (tenant_id, batch_id, line)
);
COMMENT ON TABLE intake.fixes IS 'Refused rows as an officer wrote them anew on screen.';
COMMENT ON COLUMN intake.fixes.id IS 'UUIDv7.';
COMMENT ON COLUMN intake.fixes.tenant_id IS 'Town.';
COMMENT ON COLUMN intake.fixes.batch_id IS 'Batch.';
COMMENT ON COLUMN intake.fixes.line IS 'Row of the source.';
COMMENT ON COLUMN intake.fixes.row_values IS 'Values by source column; sealed.';
COMMENT ON COLUMN intake.fixes.fixed_by IS 'Person.';
COMMENT ON COLUMN intake.fixes.fixed_by_name IS 'Name as it was then.';
COMMENT ON COLUMN intake.fixes.fixed_at IS 'When.';
SELECT platform.protect('intake.fixes');
SELECT platform.seal('intake.fixes', 'row_values');
