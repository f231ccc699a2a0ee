-- Older people, daily safe check-ins, high-age allowance, requests, plans and visits.
CREATE SCHEMA care;
COMMENT ON SCHEMA care IS 'Elder care: who is old, whether each is well today, what each is owed, and who comes to help.';

CREATE TABLE care.settings (
  tenant_id uuid PRIMARY KEY,
  grace_minutes integer NOT NULL CHECK (grace_minutes BETWEEN 5 AND 240),
  escalate_minutes integer NOT NULL CHECK (escalate_minutes BETWEEN 10 AND 240),
  proof_months integer NOT NULL CHECK (proof_months BETWEEN 1 AND 24),
  remind_days integer[] NOT NULL,
  back_pay_months integer NOT NULL CHECK (back_pay_months BETWEEN 0 AND 60),
  plan_ahead_days integer NOT NULL CHECK (plan_ahead_days BETWEEN 1 AND 31),
  version integer NOT NULL DEFAULT 1
);
COMMENT ON TABLE care.settings IS 'Periods and limits of a town; the houses own where a town has no row.';
COMMENT ON COLUMN care.settings.tenant_id IS 'Town.';
COMMENT ON COLUMN care.settings.grace_minutes IS 'Minutes after an agreed check-in time before it counts as missed.';
COMMENT ON COLUMN care.settings.escalate_minutes IS 'Minutes between the steps of escalation.';
COMMENT ON COLUMN care.settings.proof_months IS 'Months for which a proof of life holds.';
COMMENT ON COLUMN care.settings.remind_days IS 'Days before a proof is due on which it is reminded of.';
COMMENT ON COLUMN care.settings.back_pay_months IS 'Most months that are paid back after a suspension.';
COMMENT ON COLUMN care.settings.plan_ahead_days IS 'Days for which visits of plans stand in the list.';
COMMENT ON COLUMN care.settings.version IS 'Counts changes.';
SELECT platform.protect('care.settings');

