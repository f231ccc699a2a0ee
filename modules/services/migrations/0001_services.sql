-- Services: the catalogue of what the town does for people, and the applications for it.
CREATE SCHEMA services;
COMMENT ON SCHEMA services IS 'Service items in versions, life events, drafts and applications.';

CREATE TABLE services.items (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[a-z0-9-]{2,40}$'),
  version integer NOT NULL CHECK (version > 0),
  active boolean NOT NULL DEFAULT true,
  updated_at timestamptz NOT NULL,
  UNIQUE (tenant_id, code)
);
COMMENT ON TABLE services.items IS 'Items of the catalogue; what they say stands in their versions.';
COMMENT ON COLUMN services.items.id IS 'UUIDv7.';
COMMENT ON COLUMN services.items.tenant_id IS 'Town.';
COMMENT ON COLUMN services.items.code IS 'Short name in addresses.';
COMMENT ON COLUMN services.items.version IS 'Version in force.';
COMMENT ON COLUMN services.items.active IS 'Whether it is published and can be applied for.';
COMMENT ON COLUMN services.items.updated_at IS 'When it was last saved.';
SELECT platform.protect('services.items');

CREATE TABLE services.item_versions (
  tenant_id uuid NOT NULL,
  item_id uuid NOT NULL REFERENCES services.items ON DELETE CASCADE,
  version integer NOT NULL,
  content jsonb NOT NULL,
  note text NOT NULL DEFAULT '',
  saved_by uuid,
  saved_by_name text NOT NULL DEFAULT '',
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, item_id, version)
);
COMMENT ON TABLE services.item_versions IS 'Every version of an item: drafts and applications keep the one they began with.';
COMMENT ON COLUMN services.item_versions.tenant_id IS 'Town.';
COMMENT ON COLUMN services.item_versions.item_id IS 'Item.';
COMMENT ON COLUMN services.item_versions.version IS 'Counts from 1.';
COMMENT ON COLUMN services.item_versions.content IS 'ItemContent of the contract: conditions, materials, limits, form …';
COMMENT ON COLUMN services.item_versions.note IS 'Why it was changed.';
COMMENT ON COLUMN services.item_versions.saved_by IS 'Administrator.';
COMMENT ON COLUMN services.item_versions.saved_by_name IS 'Name of the administrator in office; not personal beyond that.';
COMMENT ON COLUMN services.item_versions.saved_at IS 'When.';
SELECT platform.protect('services.item_versions');

CREATE TABLE services.life_events (
  tenant_id uuid NOT NULL,
  code text NOT NULL,
  position integer NOT NULL,
  title_zh text NOT NULL,
  title_en text NOT NULL,
  summary_zh text NOT NULL DEFAULT '',
  icon text NOT NULL,
  item_codes text[] NOT NULL,
  PRIMARY KEY (tenant_id, code)
);
COMMENT ON TABLE services.life_events IS 'Life events (birth, schooling …) that bundle items in the order of doing.';
COMMENT ON COLUMN services.life_events.tenant_id IS 'Town.';
COMMENT ON COLUMN services.life_events.code IS 'Short name in addresses.';
COMMENT ON COLUMN services.life_events.position IS 'Order on the first page.';
COMMENT ON COLUMN services.life_events.title_zh IS 'Title.';
COMMENT ON COLUMN services.life_events.title_en IS 'Title in English.';
COMMENT ON COLUMN services.life_events.summary_zh IS 'A sentence about it.';
COMMENT ON COLUMN services.life_events.icon IS 'One of eventIcons.';
COMMENT ON COLUMN services.life_events.item_codes IS 'Items in the order of doing.';
SELECT platform.protect('services.life_events');

