-- Master records: sources, entities and their members, doubtful pairs, acts, lists.
CREATE SCHEMA records;
COMMENT ON SCHEMA records IS 'Master records: which rows of the departments speak of the same person, household, house, plot, organisation or place.';

CREATE TABLE records.sources (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  resource_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('person', 'household', 'house', 'plot', 'organisation', 'place')),
  mapping jsonb NOT NULL,
  role_zh text NOT NULL,
  role_en text NOT NULL,
  stale_since timestamptz,
  read_at timestamptz,
  row_count integer NOT NULL,
  version integer NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (tenant_id, resource_id, kind)
);
COMMENT ON TABLE records.sources IS 'A resource of the catalogue whose rows speak of entities of a kind.';
COMMENT ON COLUMN records.sources.id IS 'UUIDv7.';
COMMENT ON COLUMN records.sources.tenant_id IS 'Town.';
COMMENT ON COLUMN records.sources.resource_id IS 'Resource of the catalogue.';
COMMENT ON COLUMN records.sources.kind IS 'Kind of entity.';
COMMENT ON COLUMN records.sources.mapping IS 'Which field of the resource is which of the record: {field: key}.';
COMMENT ON COLUMN records.sources.role_zh IS 'What such a row says of the entity, in Chinese, e.g. 承包方.';
COMMENT ON COLUMN records.sources.role_en IS 'The same in English.';
COMMENT ON COLUMN records.sources.stale_since IS 'Since when rows wait to be read; NULL when all are read.';
COMMENT ON COLUMN records.sources.read_at IS 'When it was last read.';
COMMENT ON COLUMN records.sources.row_count IS 'Rows as last read.';
COMMENT ON COLUMN records.sources.version IS 'Counts changes.';
COMMENT ON COLUMN records.sources.created_at IS 'When it was set up.';
SELECT platform.protect('records.sources');

CREATE TABLE records.precedence (
  tenant_id uuid NOT NULL,
  kind text NOT NULL,
  field text NOT NULL,
  resource_codes text[] NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (tenant_id, kind, field)
);
COMMENT ON TABLE records.precedence IS 'Whose value goes first, by kind and field.';
COMMENT ON COLUMN records.precedence.tenant_id IS 'Town.';
COMMENT ON COLUMN records.precedence.kind IS 'Kind of entity.';
COMMENT ON COLUMN records.precedence.field IS 'Field of the record.';
COMMENT ON COLUMN records.precedence.resource_codes IS 'Codes of resources, the first goes first; others follow by their newest row.';
COMMENT ON COLUMN records.precedence.version IS 'Counts changes.';
SELECT platform.protect('records.precedence');

CREATE TABLE records.entities (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('person', 'household', 'house', 'plot', 'organisation', 'place')),
  number integer NOT NULL,
  state text NOT NULL CHECK (state IN ('live', 'merged', 'gone')),
  merged_into uuid,
  person_id uuid,
  name text NOT NULL,
  identity_number text NOT NULL DEFAULT '',
  identity_index text,
  birth_date text NOT NULL DEFAULT '',
  gender text NOT NULL DEFAULT '',
  phone text NOT NULL DEFAULT '',
  phone_index text,
  address text NOT NULL DEFAULT '',
  village_name text NOT NULL,
  facts jsonb NOT NULL,
  origins jsonb NOT NULL,
  member_count integer NOT NULL,
  source_count integer NOT NULL,
  version integer NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (tenant_id, kind, number)
);
COMMENT ON TABLE records.entities IS 'One person, household, house, plot, organisation or place, with the best value of each field.';
COMMENT ON COLUMN records.entities.id IS 'UUIDv7.';
COMMENT ON COLUMN records.entities.tenant_id IS 'Town.';
COMMENT ON COLUMN records.entities.kind IS 'What it is.';
COMMENT ON COLUMN records.entities.number IS 'What people call it, counted by kind.';
COMMENT ON COLUMN records.entities.state IS 'live; merged into another; gone because no row speaks of it any more.';
COMMENT ON COLUMN records.entities.merged_into IS 'Entity into which it was merged.';
COMMENT ON COLUMN records.entities.person_id IS 'Account of the person with the same telephone and name, if there is one.';
COMMENT ON COLUMN records.entities.name IS 'Name of a person or organisation, otherwise address or code; empty once merged or gone.';
COMMENT ON COLUMN records.entities.identity_number IS 'Identity number of a person; sealed.';
COMMENT ON COLUMN records.entities.identity_index IS 'Blind index of it.';
COMMENT ON COLUMN records.entities.birth_date IS 'Eight digits; sealed.';
COMMENT ON COLUMN records.entities.gender IS 'female, male or empty.';
COMMENT ON COLUMN records.entities.phone IS 'Telephone; sealed.';
COMMENT ON COLUMN records.entities.phone_index IS 'Blind index of it.';
COMMENT ON COLUMN records.entities.address IS 'Address; sealed.';
COMMENT ON COLUMN records.entities.village_name IS 'Village that the address names; empty when none.';
COMMENT ON COLUMN records.entities.facts IS 'Fields that are not about a person: {field: value}.';
COMMENT ON COLUMN records.entities.origins IS 'Member from which each value was taken: {field: member id}.';
COMMENT ON COLUMN records.entities.member_count IS 'Rows that speak of it.';
COMMENT ON COLUMN records.entities.source_count IS 'Resources that these rows are of.';
COMMENT ON COLUMN records.entities.version IS 'Counts changes.';
COMMENT ON COLUMN records.entities.created_at IS 'When it was first known.';
COMMENT ON COLUMN records.entities.updated_at IS 'Last change.';
CREATE INDEX entities_by_name ON records.entities (tenant_id, kind, name) WHERE state = 'live';
CREATE INDEX entities_by_identity ON records.entities (tenant_id, identity_index) WHERE state = 'live';
CREATE INDEX entities_by_phone ON records.entities (tenant_id, phone_index) WHERE state = 'live';
CREATE INDEX entities_of_person ON records.entities (tenant_id, person_id) WHERE person_id IS NOT NULL;
SELECT platform.protect('records.entities');
SELECT platform.seal('records.entities', 'identity_number');
SELECT platform.seal('records.entities', 'birth_date');
SELECT platform.seal('records.entities', 'phone');
SELECT platform.seal('records.entities', 'address');