CREATE TABLE care.elders (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  number integer NOT NULL,
  person_id uuid,
  record_id uuid,
  name text NOT NULL,
  gender text NOT NULL CHECK (gender IN ('female', 'male', '')),
  birth_day text NOT NULL CHECK (birth_day ~ '^(\d{4}-\d{2}-\d{2})?$'),
  id_number text NOT NULL,
  id_number_index text,
  phone text NOT NULL,
  phone_index text,
  address text NOT NULL,
  village_id uuid,
  grid_cell_id uuid,
  department_id uuid,
  longitude double precision,
  latitude double precision,
  living_alone boolean NOT NULL,
  disability text NOT NULL,
  note text NOT NULL,
  times integer[] NOT NULL DEFAULT '{}',
  paused_from text,
  paused_until text,
  thing_id uuid,
  device_id uuid,
  consent_how text NOT NULL CHECK (consent_how IN ('signed', 'spoken', 'guardian', 'none')),
  consent_at timestamptz,
  state text NOT NULL CHECK (state IN ('living', 'moved', 'died')),
  ended_day text,
  ended_at timestamptz,
  created_by uuid,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, number),
  CHECK (cardinality(times) <= 3),
  CHECK ((state = 'living') = (ended_at IS NULL))
);
COMMENT ON TABLE care.elders IS 'An older person in the register.';
COMMENT ON COLUMN care.elders.id IS 'UUIDv7.';
COMMENT ON COLUMN care.elders.tenant_id IS 'Town.';
COMMENT ON COLUMN care.elders.number IS 'Running number in the town; people say 老-0012.';
COMMENT ON COLUMN care.elders.person_id IS 'Account of the resident, where there is one.';
COMMENT ON COLUMN care.elders.record_id IS 'Master record it was taken from.';
COMMENT ON COLUMN care.elders.name IS 'Full name.';
COMMENT ON COLUMN care.elders.gender IS 'female, male or not known.';
COMMENT ON COLUMN care.elders.birth_day IS 'Local day of birth; counts for age and tariff.';
COMMENT ON COLUMN care.elders.id_number IS 'Identity number, sealed; empty when not known.';
COMMENT ON COLUMN care.elders.id_number_index IS 'Blind index of it: a keyed digest, not personal by itself.';
COMMENT ON COLUMN care.elders.phone IS 'Telephone, sealed; empty without one.';
COMMENT ON COLUMN care.elders.phone_index IS 'Blind index of it: a keyed digest, not personal by itself.';
COMMENT ON COLUMN care.elders.address IS 'Where the person lives, sealed.';
COMMENT ON COLUMN care.elders.village_id IS 'Village of the home.';
COMMENT ON COLUMN care.elders.grid_cell_id IS 'Grid cell of the home.';
COMMENT ON COLUMN care.elders.department_id IS 'Department that cares: civil affairs.';
COMMENT ON COLUMN care.elders.longitude IS 'WGS-84 degrees of the home.';
COMMENT ON COLUMN care.elders.latitude IS 'WGS-84 degrees of the home.';
COMMENT ON COLUMN care.elders.living_alone IS 'Whether nobody else lives there.';
COMMENT ON COLUMN care.elders.disability IS 'Level of disability (contract/words.ts), sealed.';
COMMENT ON COLUMN care.elders.note IS 'What a carer must know, sealed.';
COMMENT ON COLUMN care.elders.times IS 'Agreed check-in times, minutes since local midnight, in order; empty: none agreed.';
COMMENT ON COLUMN care.elders.paused_from IS 'First local day without check-ins (hospital, with the children).';
COMMENT ON COLUMN care.elders.paused_until IS 'Last such day.';
COMMENT ON COLUMN care.elders.thing_id IS 'Its safe check-in among the things: alarms are raised on it.';
COMMENT ON COLUMN care.elders.device_id IS 'A device whose signs of life count as check-ins.';
COMMENT ON COLUMN care.elders.consent_how IS 'How the person agreed to be in the register with check-ins and contacts.';
COMMENT ON COLUMN care.elders.consent_at IS 'When.';
COMMENT ON COLUMN care.elders.state IS 'living; moved away; died.';
COMMENT ON COLUMN care.elders.ended_day IS 'Local day on which the person moved or died.';
COMMENT ON COLUMN care.elders.ended_at IS 'When that was noted; the time of keeping counts from here.';
COMMENT ON COLUMN care.elders.created_by IS 'Who registered.';
COMMENT ON COLUMN care.elders.created_at IS 'When.';
COMMENT ON COLUMN care.elders.version IS 'Counts changes; a stale act is refused.';
CREATE UNIQUE INDEX elders_one_number ON care.elders (tenant_id, id_number_index) WHERE id_number_index IS NOT NULL;
CREATE UNIQUE INDEX elders_one_account ON care.elders (tenant_id, person_id) WHERE person_id IS NOT NULL;
CREATE INDEX elders_by_phone ON care.elders (tenant_id, phone_index) WHERE phone_index IS NOT NULL;
CREATE INDEX elders_by_village ON care.elders (tenant_id, village_id, number) WHERE state = 'living';
CREATE INDEX elders_by_device ON care.elders (tenant_id, device_id) WHERE device_id IS NOT NULL;
SELECT platform.protect('care.elders');

SELECT platform.seal('care.elders', 'id_number');
SELECT platform.seal('care.elders', 'phone');
SELECT platform.seal('care.elders', 'address');
SELECT platform.seal('care.elders', 'disability');
SELECT platform.seal('care.elders', 'note');
CREATE POLICY reach ON care.elders AS RESTRICTIVE FOR SELECT TO zhenshu_app USING (
  (SELECT platform.sees_all())
  OR department_id = ANY ((SELECT platform.departments())::uuid[])
  OR grid_cell_id = ANY ((SELECT platform.grid_cells())::uuid[])
  OR village_id = ANY ((SELECT platform.villages())::uuid[])
  OR person_id = (SELECT platform.person()));
COMMENT ON POLICY reach ON care.elders IS 'Staff see the older people of their department, cells or village; everybody sees the own row. Whatever hangs on an older person is read together with this table.';

