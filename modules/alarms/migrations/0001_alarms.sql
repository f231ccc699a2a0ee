-- Alarms: rules judge what things report; what is wrong is one alarm a thing and type.
CREATE SCHEMA alarms;
COMMENT ON SCHEMA alarms IS 'Rules over observations, what they remember, alarms and their stories.';

CREATE TABLE alarms.settings (
  tenant_id uuid PRIMARY KEY,
  rules_revision bigint NOT NULL DEFAULT 0
);
COMMENT ON TABLE alarms.settings IS 'One row a town.';
COMMENT ON COLUMN alarms.settings.tenant_id IS 'Town.';
COMMENT ON COLUMN alarms.settings.rules_revision IS 'Counts changes of rules, so that processes know when to read them anew.';
SELECT platform.protect('alarms.settings');

CREATE TABLE alarms.rules (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  code text NOT NULL,
  enabled boolean NOT NULL DEFAULT false,
  definition jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  removed boolean NOT NULL DEFAULT false,
  updated_at timestamptz NOT NULL
);
COMMENT ON TABLE alarms.rules IS 'Rules as an administrator made them, without code; earlier versions stand in platform.versions.';
COMMENT ON COLUMN alarms.rules.id IS 'UUIDv7.';
COMMENT ON COLUMN alarms.rules.tenant_id IS 'Town.';
COMMENT ON COLUMN alarms.rules.code IS 'Short code, kept when rules travel between towns.';
COMMENT ON COLUMN alarms.rules.enabled IS 'Whether it judges.';
COMMENT ON COLUMN alarms.rules.definition IS 'RuleDefinition of the contract: scope, conditions, words, severity, category, schedule.';
COMMENT ON COLUMN alarms.rules.version IS 'Counts saved changes.';
COMMENT ON COLUMN alarms.rules.removed IS 'Taken out of use; its alarms keep their rule.';
COMMENT ON COLUMN alarms.rules.updated_at IS 'Last change.';
CREATE UNIQUE INDEX rules_code ON alarms.rules (tenant_id, code) WHERE NOT removed;
SELECT platform.protect('alarms.rules');

CREATE TABLE alarms.rule_states (
  tenant_id uuid NOT NULL,
  thing_id uuid NOT NULL,
  rule_id uuid NOT NULL REFERENCES alarms.rules,
  rule_version integer NOT NULL,
  state jsonb NOT NULL,
  active boolean NOT NULL,
  mark uuid NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, thing_id, rule_id)
);
COMMENT ON TABLE alarms.rule_states IS 'What a rule remembers of a thing, only where that is not nothing: written in the transaction of the values, so that it survives any stop.';
COMMENT ON COLUMN alarms.rule_states.tenant_id IS 'Town.';
COMMENT ON COLUMN alarms.rule_states.thing_id IS 'Thing judged.';
COMMENT ON COLUMN alarms.rule_states.rule_id IS 'Rule.';
COMMENT ON COLUMN alarms.rule_states.rule_version IS 'Version of the rule that remembers; another version begins anew.';
COMMENT ON COLUMN alarms.rule_states.state IS 'DurableState: beginnings of runs, hits, whether active. Last values and windows are read from the observations.';
COMMENT ON COLUMN alarms.rule_states.active IS 'Whether the rule holds the alarm of its type.';
COMMENT ON COLUMN alarms.rule_states.mark IS 'New with each write: a process that judged on an older one is refused and judges again.';
COMMENT ON COLUMN alarms.rule_states.updated_at IS 'Last write.';
CREATE INDEX rule_states_by_rule ON alarms.rule_states (tenant_id, rule_id);
SELECT platform.protect('alarms.rule_states');

CREATE TABLE alarms.late_spans (
  tenant_id uuid NOT NULL,
  thing_id uuid NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, thing_id)
);
COMMENT ON TABLE alarms.late_spans IS 'Spans for which values came late: they are judged afterwards at their own time, without calling anybody.';
COMMENT ON COLUMN alarms.late_spans.tenant_id IS 'Town.';
COMMENT ON COLUMN alarms.late_spans.thing_id IS 'Thing.';
COMMENT ON COLUMN alarms.late_spans.starts_at IS 'Source time of the oldest late value.';
COMMENT ON COLUMN alarms.late_spans.ends_at IS 'Source time of the newest late value.';
SELECT platform.protect('alarms.late_spans');