CREATE TABLE records.members (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  kind text NOT NULL,
  source_id uuid NOT NULL REFERENCES records.sources,
  row_key text NOT NULL,
  entity_id uuid NOT NULL REFERENCES records.entities,
  content jsonb NOT NULL,
  changed_at timestamptz NOT NULL,
  UNIQUE (tenant_id, source_id, row_key)
);
COMMENT ON TABLE records.members IS 'A row of a resource and the entity of which it speaks.';
COMMENT ON COLUMN records.members.id IS 'UUIDv7.';
COMMENT ON COLUMN records.members.tenant_id IS 'Town.';
COMMENT ON COLUMN records.members.kind IS 'Kind of entity.';
COMMENT ON COLUMN records.members.source_id IS 'Source.';
COMMENT ON COLUMN records.members.row_key IS 'Name of the row in its resource.';
COMMENT ON COLUMN records.members.entity_id IS 'Entity.';
COMMENT ON COLUMN records.members.content IS 'What the row says, by field of the record; sealed.';
COMMENT ON COLUMN records.members.changed_at IS 'When it was first read or last changed.';
CREATE INDEX members_of_entity ON records.members (tenant_id, entity_id);
CREATE INDEX members_by_row ON records.members (tenant_id, row_key);
SELECT platform.protect('records.members');
SELECT platform.seal('records.members', 'content');

CREATE TABLE records.pairs (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  kind text NOT NULL,
  member_a uuid NOT NULL REFERENCES records.members ON DELETE CASCADE,
  member_b uuid NOT NULL REFERENCES records.members ON DELETE CASCADE,
  probability real NOT NULL,
  odds real NOT NULL,
  levels jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'later', 'same', 'different')),
  decided_by uuid,
  decided_by_name text NOT NULL DEFAULT '',
  decided_at timestamptz,
  reason text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  version integer NOT NULL,
  UNIQUE (tenant_id, member_a, member_b)
);
COMMENT ON TABLE records.pairs IS 'Two rows of which it is in doubt, or was judged by a person, whether they speak of the same.';
COMMENT ON COLUMN records.pairs.id IS 'UUIDv7.';
COMMENT ON COLUMN records.pairs.tenant_id IS 'Town.';
COMMENT ON COLUMN records.pairs.kind IS 'Kind of entity.';
COMMENT ON COLUMN records.pairs.member_a IS 'The one row.';
COMMENT ON COLUMN records.pairs.member_b IS 'The other row; the larger id.';
COMMENT ON COLUMN records.pairs.probability IS 'Calibrated probability that they are the same.';
COMMENT ON COLUMN records.pairs.odds IS 'Log-odds as the model gave them.';
COMMENT ON COLUMN records.pairs.levels IS 'How each field agrees and what that weighs: [{field, level, weight}].';
COMMENT ON COLUMN records.pairs.state IS 'open, put off (later), judged same or different.';
COMMENT ON COLUMN records.pairs.decided_by IS 'Who judged.';
COMMENT ON COLUMN records.pairs.decided_by_name IS 'Name as it was then.';
COMMENT ON COLUMN records.pairs.decided_at IS 'When.';
COMMENT ON COLUMN records.pairs.reason IS 'Why, in words.';
COMMENT ON COLUMN records.pairs.created_at IS 'When the doubt arose.';
COMMENT ON COLUMN records.pairs.version IS 'Counts changes.';
CREATE INDEX pairs_waiting ON records.pairs (tenant_id, state, probability DESC, id);
CREATE INDEX pairs_of_b ON records.pairs (tenant_id, member_b);
SELECT platform.protect('records.pairs');