CREATE TABLE care.contacts (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  elder_id uuid NOT NULL REFERENCES care.elders,
  person_id uuid,
  name text NOT NULL,
  phone text NOT NULL,
  phone_index text,
  relation text NOT NULL CHECK (relation IN ('spouse', 'child', 'grandchild', 'relative', 'neighbour', 'other')),
  consent boolean NOT NULL,
  consent_at timestamptz,
  position integer NOT NULL,
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE care.contacts IS 'Family and others who are told and may look after an older person.';
COMMENT ON COLUMN care.contacts.id IS 'UUIDv7.';
COMMENT ON COLUMN care.contacts.tenant_id IS 'Town.';
COMMENT ON COLUMN care.contacts.elder_id IS 'Whose contact.';
COMMENT ON COLUMN care.contacts.person_id IS 'Account of the contact, where there is one.';
COMMENT ON COLUMN care.contacts.name IS 'Name.';
COMMENT ON COLUMN care.contacts.phone IS 'Telephone, sealed.';
COMMENT ON COLUMN care.contacts.phone_index IS 'Blind index of it: a keyed digest, not personal by itself.';
COMMENT ON COLUMN care.contacts.relation IS 'How they stand to one another.';
COMMENT ON COLUMN care.contacts.consent IS 'The older person agreed that this contact is told and may see how things stand.';
COMMENT ON COLUMN care.contacts.consent_at IS 'When.';
COMMENT ON COLUMN care.contacts.position IS 'Who is called first.';
COMMENT ON COLUMN care.contacts.created_at IS 'When.';
CREATE INDEX contacts_by_elder ON care.contacts (tenant_id, elder_id, position);
CREATE INDEX contacts_by_person ON care.contacts (tenant_id, person_id) WHERE person_id IS NOT NULL;
CREATE INDEX contacts_by_phone ON care.contacts (tenant_id, phone_index);
SELECT platform.protect('care.contacts');

SELECT platform.seal('care.contacts', 'phone');

CREATE TABLE care.checks (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  elder_id uuid NOT NULL REFERENCES care.elders,
  day text NOT NULL CHECK (day ~ '^\d{4}-\d{2}-\d{2}$'),
  minute integer NOT NULL,
  due_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('done', 'missed', 'closed')),
  how text NOT NULL,
  done_at timestamptz,
  done_by uuid,
  missed_at timestamptz,
  step integer NOT NULL,
  alarm_id uuid,
  case_id uuid,
  case_number text NOT NULL,
  outcome text NOT NULL,
  reason text NOT NULL,
  closed_at timestamptz,
  closed_by uuid,
  UNIQUE (tenant_id, elder_id, day, minute)
);
COMMENT ON TABLE care.checks IS 'A safe check-in of an agreed time of a local day: done, missed, and how a missed one ended.';
COMMENT ON COLUMN care.checks.id IS 'UUIDv7.';
COMMENT ON COLUMN care.checks.tenant_id IS 'Town.';
COMMENT ON COLUMN care.checks.elder_id IS 'Whose.';
COMMENT ON COLUMN care.checks.day IS 'Local day.';
COMMENT ON COLUMN care.checks.minute IS 'Agreed time, minutes since local midnight.';
COMMENT ON COLUMN care.checks.due_at IS 'From when on it was missed.';
COMMENT ON COLUMN care.checks.state IS 'done in time or late; missed and open; missed and closed by somebody.';
COMMENT ON COLUMN care.checks.how IS 'By button, phone call, device, visit, family.';
COMMENT ON COLUMN care.checks.done_at IS 'When the sign of life came.';
COMMENT ON COLUMN care.checks.done_by IS 'Who gave it, where a person did.';
COMMENT ON COLUMN care.checks.missed_at IS 'When it was found missed.';
COMMENT ON COLUMN care.checks.step IS 'Steps of escalation taken: 1 family and grid worker, 2 department and officers, 3 leaders.';
COMMENT ON COLUMN care.checks.alarm_id IS 'Its alarm.';
COMMENT ON COLUMN care.checks.case_id IS 'The case that the alarm opened.';
COMMENT ON COLUMN care.checks.case_number IS 'Number of that case; not personal.';
COMMENT ON COLUMN care.checks.outcome IS 'How a missed one ended: checkedIn, safe, falseAlarm, helped, hospital.';
COMMENT ON COLUMN care.checks.reason IS 'What was found, in words, sealed.';
COMMENT ON COLUMN care.checks.closed_at IS 'When it ended.';
COMMENT ON COLUMN care.checks.closed_by IS 'Who ended it.';
CREATE INDEX checks_by_day ON care.checks (tenant_id, day);
CREATE INDEX checks_open ON care.checks (tenant_id, due_at) WHERE state = 'missed';
SELECT platform.protect('care.checks');