CREATE TABLE alarms.counters (
  tenant_id uuid NOT NULL,
  day date NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (tenant_id, day)
);
COMMENT ON TABLE alarms.counters IS 'Last alarm number of a day (Asia/Shanghai).';
COMMENT ON COLUMN alarms.counters.tenant_id IS 'Town.';
COMMENT ON COLUMN alarms.counters.day IS 'Day in Asia/Shanghai.';
COMMENT ON COLUMN alarms.counters.last IS 'Last number given.';
SELECT platform.protect('alarms.counters');

CREATE TABLE alarms.alarms (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  number text NOT NULL,
  thing_id uuid NOT NULL,
  thing_code text NOT NULL,
  thing_name text NOT NULL,
  model_code text NOT NULL,
  type text NOT NULL,
  title_zh text NOT NULL,
  title_en text NOT NULL,
  severity text NOT NULL CHECK (severity IN ('notice', 'warning', 'urgent')),
  worst_severity text NOT NULL CHECK (worst_severity IN ('notice', 'warning', 'urgent')),
  active boolean NOT NULL,
  acknowledged boolean NOT NULL DEFAULT false,
  raised_at timestamptz NOT NULL,
  last_raised_at timestamptz NOT NULL,
  cleared_at timestamptz,
  clear_reason text NOT NULL DEFAULT '',
  repeat_count integer NOT NULL DEFAULT 1,
  return_count integer NOT NULL DEFAULT 0,
  value text NOT NULL DEFAULT '',
  rule_id uuid REFERENCES alarms.rules,
  category_code text,
  case_id uuid,
  case_number text,
  village_id uuid,
  grid_cell_id uuid,
  department_id uuid,
  longitude double precision,
  latitude double precision,
  address text NOT NULL DEFAULT '',
  details jsonb NOT NULL DEFAULT '{}',
  late boolean NOT NULL DEFAULT false,
  recorded_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, number),
  CHECK (active = (cleared_at IS NULL))
);
COMMENT ON TABLE alarms.alarms IS 'Something is or was wrong with a thing or with what it measures.';
COMMENT ON COLUMN alarms.alarms.id IS 'UUIDv7.';
COMMENT ON COLUMN alarms.alarms.tenant_id IS 'Town.';
COMMENT ON COLUMN alarms.alarms.number IS 'What people call it, e.g. GJ-20261123-0042.';
COMMENT ON COLUMN alarms.alarms.thing_id IS 'Thing.';
COMMENT ON COLUMN alarms.alarms.thing_code IS 'Its code when it was raised.';
COMMENT ON COLUMN alarms.alarms.thing_name IS 'Its name when it was raised; not personal.';
COMMENT ON COLUMN alarms.alarms.model_code IS 'Its model.';
COMMENT ON COLUMN alarms.alarms.type IS 'What kind of trouble; one active alarm a thing and type.';
COMMENT ON COLUMN alarms.alarms.title_zh IS 'What is wrong, in Chinese.';
COMMENT ON COLUMN alarms.alarms.title_en IS 'What is wrong, in English.';
COMMENT ON COLUMN alarms.alarms.severity IS 'How bad it is now: notice, warning, urgent.';
COMMENT ON COLUMN alarms.alarms.worst_severity IS 'How bad it has been.';
COMMENT ON COLUMN alarms.alarms.active IS 'Whether it is still so.';
COMMENT ON COLUMN alarms.alarms.acknowledged IS 'Whether somebody has said to have seen it.';
COMMENT ON COLUMN alarms.alarms.raised_at IS 'Since when, in the thing''s own time.';
COMMENT ON COLUMN alarms.alarms.last_raised_at IS 'Last raised again.';
COMMENT ON COLUMN alarms.alarms.cleared_at IS 'Until when.';
COMMENT ON COLUMN alarms.alarms.clear_reason IS 'condition, schedule, ruleOff, ruleChanged, byHand, late, or the word of a scene.';
COMMENT ON COLUMN alarms.alarms.repeat_count IS 'How often it was raised, the first time too.';
COMMENT ON COLUMN alarms.alarms.return_count IS 'How often it came back soon after it had cleared.';
COMMENT ON COLUMN alarms.alarms.value IS 'Value that raised it, with unit.';
COMMENT ON COLUMN alarms.alarms.rule_id IS 'Rule that raised it first; NULL when a scene did.';
COMMENT ON COLUMN alarms.alarms.category_code IS 'Category of the duty catalogue whose duty opens a case.';
COMMENT ON COLUMN alarms.alarms.case_id IS 'Case it opened or joined.';
COMMENT ON COLUMN alarms.alarms.case_number IS 'Number of that case.';
COMMENT ON COLUMN alarms.alarms.village_id IS 'Village of the thing.';
COMMENT ON COLUMN alarms.alarms.grid_cell_id IS 'Grid cell of the thing.';
COMMENT ON COLUMN alarms.alarms.department_id IS 'Department that answers for the thing.';
COMMENT ON COLUMN alarms.alarms.longitude IS 'WGS-84 degrees.';
COMMENT ON COLUMN alarms.alarms.latitude IS 'WGS-84 degrees.';
COMMENT ON COLUMN alarms.alarms.address IS 'Where the device stands; not personal.';
COMMENT ON COLUMN alarms.alarms.details IS 'What a scene wants to keep with it.';
COMMENT ON COLUMN alarms.alarms.late IS 'Found in values that came late: nobody was called.';
COMMENT ON COLUMN alarms.alarms.recorded_at IS 'When the server noted it.';
COMMENT ON COLUMN alarms.alarms.updated_at IS 'Last change.';
COMMENT ON COLUMN alarms.alarms.version IS 'Counts changes.';
CREATE UNIQUE INDEX alarms_one_active ON alarms.alarms (tenant_id, thing_id, type) WHERE active;
CREATE INDEX alarms_newest ON alarms.alarms (tenant_id, raised_at DESC, id DESC);
CREATE INDEX alarms_active ON alarms.alarms (tenant_id, raised_at DESC, id DESC) WHERE active;
CREATE INDEX alarms_by_thing ON alarms.alarms (tenant_id, thing_id, raised_at DESC, id DESC);
CREATE INDEX alarms_by_case ON alarms.alarms (tenant_id, case_id) WHERE case_id IS NOT NULL;
CREATE INDEX alarms_by_rule ON alarms.alarms (tenant_id, rule_id, raised_at) WHERE rule_id IS NOT NULL;
CREATE INDEX alarms_by_type ON alarms.alarms (tenant_id, type, recorded_at DESC);
SELECT platform.protect('alarms.alarms');
CREATE POLICY reach ON alarms.alarms AS RESTRICTIVE FOR SELECT TO zhenshu_app USING (
  (SELECT platform.sees_all())
  OR department_id = ANY ((SELECT platform.departments())::uuid[])
  OR grid_cell_id = ANY ((SELECT platform.grid_cells())::uuid[])
  OR village_id = ANY ((SELECT platform.villages())::uuid[]));
