-- Categories and duties: what can be reported, who answers for it, and by when.
CREATE SCHEMA duties;
COMMENT ON SCHEMA duties IS 'Categories and the duty matrix: what can be reported, who answers, by when.';

CREATE TABLE duties.settings (
  tenant_id uuid PRIMARY KEY,
  revision uuid NOT NULL
);
COMMENT ON TABLE duties.settings IS 'One row a town.';
COMMENT ON COLUMN duties.settings.tenant_id IS 'Town.';
COMMENT ON COLUMN duties.settings.revision IS 'A new value with every change of categories or duties; caches compare it.';
SELECT platform.protect('duties.settings');

CREATE TABLE duties.large_classes (
  tenant_id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[0-9]{4}$'),
  kind text NOT NULL CHECK (kind IN ('component', 'event')),
  name_zh text NOT NULL,
  name_en text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (tenant_id, code)
);
COMMENT ON TABLE duties.large_classes IS 'Large classes 大类 in the manner of GB/T 30428.';
COMMENT ON COLUMN duties.large_classes.tenant_id IS 'Town.';
COMMENT ON COLUMN duties.large_classes.code IS 'Four digits: kind (01 component, 02 event) and class.';
COMMENT ON COLUMN duties.large_classes.kind IS 'component 部件 or event 事件.';
COMMENT ON COLUMN duties.large_classes.name_zh IS 'Name in Chinese.';
COMMENT ON COLUMN duties.large_classes.name_en IS 'Name in English.';
COMMENT ON COLUMN duties.large_classes.version IS 'Counts saved changes.';
SELECT platform.protect('duties.large_classes');

CREATE TABLE duties.categories (
  tenant_id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[0-9]{6}$'),
  large_class_code text NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  description_zh text NOT NULL DEFAULT '',
  keywords text[] NOT NULL DEFAULT '{}',
  registration_condition text NOT NULL DEFAULT '',
  closing_condition text NOT NULL DEFAULT '',
  urgency text NOT NULL CHECK (urgency IN ('urgent', 'high', 'normal', 'low')),
  icon text NOT NULL DEFAULT '',
  popular boolean NOT NULL DEFAULT false,
  public boolean NOT NULL DEFAULT true,
  sensitive boolean NOT NULL DEFAULT false,
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (tenant_id, code),
  FOREIGN KEY (tenant_id, large_class_code) REFERENCES duties.large_classes
);
COMMENT ON TABLE duties.categories IS 'Small classes 小类: what a report or case is about.';
COMMENT ON COLUMN duties.categories.tenant_id IS 'Town.';
COMMENT ON COLUMN duties.categories.code IS 'Six digits: the large class and a number.';
COMMENT ON COLUMN duties.categories.large_class_code IS 'Large class.';
COMMENT ON COLUMN duties.categories.name_zh IS 'Name in Chinese.';
COMMENT ON COLUMN duties.categories.name_en IS 'Name in English.';
COMMENT ON COLUMN duties.categories.description_zh IS 'One plain sentence that a resident understands.';
COMMENT ON COLUMN duties.categories.keywords IS 'Words that residents use for it.';
COMMENT ON COLUMN duties.categories.registration_condition IS 'When a report becomes a case 立案条件.';
COMMENT ON COLUMN duties.categories.closing_condition IS 'When the case counts as solved 结案条件.';
COMMENT ON COLUMN duties.categories.urgency IS 'urgent, high, normal or low.';
COMMENT ON COLUMN duties.categories.icon IS 'Key of the icon.';
COMMENT ON COLUMN duties.categories.popular IS 'One of the choices on the resident''s first screen.';
COMMENT ON COLUMN duties.categories.public IS 'May appear on the public page, without personal data.';
COMMENT ON COLUMN duties.categories.sensitive IS 'Read only by those who handle it.';
COMMENT ON COLUMN duties.categories.active IS 'False once retired; old cases keep the name.';
COMMENT ON COLUMN duties.categories.version IS 'Counts saved changes; a stale save is refused.';
SELECT platform.protect('duties.categories');