SELECT platform.seal('care.checks', 'reason');

CREATE TABLE care.tariffs (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  valid_from text NOT NULL CHECK (valid_from ~ '^\d{4}-\d{2}$'),
  tiers jsonb NOT NULL,
  basis text NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL,
  UNIQUE (tenant_id, valid_from)
);
COMMENT ON TABLE care.tariffs IS 'What the high-age allowance is a month by age, from a month on.';
COMMENT ON COLUMN care.tariffs.id IS 'UUIDv7.';
COMMENT ON COLUMN care.tariffs.tenant_id IS 'Town.';
COMMENT ON COLUMN care.tariffs.valid_from IS 'First month.';
COMMENT ON COLUMN care.tariffs.tiers IS '[{fromAge, monthlyFen}], rising.';
COMMENT ON COLUMN care.tariffs.basis IS 'Document that says so.';
COMMENT ON COLUMN care.tariffs.created_by IS 'Who entered it.';
COMMENT ON COLUMN care.tariffs.created_at IS 'When.';
SELECT platform.protect('care.tariffs');

CREATE TABLE care.allowances (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  elder_id uuid NOT NULL REFERENCES care.elders,
  state text NOT NULL CHECK (state IN ('applied', 'active', 'suspended', 'refused', 'ended')),
  from_month text NOT NULL CHECK (from_month ~ '^\d{4}-\d{2}$'),
  last_month text,
  proved_on text,
  proof_due text,
  suspended_from text,
  account_name text NOT NULL,
  bank_card text NOT NULL,
  applied_by uuid,
  applied_at timestamptz NOT NULL,
  decided_by uuid,
  decided_at timestamptz,
  reason text NOT NULL,
  ended_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CHECK (decided_by IS NULL OR decided_by <> applied_by)
);
COMMENT ON TABLE care.allowances IS 'The high-age allowance of an older person.';
COMMENT ON COLUMN care.allowances.id IS 'UUIDv7.';
COMMENT ON COLUMN care.allowances.tenant_id IS 'Town.';
COMMENT ON COLUMN care.allowances.elder_id IS 'Whose.';
COMMENT ON COLUMN care.allowances.state IS 'See contract/states.ts; only the table of moves sets it.';
COMMENT ON COLUMN care.allowances.from_month IS 'First month that is paid.';
COMMENT ON COLUMN care.allowances.last_month IS 'Last month that is paid, once it ended.';
COMMENT ON COLUMN care.allowances.proved_on IS 'Local day of the last proof of life.';
COMMENT ON COLUMN care.allowances.proof_due IS 'Last local day on which a proof is in time.';
COMMENT ON COLUMN care.allowances.suspended_from IS 'First month that is held back.';
COMMENT ON COLUMN care.allowances.account_name IS 'Holder of the bank card, sealed.';
COMMENT ON COLUMN care.allowances.bank_card IS 'Bank card it is paid to, sealed.';
COMMENT ON COLUMN care.allowances.applied_by IS 'Who entered it.';
COMMENT ON COLUMN care.allowances.applied_at IS 'When.';
COMMENT ON COLUMN care.allowances.decided_by IS 'Who approved or refused: somebody else.';
COMMENT ON COLUMN care.allowances.decided_at IS 'When.';
COMMENT ON COLUMN care.allowances.reason IS 'Of a refusal, suspension or end; numbers of people in it are hidden.';
COMMENT ON COLUMN care.allowances.ended_at IS 'When it was refused or ended.';
COMMENT ON COLUMN care.allowances.version IS 'Counts changes; a stale act is refused.';
CREATE UNIQUE INDEX allowances_one_live ON care.allowances (tenant_id, elder_id) WHERE state IN ('applied', 'active', 'suspended');
CREATE INDEX allowances_due ON care.allowances (tenant_id, proof_due) WHERE state IN ('active', 'suspended');
SELECT platform.protect('care.allowances');