CREATE TABLE services.drafts (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL,
  item_id uuid NOT NULL REFERENCES services.items ON DELETE CASCADE,
  item_version integer NOT NULL,
  answers text NOT NULL,
  prefilled jsonb NOT NULL DEFAULT '{}',
  dropped_keys text[] NOT NULL DEFAULT '{}',
  file_ids uuid[] NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (tenant_id, person_id, item_id)
);
COMMENT ON TABLE services.drafts IS 'Applications being filled in; removed 90 days after the last answer.';
COMMENT ON COLUMN services.drafts.id IS 'UUIDv7; the application keeps it, and with it the files.';
COMMENT ON COLUMN services.drafts.tenant_id IS 'Town.';
COMMENT ON COLUMN services.drafts.person_id IS 'Whose.';
COMMENT ON COLUMN services.drafts.item_id IS 'Item.';
COMMENT ON COLUMN services.drafts.item_version IS 'Version begun with.';
COMMENT ON COLUMN services.drafts.answers IS 'Answers by question, sealed.';
COMMENT ON COLUMN services.drafts.prefilled IS 'Questions filled in from the master record and not changed since, with the register; no values.';
COMMENT ON COLUMN services.drafts.dropped_keys IS 'Questions whose filled-in values were taken out when the consent was withdrawn; until the person has gone on.';
COMMENT ON COLUMN services.drafts.file_ids IS 'Files.';
COMMENT ON COLUMN services.drafts.version IS 'Counts changes; an older one is refused.';
COMMENT ON COLUMN services.drafts.created_at IS 'When it was begun.';
COMMENT ON COLUMN services.drafts.updated_at IS 'When something was last answered.';
SELECT platform.protect('services.drafts');
SELECT platform.seal('services.drafts', 'answers');
CREATE POLICY owner ON services.drafts AS RESTRICTIVE FOR SELECT TO zhenshu_app USING (
  platform.sees_all() OR person_id = platform.person());
COMMENT ON POLICY owner ON services.drafts IS 'A draft is its owner''s; no operation of staff reads drafts.';

CREATE TABLE services.applications (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  number text NOT NULL,
  case_id uuid NOT NULL,
  item_id uuid NOT NULL REFERENCES services.items,
  item_version integer NOT NULL,
  item_code text NOT NULL,
  item_title_zh text NOT NULL,
  item_title_en text NOT NULL,
  department_id uuid NOT NULL,
  stage text NOT NULL CHECK (stage IN ('submitted', 'accepted', 'supplementing', 'approved', 'delivered', 'refused', 'declined', 'withdrawn')),
  channel text NOT NULL CHECK (channel IN ('resident', 'window')),
  applicant_id uuid,
  applicant_name text NOT NULL,
  applicant_phone text NOT NULL,
  answers text NOT NULL,
  prefilled jsonb NOT NULL DEFAULT '{}',
  file_ids uuid[] NOT NULL DEFAULT '{}',
  taken_by uuid,
  consent text NOT NULL DEFAULT 'none' CHECK (consent IN ('none', 'signature', 'card', 'recording', 'mandate')),
  handler_id uuid,
  delivery text NOT NULL CHECK (delivery IN ('pickUp', 'post', 'electronic')),
  delivery_note text NOT NULL DEFAULT '',
  supplement_words text NOT NULL DEFAULT '',
  supplement_until timestamptz,
  supplement_keys text[] NOT NULL DEFAULT '{}',
  decision_words text NOT NULL DEFAULT '',
  remedy text NOT NULL DEFAULT '',
  fee_fen integer NOT NULL DEFAULT 0 CHECK (fee_fen >= 0),
  fee_state text NOT NULL DEFAULT 'none' CHECK (fee_state IN ('none', 'window', 'due', 'paid', 'refunded', 'waived')),
  pay_path text NOT NULL DEFAULT '',
  rating integer CHECK (rating BETWEEN 1 AND 5),
  submitted_at timestamptz NOT NULL,
  ended_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, number),
  UNIQUE (tenant_id, case_id)
);
COMMENT ON TABLE services.applications IS 'Applications for items; each runs on one case, whose trace and deadlines are theirs.';
COMMENT ON COLUMN services.applications.id IS 'UUIDv7, that of the draft.';
COMMENT ON COLUMN services.applications.tenant_id IS 'Town.';
COMMENT ON COLUMN services.applications.number IS 'Number of the case: one number for everybody.';
COMMENT ON COLUMN services.applications.case_id IS 'Case that carries it.';
COMMENT ON COLUMN services.applications.item_id IS 'Item.';
COMMENT ON COLUMN services.applications.item_version IS 'Version that was filled in.';
COMMENT ON COLUMN services.applications.item_code IS 'Short name of the item.';
COMMENT ON COLUMN services.applications.item_title_zh IS 'Title of that version.';
COMMENT ON COLUMN services.applications.item_title_en IS 'Title in English.';
COMMENT ON COLUMN services.applications.department_id IS 'Department that handles it.';
COMMENT ON COLUMN services.applications.stage IS 'Where it stands: see contract/stages.ts.';
COMMENT ON COLUMN services.applications.channel IS 'resident, or window (taken down by a clerk).';
COMMENT ON COLUMN services.applications.applicant_id IS 'Account of the applicant; NULL for somebody at the window without one.';
COMMENT ON COLUMN services.applications.applicant_name IS 'Name as given, sealed.';
COMMENT ON COLUMN services.applications.applicant_phone IS 'Phone as given, sealed; empty without one.';
COMMENT ON COLUMN services.applications.answers IS 'Answers by question, sealed.';
COMMENT ON COLUMN services.applications.prefilled IS 'Questions filled in from the master record, with the register; no values.';
COMMENT ON COLUMN services.applications.file_ids IS 'Files of the applicant.';
COMMENT ON COLUMN services.applications.taken_by IS 'Who handed it in for the applicant: clerk or relative.';
COMMENT ON COLUMN services.applications.consent IS 'How the applicant consented to that.';
COMMENT ON COLUMN services.applications.handler_id IS 'Who accepted it and has it.';
COMMENT ON COLUMN services.applications.delivery IS 'How the result is wanted.';
COMMENT ON COLUMN services.applications.delivery_note IS 'How it was delivered: number of the letter, what was handed over.';
COMMENT ON COLUMN services.applications.supplement_words IS 'What is to be supplemented.';
COMMENT ON COLUMN services.applications.supplement_until IS 'By when.';
COMMENT ON COLUMN services.applications.supplement_keys IS 'Questions of which a new answer is asked.';
COMMENT ON COLUMN services.applications.decision_words IS 'Words of the decision, or why it was refused.';
COMMENT ON COLUMN services.applications.remedy IS 'What can be done against it.';
COMMENT ON COLUMN services.applications.fee_fen IS 'Fee of the item, whole fen.';
COMMENT ON COLUMN services.applications.fee_state IS 'none, window (paid there), due, paid, refunded or waived.';
COMMENT ON COLUMN services.applications.pay_path IS 'Page where the bill is paid; empty without one.';
COMMENT ON COLUMN services.applications.rating IS 'Stars given at the end.';
COMMENT ON COLUMN services.applications.submitted_at IS 'When it was handed in.';
COMMENT ON COLUMN services.applications.ended_at IS 'When it came to an end.';
COMMENT ON COLUMN services.applications.version IS 'Counts changes; an act on an older one is refused.';
CREATE INDEX applications_open ON services.applications (tenant_id, department_id, stage) WHERE ended_at IS NULL;
CREATE INDEX applications_newest ON services.applications (tenant_id, submitted_at DESC, id DESC);
CREATE INDEX applications_of_person ON services.applications (tenant_id, applicant_id, id DESC) WHERE applicant_id IS NOT NULL;
SELECT platform.protect('services.applications');
SELECT platform.seal('services.applications', 'applicant_name');
SELECT platform.seal('services.applications', 'applicant_phone');
SELECT platform.seal('services.applications', 'answers');
CREATE POLICY reach ON services.applications AS RESTRICTIVE FOR SELECT TO zhenshu_app USING (
  platform.sees_all() OR department_id = ANY (platform.departments()) OR applicant_id = platform.person());
