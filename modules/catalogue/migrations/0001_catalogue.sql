CREATE SCHEMA catalogue;
COMMENT ON SCHEMA catalogue IS 'What data the departments hold: resources with owner, fields, grade, quality and lineage.';

CREATE TABLE catalogue.resources (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[a-z][a-z0-9-]{1,49}$'),
  title_zh text NOT NULL,
  title_en text NOT NULL,
  summary text NOT NULL,
  theme text NOT NULL,
  keywords text[] NOT NULL,
  owner_department_id uuid NOT NULL,
  grade text NOT NULL CHECK (grade IN ('open', 'conditional', 'closed')),
  grade_reason text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('held', 'inPlace')),
  frequency text NOT NULL,
  source_system text NOT NULL,
  fields jsonb NOT NULL,
  key_fields text[] NOT NULL,
  search_text text NOT NULL,
  active boolean NOT NULL,
  version integer NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  score numeric(5, 2),
  scored_at timestamptz,
  UNIQUE (tenant_id, code)
);
COMMENT ON TABLE catalogue.resources IS 'Data resources: one list, table or service of one department.';
COMMENT ON COLUMN catalogue.resources.id IS 'UUIDv7.';
COMMENT ON COLUMN catalogue.resources.tenant_id IS 'Town.';
COMMENT ON COLUMN catalogue.resources.code IS 'Short name in addresses and files; never changes.';
COMMENT ON COLUMN catalogue.resources.title_zh IS 'What people call it.';
COMMENT ON COLUMN catalogue.resources.title_en IS 'The same in English.';
COMMENT ON COLUMN catalogue.resources.summary IS 'What is in it, in the owner''s words.';
COMMENT ON COLUMN catalogue.resources.theme IS 'Subject under which it is filed.';
COMMENT ON COLUMN catalogue.resources.keywords IS 'Words by which it is found besides its title.';
COMMENT ON COLUMN catalogue.resources.owner_department_id IS 'Department that answers for it.';
COMMENT ON COLUMN catalogue.resources.grade IS 'open, conditional or closed (Measures for sharing government data resources, 2016, article 9).';
COMMENT ON COLUMN catalogue.resources.grade_reason IS 'Conditions of sharing, or the rule by which it is closed; empty when open.';
COMMENT ON COLUMN catalogue.resources.kind IS 'held: rows lie in the lake; inPlace: rows stay at their source.';
COMMENT ON COLUMN catalogue.resources.frequency IS 'How often the owner renews it.';
COMMENT ON COLUMN catalogue.resources.source_system IS 'System or file from which it comes.';
COMMENT ON COLUMN catalogue.resources.fields IS 'Its fields in order: FieldView of the contract.';
COMMENT ON COLUMN catalogue.resources.key_fields IS 'Fields that together tell one row from all others.';
COMMENT ON COLUMN catalogue.resources.search_text IS 'Folded words and pinyin initials of titles, fields, keywords and owner.';
COMMENT ON COLUMN catalogue.resources.active IS 'False once retired: no longer offered, still explained.';
COMMENT ON COLUMN catalogue.resources.version IS 'Counts changes.';
COMMENT ON COLUMN catalogue.resources.created_at IS 'When it was registered.';
COMMENT ON COLUMN catalogue.resources.updated_at IS 'Last change of its description.';
COMMENT ON COLUMN catalogue.resources.score IS 'Quality 0–100 as last measured; NULL before.';
COMMENT ON COLUMN catalogue.resources.scored_at IS 'When that was measured.';
CREATE INDEX resources_search ON catalogue.resources USING gin (search_text gin_trgm_ops);
SELECT platform.protect('catalogue.resources');

CREATE TABLE catalogue.quality_rules (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  resource_id uuid NOT NULL REFERENCES catalogue.resources,
  kind text NOT NULL CHECK (kind IN ('complete', 'valid', 'unique', 'fresh', 'consistent')),
  title text NOT NULL,
  fields text[] NOT NULL,
  settings jsonb NOT NULL,
  least_share numeric(5, 4) NOT NULL CHECK (least_share BETWEEN 0 AND 1),
  active boolean NOT NULL,
  broken_since text,
  case_id uuid,
  case_number text,
  version integer NOT NULL,
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE catalogue.quality_rules IS 'What good data of a resource means; measured daily.';
COMMENT ON COLUMN catalogue.quality_rules.id IS 'UUIDv7.';
COMMENT ON COLUMN catalogue.quality_rules.tenant_id IS 'Town.';
COMMENT ON COLUMN catalogue.quality_rules.resource_id IS 'Resource that it measures.';
COMMENT ON COLUMN catalogue.quality_rules.kind IS 'complete, valid, unique, fresh or consistent (GB/T 36344).';
COMMENT ON COLUMN catalogue.quality_rules.title IS 'The rule as people say it.';
COMMENT ON COLUMN catalogue.quality_rules.fields IS 'Fields it looks at.';
COMMENT ON COLUMN catalogue.quality_rules.settings IS 'What the kind needs besides: days, other resource, comparison.';
COMMENT ON COLUMN catalogue.quality_rules.least_share IS 'Share of rows that must pass.';
COMMENT ON COLUMN catalogue.quality_rules.active IS 'False: not measured.';
COMMENT ON COLUMN catalogue.quality_rules.broken_since IS 'Local day from which it has been broken without a pause.';
COMMENT ON COLUMN catalogue.quality_rules.case_id IS 'Case that was opened when it broke.';
COMMENT ON COLUMN catalogue.quality_rules.case_number IS 'Number of that case.';
COMMENT ON COLUMN catalogue.quality_rules.version IS 'Counts changes.';
COMMENT ON COLUMN catalogue.quality_rules.created_at IS 'When it was made.';
CREATE INDEX quality_rules_by_resource ON catalogue.quality_rules (tenant_id, resource_id);
SELECT platform.protect('catalogue.quality_rules');

CREATE TABLE catalogue.quality_days (
  tenant_id uuid NOT NULL,
  resource_id uuid NOT NULL REFERENCES catalogue.resources,
  day text NOT NULL,
  score numeric(5, 2) NOT NULL,
  rows bigint NOT NULL,
  results jsonb NOT NULL,
  measured_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, resource_id, day)
);
COMMENT ON TABLE catalogue.quality_days IS 'What the rules of a resource gave on a day.';
COMMENT ON COLUMN catalogue.quality_days.tenant_id IS 'Town.';
COMMENT ON COLUMN catalogue.quality_days.resource_id IS 'Resource.';
COMMENT ON COLUMN catalogue.quality_days.day IS 'Local day.';
COMMENT ON COLUMN catalogue.quality_days.score IS 'Quality 0–100: mean of the shares of its rules.';
COMMENT ON COLUMN catalogue.quality_days.rows IS 'Rows that were measured.';
COMMENT ON COLUMN catalogue.quality_days.results IS '[{ruleId, kind, title, checked, failed, passes}].';
COMMENT ON COLUMN catalogue.quality_days.measured_at IS 'When.';
SELECT platform.protect('catalogue.quality_days');