SELECT platform.seal('care.allowances', 'account_name');
SELECT platform.seal('care.allowances', 'bank_card');

CREATE TABLE care.proofs (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  allowance_id uuid NOT NULL REFERENCES care.allowances,
  elder_id uuid NOT NULL REFERENCES care.elders,
  day text NOT NULL,
  how text NOT NULL CHECK (how IN ('visit', 'window', 'phone')),
  reason text NOT NULL,
  photo_ids uuid[] NOT NULL,
  longitude double precision,
  latitude double precision,
  made_by uuid,
  made_at timestamptz NOT NULL
);
COMMENT ON TABLE care.proofs IS 'Proofs of life for the allowance.';
COMMENT ON COLUMN care.proofs.id IS 'UUIDv7.';
COMMENT ON COLUMN care.proofs.tenant_id IS 'Town.';
COMMENT ON COLUMN care.proofs.allowance_id IS 'For which allowance.';
COMMENT ON COLUMN care.proofs.elder_id IS 'Whose.';
COMMENT ON COLUMN care.proofs.day IS 'Local day.';
COMMENT ON COLUMN care.proofs.how IS 'Grid worker face to face, at the window, by telephone with a reason.';
COMMENT ON COLUMN care.proofs.reason IS 'Why by telephone, sealed.';
COMMENT ON COLUMN care.proofs.photo_ids IS 'Photos of the visit.';
COMMENT ON COLUMN care.proofs.longitude IS 'WGS-84 degrees of the phone that checked in.';
COMMENT ON COLUMN care.proofs.latitude IS 'WGS-84 degrees of the phone that checked in.';
COMMENT ON COLUMN care.proofs.made_by IS 'Who saw or heard the person.';
COMMENT ON COLUMN care.proofs.made_at IS 'When.';
CREATE INDEX proofs_by_elder ON care.proofs (tenant_id, elder_id, id DESC);
SELECT platform.protect('care.proofs');

SELECT platform.seal('care.proofs', 'reason');

CREATE TABLE care.payments (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  month text NOT NULL CHECK (month ~ '^\d{4}-\d{2}$'),
  state text NOT NULL CHECK (state IN ('draft', 'submitted', 'approved', 'paid', 'withdrawn')),
  people integer NOT NULL,
  total_fen bigint NOT NULL,
  prepared_by uuid,
  prepared_at timestamptz NOT NULL,
  submitted_by uuid,
  submitted_at timestamptz,
  approved_by uuid,
  approved_at timestamptz,
  paid_at timestamptz,
  reason text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CHECK (approved_by IS NULL OR (approved_by <> prepared_by AND approved_by <> submitted_by))
);
COMMENT ON TABLE care.payments IS 'Monthly lists of what is paid.';
COMMENT ON COLUMN care.payments.id IS 'UUIDv7.';
COMMENT ON COLUMN care.payments.tenant_id IS 'Town.';
COMMENT ON COLUMN care.payments.month IS 'Month.';
COMMENT ON COLUMN care.payments.state IS 'See contract/states.ts.';
COMMENT ON COLUMN care.payments.people IS 'How many are paid.';
COMMENT ON COLUMN care.payments.total_fen IS 'Sum, fen.';
COMMENT ON COLUMN care.payments.prepared_by IS 'Who prepared it.';
COMMENT ON COLUMN care.payments.prepared_at IS 'When.';
COMMENT ON COLUMN care.payments.submitted_by IS 'Who handed it in.';
COMMENT ON COLUMN care.payments.submitted_at IS 'When it was handed in.';
COMMENT ON COLUMN care.payments.approved_by IS 'Who approved it: neither who prepared nor who handed it in.';
COMMENT ON COLUMN care.payments.approved_at IS 'When.';
COMMENT ON COLUMN care.payments.paid_at IS 'When the bank was given it.';
COMMENT ON COLUMN care.payments.reason IS 'Why it was sent back or withdrawn.';
COMMENT ON COLUMN care.payments.version IS 'Counts changes; a stale act is refused.';
CREATE UNIQUE INDEX payments_one_live ON care.payments (tenant_id, month) WHERE state <> 'withdrawn';
SELECT platform.protect('care.payments');