COMMENT ON POLICY reach ON services.applications IS 'The applicant, the department that handles it, and whoever sees the town.';

CREATE TABLE services.prefills (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL,
  item_title_zh text NOT NULL,
  item_title_en text NOT NULL,
  fields text[] NOT NULL,
  sources_zh text[] NOT NULL,
  seen_at timestamptz NOT NULL
);
COMMENT ON TABLE services.prefills IS 'Uses of a person''s master record to fill a form in; the person reads them among the looks.';
COMMENT ON COLUMN services.prefills.id IS 'UUIDv7.';
COMMENT ON COLUMN services.prefills.tenant_id IS 'Town.';
COMMENT ON COLUMN services.prefills.person_id IS 'Whose record.';
COMMENT ON COLUMN services.prefills.item_title_zh IS 'For which item.';
COMMENT ON COLUMN services.prefills.item_title_en IS 'The same in English.';
COMMENT ON COLUMN services.prefills.fields IS 'Members of the record that were used; no values.';
COMMENT ON COLUMN services.prefills.sources_zh IS 'Registers they came from.';
COMMENT ON COLUMN services.prefills.seen_at IS 'When.';
CREATE INDEX prefills_of_person ON services.prefills (tenant_id, person_id, id DESC);
SELECT platform.protect('services.prefills');
CREATE POLICY concerned ON services.prefills AS RESTRICTIVE FOR SELECT TO zhenshu_app USING (
  platform.sees_all() OR person_id = platform.person());
COMMENT ON POLICY concerned ON services.prefills IS 'The person concerned; the house itself.';