CREATE TABLE duties.duties (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  category_code text NOT NULL CHECK (category_code ~ '^[0-9]{4}([0-9]{2})?$'),
  grid_cell_id uuid,
  village_id uuid,
  place_kind text,
  lead_department_id uuid NOT NULL,
  assisting_department_ids uuid[] NOT NULL DEFAULT '{}',
  team_zh text NOT NULL DEFAULT '',
  response_amount double precision NOT NULL CHECK (response_amount > 0),
  response_unit text NOT NULL CHECK (response_unit IN ('workingHour', 'workingDay', 'hour', 'day')),
  deadline_amount double precision NOT NULL CHECK (deadline_amount > 0),
  deadline_unit text NOT NULL CHECK (deadline_unit IN ('workingHour', 'workingDay', 'hour', 'day')),
  verify_by text NOT NULL CHECK (verify_by IN ('gridWorker', 'officer', 'none')),
  registration_condition text NOT NULL DEFAULT '',
  closing_condition text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  CHECK (num_nonnulls(grid_cell_id, village_id, place_kind) <= 1),
  UNIQUE NULLS NOT DISTINCT (tenant_id, category_code, grid_cell_id, village_id, place_kind)
);
COMMENT ON TABLE duties.duties IS 'The duty matrix 权责清单: category × place → who leads, who assists, by when.';
COMMENT ON COLUMN duties.duties.id IS 'UUIDv7.';
COMMENT ON COLUMN duties.duties.tenant_id IS 'Town.';
COMMENT ON COLUMN duties.duties.category_code IS 'Six digits of a category, or four of a large class: then for all in it that have none of their own.';
COMMENT ON COLUMN duties.duties.grid_cell_id IS 'Only in this grid cell.';
COMMENT ON COLUMN duties.duties.village_id IS 'Only in this village.';
COMMENT ON COLUMN duties.duties.place_kind IS 'Only at this kind of place: village, marketQuarter, market, school, river …; all NULL: anywhere.';
COMMENT ON COLUMN duties.duties.lead_department_id IS 'Department that leads.';
COMMENT ON COLUMN duties.duties.assisting_department_ids IS 'Departments that assist.';
COMMENT ON COLUMN duties.duties.team_zh IS 'Team inside the department; empty when the whole department answers.';
COMMENT ON COLUMN duties.duties.response_amount IS 'From dispatch to acceptance 签收.';
COMMENT ON COLUMN duties.duties.response_unit IS 'hour and day run day and night, workingHour and workingDay in working time.';
COMMENT ON COLUMN duties.duties.deadline_amount IS 'From dispatch to the report of being done.';
COMMENT ON COLUMN duties.duties.deadline_unit IS 'As response_unit.';
COMMENT ON COLUMN duties.duties.verify_by IS 'Who looks before closing: gridWorker, officer or none.';
COMMENT ON COLUMN duties.duties.registration_condition IS '立案条件 here; empty: the category''s.';
COMMENT ON COLUMN duties.duties.closing_condition IS '结案条件 here; empty: the category''s.';
COMMENT ON COLUMN duties.duties.version IS 'Counts saved changes.';
CREATE INDEX duties_by_lead ON duties.duties (tenant_id, lead_department_id);
SELECT platform.protect('duties.duties');

CREATE TABLE duties.imports (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  rows jsonb NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  applied_at timestamptz
);
COMMENT ON TABLE duties.imports IS 'Uploaded workbooks of duties between preview and decision.';
COMMENT ON COLUMN duties.imports.id IS 'UUIDv7.';
COMMENT ON COLUMN duties.imports.tenant_id IS 'Town.';
COMMENT ON COLUMN duties.imports.rows IS 'Accepted rows, with the version of what each would change.';
COMMENT ON COLUMN duties.imports.created_by IS 'Who uploaded.';
COMMENT ON COLUMN duties.imports.created_at IS 'When.';
COMMENT ON COLUMN duties.imports.expires_at IS 'An hour later; then the file must be uploaded again.';
COMMENT ON COLUMN duties.imports.applied_at IS 'When it was applied.';
SELECT platform.protect('duties.imports');