CREATE TABLE care.payment_items (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  payment_id uuid NOT NULL REFERENCES care.payments,
  allowance_id uuid NOT NULL REFERENCES care.allowances,
  elder_id uuid NOT NULL REFERENCES care.elders,
  month text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('current', 'back')),
  from_age integer NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  UNIQUE (tenant_id, allowance_id, month)
);
COMMENT ON TABLE care.payment_items IS 'A month of an allowance on a list: nobody is paid a month twice.';
COMMENT ON COLUMN care.payment_items.id IS 'UUIDv7.';
COMMENT ON COLUMN care.payment_items.tenant_id IS 'Town.';
COMMENT ON COLUMN care.payment_items.payment_id IS 'List.';
COMMENT ON COLUMN care.payment_items.allowance_id IS 'Allowance.';
COMMENT ON COLUMN care.payment_items.elder_id IS 'Whose.';
COMMENT ON COLUMN care.payment_items.month IS 'Month that is paid.';
COMMENT ON COLUMN care.payment_items.kind IS 'The month of the list, or one paid back.';
COMMENT ON COLUMN care.payment_items.from_age IS 'Tier of the tariff: from which age; not personal.';
COMMENT ON COLUMN care.payment_items.amount_fen IS 'Fen.';
CREATE INDEX payment_items_by_list ON care.payment_items (tenant_id, payment_id);
SELECT platform.protect('care.payment_items');

CREATE TABLE care.services (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  kind text NOT NULL CHECK (kind IN ('meal', 'home', 'health', 'company')),
  name_zh text NOT NULL,
  name_en text NOT NULL,
  hint_zh text NOT NULL,
  hint_en text NOT NULL,
  category_code text NOT NULL,
  department_id uuid,
  price_fen integer NOT NULL CHECK (price_fen >= 0),
  minutes integer NOT NULL CHECK (minutes BETWEEN 5 AND 480),
  tasks text[] NOT NULL,
  position integer NOT NULL,
  active boolean NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, code)
);
COMMENT ON TABLE care.services IS 'What can be asked for.';
COMMENT ON COLUMN care.services.id IS 'UUIDv7.';
COMMENT ON COLUMN care.services.tenant_id IS 'Town.';
COMMENT ON COLUMN care.services.code IS 'Code.';
COMMENT ON COLUMN care.services.kind IS 'What kind of help.';
COMMENT ON COLUMN care.services.name_zh IS 'Name in Chinese; not personal.';
COMMENT ON COLUMN care.services.name_en IS 'Name in English; not personal.';
COMMENT ON COLUMN care.services.hint_zh IS 'A sentence for residents.';
COMMENT ON COLUMN care.services.hint_en IS 'The same in English.';
COMMENT ON COLUMN care.services.category_code IS 'Category of the duty catalogue: deadline and assistance follow.';
COMMENT ON COLUMN care.services.department_id IS 'Who leads; NULL: by the duty matrix.';
COMMENT ON COLUMN care.services.price_fen IS 'What one visit costs the person, fen.';
COMMENT ON COLUMN care.services.minutes IS 'How long a visit takes.';
COMMENT ON COLUMN care.services.tasks IS 'What may be done, for ticking.';
COMMENT ON COLUMN care.services.position IS 'Order.';
COMMENT ON COLUMN care.services.active IS 'Offered.';
COMMENT ON COLUMN care.services.version IS 'Counts changes; a stale act is refused.';
SELECT platform.protect('care.services');