CREATE TABLE records.acts (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('merge', 'split', 'undo')),
  entity_kind text NOT NULL,
  entity_id uuid NOT NULL,
  other_ids uuid[] NOT NULL,
  moves jsonb NOT NULL,
  by_machine boolean NOT NULL,
  made_by uuid,
  made_by_name text NOT NULL,
  reason text NOT NULL,
  made_at timestamptz NOT NULL,
  undoes uuid,
  undone_by uuid
);
COMMENT ON TABLE records.acts IS 'Every merge, split and undoing, with the members that it moved: enough to go back.';
COMMENT ON COLUMN records.acts.id IS 'UUIDv7.';
COMMENT ON COLUMN records.acts.tenant_id IS 'Town.';
COMMENT ON COLUMN records.acts.kind IS 'merge, split or undo.';
COMMENT ON COLUMN records.acts.entity_kind IS 'Kind of entity.';
COMMENT ON COLUMN records.acts.entity_id IS 'Entity that took in, or that was taken apart.';
COMMENT ON COLUMN records.acts.other_ids IS 'Entities that went in, or that came out.';
COMMENT ON COLUMN records.acts.moves IS 'Members moved: [{memberId, from, to}].';
COMMENT ON COLUMN records.acts.by_machine IS 'Done by the resolution, not by a person.';
COMMENT ON COLUMN records.acts.made_by IS 'Who.';
COMMENT ON COLUMN records.acts.made_by_name IS 'Name as it was then.';
COMMENT ON COLUMN records.acts.reason IS 'Why.';
COMMENT ON COLUMN records.acts.made_at IS 'When.';
COMMENT ON COLUMN records.acts.undoes IS 'Act that this one undoes.';
COMMENT ON COLUMN records.acts.undone_by IS 'Act that undid this one.';
CREATE INDEX acts_of_entity ON records.acts (tenant_id, entity_id, id DESC);
CREATE INDEX acts_of_others ON records.acts USING gin (other_ids);
SELECT platform.protect('records.acts');
REVOKE DELETE ON records.acts FROM zhenshu_app;

CREATE TABLE records.runs (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  kind text NOT NULL,
  model jsonb,
  calibration jsonb NOT NULL,
  figures jsonb NOT NULL,
  ran_at timestamptz NOT NULL
);
COMMENT ON TABLE records.runs IS 'Resolutions of a kind: what was learned and found. The newest holds.';
COMMENT ON COLUMN records.runs.id IS 'UUIDv7.';
COMMENT ON COLUMN records.runs.tenant_id IS 'Town.';
COMMENT ON COLUMN records.runs.kind IS 'Kind of entity.';
COMMENT ON COLUMN records.runs.model IS 'Learned weights; NULL where records are known by a key alone.';
COMMENT ON COLUMN records.runs.calibration IS 'Slope and intercept by which judgements of people correct the log-odds.';
COMMENT ON COLUMN records.runs.figures IS 'Members, entities, merges, doubtful pairs, seconds.';
COMMENT ON COLUMN records.runs.ran_at IS 'When.';
CREATE INDEX runs_newest ON records.runs (tenant_id, kind, id DESC);
SELECT platform.protect('records.runs');

CREATE TABLE records.list_entries (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  list text NOT NULL,
  member_id uuid NOT NULL,
  note text NOT NULL,
  added_by uuid,
  added_by_name text NOT NULL,
  added_at timestamptz NOT NULL,
  ended_at timestamptz
);
COMMENT ON TABLE records.list_entries IS 'People put on a special list by hand, besides those whom rows put there.';
COMMENT ON COLUMN records.list_entries.id IS 'UUIDv7.';
COMMENT ON COLUMN records.list_entries.tenant_id IS 'Town.';
COMMENT ON COLUMN records.list_entries.list IS 'Code of the list.';
COMMENT ON COLUMN records.list_entries.member_id IS 'A row of the person: so that the entry follows it through merges and splits.';
COMMENT ON COLUMN records.list_entries.note IS 'Why, in words; sealed.';
COMMENT ON COLUMN records.list_entries.added_by IS 'Who.';
COMMENT ON COLUMN records.list_entries.added_by_name IS 'Name as it was then.';
COMMENT ON COLUMN records.list_entries.added_at IS 'When.';
COMMENT ON COLUMN records.list_entries.ended_at IS 'When it was taken off again.';
CREATE UNIQUE INDEX list_entries_in_force ON records.list_entries (tenant_id, list, member_id) WHERE ended_at IS NULL;
SELECT platform.protect('records.list_entries');
SELECT platform.seal('records.list_entries', 'note');

CREATE TABLE records.list_members (
  tenant_id uuid NOT NULL,
  list text NOT NULL,
  member_id uuid NOT NULL REFERENCES records.members ON DELETE CASCADE,
  PRIMARY KEY (tenant_id, list, member_id)
);
COMMENT ON TABLE records.list_members IS 'People whom a row of a department puts on a special list.';
COMMENT ON COLUMN records.list_members.tenant_id IS 'Town.';
COMMENT ON COLUMN records.list_members.list IS 'Code of the list.';
COMMENT ON COLUMN records.list_members.member_id IS 'Row that says so.';
SELECT platform.protect('records.list_members');