COMMENT ON POLICY reach ON alarms.alarms IS 'A member of staff sees the alarms of the own department''s, cells'' or village''s things; town-wide roles see all.';

CREATE TABLE alarms.trace (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  alarm_id uuid NOT NULL REFERENCES alarms.alarms,
  action text NOT NULL,
  actor_kind text NOT NULL,
  actor_id uuid,
  actor_name text NOT NULL,
  note text NOT NULL DEFAULT '',
  facts jsonb NOT NULL DEFAULT '[]',
  occurred_at timestamptz NOT NULL
);
COMMENT ON TABLE alarms.trace IS 'The story of an alarm: every step, append only for the application.';
COMMENT ON COLUMN alarms.trace.id IS 'UUIDv7; the order of the story.';
COMMENT ON COLUMN alarms.trace.tenant_id IS 'Town.';
COMMENT ON COLUMN alarms.trace.alarm_id IS 'Alarm.';
COMMENT ON COLUMN alarms.trace.action IS 'Action of the state table, or raise.';
COMMENT ON COLUMN alarms.trace.actor_kind IS 'staff or system.';
COMMENT ON COLUMN alarms.trace.actor_id IS 'Person.';
COMMENT ON COLUMN alarms.trace.actor_name IS 'Name as it was then.';
COMMENT ON COLUMN alarms.trace.note IS 'What was said; personal data masked.';
COMMENT ON COLUMN alarms.trace.facts IS '[{key, value}] of the action.';
COMMENT ON COLUMN alarms.trace.occurred_at IS 'When.';
CREATE INDEX trace_by_alarm ON alarms.trace (alarm_id, id);
SELECT platform.protect('alarms.trace');
REVOKE UPDATE, DELETE ON alarms.trace FROM zhenshu_app;