CREATE TABLE care.requests (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  number integer NOT NULL,
  elder_id uuid NOT NULL REFERENCES care.elders,
  service_code text NOT NULL,
  asked_as text NOT NULL CHECK (asked_as IN ('self', 'family', 'clerk')),
  asked_by uuid,
  behalf_of uuid,
  words text NOT NULL,
  day text NOT NULL,
  minute integer NOT NULL,
  weekdays integer[] NOT NULL,
  state text NOT NULL CHECK (state IN ('dispatched', 'arranged', 'done', 'cancelled')),
  case_id uuid NOT NULL,
  case_number text NOT NULL,
  due_at timestamptz,
  plan_id uuid,
  reason text NOT NULL,
  asked_at timestamptz NOT NULL,
  settled_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, number)
);
COMMENT ON TABLE care.requests IS 'A request for home care or a meal.';
COMMENT ON COLUMN care.requests.id IS 'UUIDv7.';
COMMENT ON COLUMN care.requests.tenant_id IS 'Town.';
COMMENT ON COLUMN care.requests.number IS 'Running number in the town.';
COMMENT ON COLUMN care.requests.elder_id IS 'For whom.';
COMMENT ON COLUMN care.requests.service_code IS 'What.';
COMMENT ON COLUMN care.requests.asked_as IS 'Who asked: the person, family, a member of staff.';
COMMENT ON COLUMN care.requests.asked_by IS 'The account that asked.';
COMMENT ON COLUMN care.requests.behalf_of IS 'On whose behalf, where a clerk or relative acted for somebody.';
COMMENT ON COLUMN care.requests.words IS 'What was said, sealed.';
COMMENT ON COLUMN care.requests.day IS 'Wanted local day.';
COMMENT ON COLUMN care.requests.minute IS 'Wanted time, minutes since local midnight.';
COMMENT ON COLUMN care.requests.weekdays IS 'Wanted again on these weekdays (0 Sunday … 6); empty: once.';
COMMENT ON COLUMN care.requests.state IS 'See contract/states.ts.';
COMMENT ON COLUMN care.requests.case_id IS 'Its case.';
COMMENT ON COLUMN care.requests.case_number IS 'Number of it; not personal.';
COMMENT ON COLUMN care.requests.due_at IS 'Deadline of the case.';
COMMENT ON COLUMN care.requests.plan_id IS 'The plan that came of it.';
COMMENT ON COLUMN care.requests.reason IS 'Why it was cancelled.';
COMMENT ON COLUMN care.requests.asked_at IS 'When.';
COMMENT ON COLUMN care.requests.settled_at IS 'When it was done or cancelled.';
COMMENT ON COLUMN care.requests.version IS 'Counts changes; a stale act is refused.';
CREATE INDEX requests_open ON care.requests (tenant_id, asked_at) WHERE state IN ('dispatched', 'arranged');
CREATE INDEX requests_by_elder ON care.requests (tenant_id, elder_id, id DESC);
CREATE INDEX requests_by_case ON care.requests (tenant_id, case_id);
SELECT platform.protect('care.requests');

SELECT platform.seal('care.requests', 'words');

CREATE TABLE care.plans (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  elder_id uuid NOT NULL REFERENCES care.elders,
  service_code text NOT NULL,
  weekdays integer[] NOT NULL CHECK (cardinality(weekdays) BETWEEN 1 AND 7),
  minute integer NOT NULL,
  carer_id uuid,
  from_day text NOT NULL,
  until_day text,
  paused_from text,
  paused_until text,
  state text NOT NULL CHECK (state IN ('live', 'ended')),
  created_by uuid,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1
);
COMMENT ON TABLE care.plans IS 'Visits that come again: meals and home care on weekdays, with pauses.';
COMMENT ON COLUMN care.plans.id IS 'UUIDv7.';
COMMENT ON COLUMN care.plans.tenant_id IS 'Town.';
COMMENT ON COLUMN care.plans.elder_id IS 'For whom.';
COMMENT ON COLUMN care.plans.service_code IS 'What.';
COMMENT ON COLUMN care.plans.weekdays IS '0 Sunday … 6 Saturday.';
COMMENT ON COLUMN care.plans.minute IS 'Time, minutes since local midnight.';
COMMENT ON COLUMN care.plans.carer_id IS 'Who comes.';
COMMENT ON COLUMN care.plans.from_day IS 'First local day.';
COMMENT ON COLUMN care.plans.until_day IS 'Last local day.';
COMMENT ON COLUMN care.plans.paused_from IS 'First day of a pause.';
COMMENT ON COLUMN care.plans.paused_until IS 'Last day of it.';
COMMENT ON COLUMN care.plans.state IS 'live or ended.';
COMMENT ON COLUMN care.plans.created_by IS 'Who made it.';
COMMENT ON COLUMN care.plans.created_at IS 'When.';
COMMENT ON COLUMN care.plans.version IS 'Counts changes; a stale act is refused.';
CREATE INDEX plans_live ON care.plans (tenant_id, elder_id) WHERE state = 'live';
SELECT platform.protect('care.plans');

CREATE TABLE care.visits (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  elder_id uuid NOT NULL REFERENCES care.elders,
  service_code text NOT NULL,
  plan_id uuid REFERENCES care.plans,
  request_id uuid REFERENCES care.requests,
  day text NOT NULL,
  minute integer NOT NULL,
  carer_id uuid,
  state text NOT NULL CHECK (state IN ('planned', 'arrived', 'done', 'refused', 'nobodyHome', 'cancelled')),
  arrived_at timestamptz,
  longitude double precision,
  latitude double precision,
  distance_metres integer,
  left_at timestamptz,
  photo_ids uuid[] NOT NULL,
  done text[] NOT NULL,
  note text NOT NULL,
  reason text NOT NULL,
  acted_at timestamptz,
  version integer NOT NULL DEFAULT 1
);
COMMENT ON TABLE care.visits IS 'A visit of a carer, planned and as it went.';
COMMENT ON COLUMN care.visits.id IS 'UUIDv7.';
COMMENT ON COLUMN care.visits.tenant_id IS 'Town.';
COMMENT ON COLUMN care.visits.elder_id IS 'Whom.';
COMMENT ON COLUMN care.visits.service_code IS 'For what.';
COMMENT ON COLUMN care.visits.plan_id IS 'Plan it follows from.';
COMMENT ON COLUMN care.visits.request_id IS 'Request it follows from.';
COMMENT ON COLUMN care.visits.day IS 'Local day.';
COMMENT ON COLUMN care.visits.minute IS 'Time, minutes since local midnight.';
COMMENT ON COLUMN care.visits.carer_id IS 'Who comes.';
COMMENT ON COLUMN care.visits.state IS 'See contract/states.ts.';
COMMENT ON COLUMN care.visits.arrived_at IS 'Check-in.';
COMMENT ON COLUMN care.visits.longitude IS 'WGS-84 degrees of the phone at check-in.';
COMMENT ON COLUMN care.visits.latitude IS 'WGS-84 degrees of the phone at check-in.';
COMMENT ON COLUMN care.visits.distance_metres IS 'From the home, as the crow flies.';
COMMENT ON COLUMN care.visits.left_at IS 'Check-out.';
COMMENT ON COLUMN care.visits.photo_ids IS 'Photos.';
COMMENT ON COLUMN care.visits.done IS 'What was done, as ticked.';
COMMENT ON COLUMN care.visits.note IS 'What the carer saw, sealed.';
COMMENT ON COLUMN care.visits.reason IS 'Why it was cancelled.';
COMMENT ON COLUMN care.visits.acted_at IS 'When the phone did it, where it was offline then.';
COMMENT ON COLUMN care.visits.version IS 'Counts changes; a stale act is refused.';
CREATE UNIQUE INDEX visits_one_a_plan_day ON care.visits (tenant_id, plan_id, day) WHERE plan_id IS NOT NULL;
CREATE INDEX visits_by_day ON care.visits (tenant_id, day, carer_id);
CREATE INDEX visits_by_elder ON care.visits (tenant_id, elder_id, day DESC);
SELECT platform.protect('care.visits');

SELECT platform.seal('care.visits', 'note');
