-- Payment: what is owed, the orders that pay it, the books, and what the channels and the treasury say of the same money.
CREATE SCHEMA payment;
COMMENT ON SCHEMA payment IS 'Bills, orders, cash desk, refunds, receipts, a double-entry book and its daily comparison with channel and treasury.';

CREATE FUNCTION payment.concerned(department uuid, person uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN platform.sees_all() OR department = ANY (platform.departments()) OR person = platform.person();
COMMENT ON FUNCTION payment.concerned(uuid, uuid) IS 'Whether the actor belongs to the department in charge, is the person who pays, or sees the whole town.';

CREATE FUNCTION payment.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or removed: post the opposite', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
COMMENT ON FUNCTION payment.refuse_change() IS 'Keeps what was booked.';

CREATE FUNCTION payment.refuse_unbalanced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT coalesce(sum(debit_fen) - sum(credit_fen), 1) FROM payment.lines WHERE entry_id = NEW.entry_id) <> 0 THEN
    RAISE EXCEPTION 'entry % does not balance', NEW.entry_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION payment.refuse_unbalanced() IS 'At the end of a transaction the debits of each entry equal its credits.';

CREATE TABLE payment.counters (
  tenant_id uuid NOT NULL,
  series text NOT NULL,
  given integer NOT NULL,
  PRIMARY KEY (tenant_id, series)
);
COMMENT ON TABLE payment.counters IS 'Running numbers by series.';
COMMENT ON COLUMN payment.counters.tenant_id IS 'Town.';
COMMENT ON COLUMN payment.counters.series IS 'Series, e.g. JF-202611.';
COMMENT ON COLUMN payment.counters.given IS 'The last number given.';
SELECT platform.protect('payment.counters');

CREATE TABLE payment.settings (
  tenant_id uuid PRIMARY KEY,
  finance_department_id uuid,
  order_minutes integer NOT NULL CHECK (order_minutes BETWEEN 5 AND 120),
  remind_days integer NOT NULL CHECK (remind_days BETWEEN 0 AND 30),
  due_days integer NOT NULL CHECK (due_days BETWEEN 1 AND 180),
  reconcile_hour integer NOT NULL CHECK (reconcile_hour BETWEEN 0 AND 23)
);
COMMENT ON TABLE payment.settings IS 'Rules of a town; the house''s own where a town has no row.';
COMMENT ON COLUMN payment.settings.tenant_id IS 'Town.';
COMMENT ON COLUMN payment.settings.finance_department_id IS 'Department that settles differences of money; NULL: the office.';
COMMENT ON COLUMN payment.settings.order_minutes IS 'Minutes after which an order that was not paid is closed.';
COMMENT ON COLUMN payment.settings.remind_days IS 'Days before the last day to pay on which payers are reminded.';
COMMENT ON COLUMN payment.settings.due_days IS 'Days to pay where a kind of bill says nothing.';
COMMENT ON COLUMN payment.settings.reconcile_hour IS 'Hour, local time, from which the day before is compared.';
SELECT platform.protect('payment.settings');

CREATE TABLE payment.channels (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  channel text NOT NULL CHECK (channel IN ('wechat', 'alipay')),
  app_id text NOT NULL,
  merchant_id text NOT NULL DEFAULT '',
  serial text NOT NULL DEFAULT '',
  private_key text NOT NULL,
  api_key text NOT NULL DEFAULT '',
  platform_key text NOT NULL,
  platform_serial text NOT NULL DEFAULT '',
  active boolean NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (tenant_id, channel)
);
COMMENT ON TABLE payment.channels IS 'Merchant data of a town with a payment channel; keys are sealed.';
COMMENT ON COLUMN payment.channels.id IS 'UUIDv7.';
COMMENT ON COLUMN payment.channels.tenant_id IS 'Town.';
COMMENT ON COLUMN payment.channels.channel IS 'Channel.';
COMMENT ON COLUMN payment.channels.app_id IS 'Application id at the channel.';
COMMENT ON COLUMN payment.channels.merchant_id IS 'Merchant number; empty for Alipay.';
COMMENT ON COLUMN payment.channels.serial IS 'Serial number of the merchant''s certificate (WeChat Pay).';
COMMENT ON COLUMN payment.channels.private_key IS 'Merchant''s private key, sealed.';
COMMENT ON COLUMN payment.channels.api_key IS 'APIv3 key with which WeChat Pay encrypts notices, sealed.';
COMMENT ON COLUMN payment.channels.platform_key IS 'Public key with which the channel''s signatures are verified.';
COMMENT ON COLUMN payment.channels.platform_serial IS 'Its id, named in the channel''s signatures.';
COMMENT ON COLUMN payment.channels.active IS 'Whether residents can pay by it.';
COMMENT ON COLUMN payment.channels.updated_at IS 'When it was changed last.';
SELECT platform.protect('payment.channels');
SELECT platform.seal('payment.channels', 'private_key');
SELECT platform.seal('payment.channels', 'api_key');

CREATE TABLE payment.kinds (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[a-z][A-Za-z0-9]{1,39}$'),
  name_zh text NOT NULL,
  name_en text NOT NULL,
  basis_zh text NOT NULL DEFAULT '',
  department_id uuid NOT NULL,
  payers text NOT NULL CHECK (payers IN ('household', 'stall', 'vehicle', 'person')),
  period text NOT NULL CHECK (period IN ('month', 'quarter', 'year', 'once')),
  tariff jsonb NOT NULL,
  due_days integer NOT NULL CHECK (due_days BETWEEN 1 AND 180),
  active boolean NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, code)
);
COMMENT ON TABLE payment.kinds IS 'Kinds of bill with their tariff: data, edited on screen.';
COMMENT ON COLUMN payment.kinds.id IS 'UUIDv7.';
COMMENT ON COLUMN payment.kinds.tenant_id IS 'Town.';
COMMENT ON COLUMN payment.kinds.code IS 'What other rows call it.';
COMMENT ON COLUMN payment.kinds.name_zh IS 'Name.';
COMMENT ON COLUMN payment.kinds.name_en IS 'The same in English.';
COMMENT ON COLUMN payment.kinds.basis_zh IS 'The document on which the charge rests, shown on the bill.';
COMMENT ON COLUMN payment.kinds.department_id IS 'Department that charges.';
COMMENT ON COLUMN payment.kinds.payers IS 'Who is billed.';
COMMENT ON COLUMN payment.kinds.period IS 'How often.';
COMMENT ON COLUMN payment.kinds.tariff IS 'How the amount comes about (contract: Tariff), in fen.';
COMMENT ON COLUMN payment.kinds.due_days IS 'Days to pay.';
COMMENT ON COLUMN payment.kinds.active IS 'Whether new bills can be made.';
COMMENT ON COLUMN payment.kinds.version IS 'Counts changes; a stale act is refused.';
SELECT platform.protect('payment.kinds');

CREATE TABLE payment.accounts (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  number text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('household', 'stall', 'vehicle', 'person')),
  holder_name text NOT NULL,
  holder_phone text,
  holder_phone_index text,
  address text NOT NULL DEFAULT '',
  village_id uuid,
  person_id uuid,
  active boolean NOT NULL,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, number)
);
COMMENT ON TABLE payment.accounts IS 'Register of those who pay regularly: households, market stalls, vehicles.';
COMMENT ON COLUMN payment.accounts.id IS 'UUIDv7.';
COMMENT ON COLUMN payment.accounts.tenant_id IS 'Town.';
COMMENT ON COLUMN payment.accounts.number IS 'Number of the household or stall, as on its card.';
COMMENT ON COLUMN payment.accounts.kind IS 'What it is.';
COMMENT ON COLUMN payment.accounts.holder_name IS 'Name of the head of the household or tenant.';
COMMENT ON COLUMN payment.accounts.holder_phone IS 'Phone, sealed.';
COMMENT ON COLUMN payment.accounts.holder_phone_index IS 'Blind index of the phone.';
COMMENT ON COLUMN payment.accounts.address IS 'Where it is.';
COMMENT ON COLUMN payment.accounts.village_id IS 'Village.';
COMMENT ON COLUMN payment.accounts.person_id IS 'Resident with an account in the house, once linked by a proved phone.';
COMMENT ON COLUMN payment.accounts.active IS 'Whether it is billed.';
COMMENT ON COLUMN payment.accounts.created_at IS 'When it was made.';
COMMENT ON COLUMN payment.accounts.version IS 'Counts changes; a stale act is refused.';
CREATE INDEX accounts_by_phone ON payment.accounts (tenant_id, holder_phone_index);
CREATE INDEX accounts_by_person ON payment.accounts (tenant_id, person_id) WHERE person_id IS NOT NULL;
SELECT platform.protect('payment.accounts');
SELECT platform.seal('payment.accounts', 'holder_phone');

CREATE TABLE payment.duties (
  tenant_id uuid NOT NULL,
  account_id uuid NOT NULL REFERENCES payment.accounts,
  kind_code text NOT NULL,
  quantity integer NOT NULL CHECK (quantity >= 0),
  relief_percent integer NOT NULL DEFAULT 0 CHECK (relief_percent BETWEEN 0 AND 100),
  relief_code text NOT NULL DEFAULT '',
  PRIMARY KEY (tenant_id, account_id, kind_code)
);
COMMENT ON TABLE payment.duties IS 'Which kind of bill an account is charged, for how much of what.';
COMMENT ON COLUMN payment.duties.tenant_id IS 'Town.';
COMMENT ON COLUMN payment.duties.account_id IS 'Account.';
COMMENT ON COLUMN payment.duties.kind_code IS 'Kind of bill.';
COMMENT ON COLUMN payment.duties.quantity IS 'Persons, square metres, cubic metres … as the tariff counts.';
COMMENT ON COLUMN payment.duties.relief_percent IS 'Part that is not charged.';
COMMENT ON COLUMN payment.duties.relief_code IS 'Ground of the relief by rule (contract/words.ts).';
SELECT platform.protect('payment.duties');

CREATE TABLE payment.runs (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  kind_code text NOT NULL,
  period text NOT NULL,
  source text NOT NULL CHECK (source IN ('tariff', 'file')),
  bill_count integer NOT NULL,
  total_fen bigint NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE payment.runs IS 'Bills made together.';
COMMENT ON COLUMN payment.runs.id IS 'UUIDv7.';
COMMENT ON COLUMN payment.runs.tenant_id IS 'Town.';
COMMENT ON COLUMN payment.runs.kind_code IS 'Kind of bill.';
COMMENT ON COLUMN payment.runs.period IS 'Period: 2026-11, 2026Q4, 2026 or empty.';
COMMENT ON COLUMN payment.runs.source IS 'Reckoned by the tariff or read from a workbook.';
COMMENT ON COLUMN payment.runs.bill_count IS 'Bills made.';
COMMENT ON COLUMN payment.runs.total_fen IS 'Their sum.';
COMMENT ON COLUMN payment.runs.created_by IS 'Who.';
COMMENT ON COLUMN payment.runs.created_at IS 'When it was made.';
SELECT platform.protect('payment.runs');

CREATE TABLE payment.bills (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  number text NOT NULL,
  pay_code text NOT NULL,
  kind_code text NOT NULL,
  period text NOT NULL DEFAULT '',
  department_id uuid NOT NULL,
  account_id uuid REFERENCES payment.accounts,
  account_number text NOT NULL DEFAULT '',
  person_id uuid,
  payer_name text NOT NULL,
  payer_phone text,
  payer_phone_index text,
  subject_kind text NOT NULL DEFAULT '',
  subject_id text,
  title_zh text NOT NULL,
  title_en text NOT NULL,
  calculation jsonb NOT NULL DEFAULT '[]',
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  refunded_fen bigint NOT NULL DEFAULT 0 CHECK (refunded_fen >= 0 AND refunded_fen <= amount_fen),
  state text NOT NULL CHECK (state IN ('due', 'paid', 'partlyRefunded', 'refunded', 'waived', 'withdrawn')),
  due_day text NOT NULL CHECK (due_day ~ '^\d{4}-\d{2}-\d{2}$'),
  reminded_at timestamptz,
  paid_at timestamptz,
  settled_at timestamptz,
  reason text NOT NULL DEFAULT '',
  run_id uuid REFERENCES payment.runs,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, number)
);
COMMENT ON TABLE payment.bills IS 'What somebody owes.';
COMMENT ON COLUMN payment.bills.id IS 'UUIDv7.';
COMMENT ON COLUMN payment.bills.tenant_id IS 'Town.';
COMMENT ON COLUMN payment.bills.number IS 'Number that people type, JF-….';
COMMENT ON COLUMN payment.bills.pay_code IS 'Six digits printed beside the number: whoever has both may pay for another.';
COMMENT ON COLUMN payment.bills.kind_code IS 'Kind of bill.';
COMMENT ON COLUMN payment.bills.period IS 'Period that it is for; empty for a single one.';
COMMENT ON COLUMN payment.bills.department_id IS 'Department that charges.';
COMMENT ON COLUMN payment.bills.account_id IS 'Account that is charged, where it is one.';
COMMENT ON COLUMN payment.bills.account_number IS 'Its number.';
COMMENT ON COLUMN payment.bills.person_id IS 'Resident who owes it.';
COMMENT ON COLUMN payment.bills.payer_name IS 'Name on the bill.';
COMMENT ON COLUMN payment.bills.payer_phone IS 'Phone, sealed.';
COMMENT ON COLUMN payment.bills.payer_phone_index IS 'Blind index of the phone.';
COMMENT ON COLUMN payment.bills.subject_kind IS 'What another module charged for.';
COMMENT ON COLUMN payment.bills.subject_id IS 'Which one.';
COMMENT ON COLUMN payment.bills.title_zh IS 'What it is for.';
COMMENT ON COLUMN payment.bills.title_en IS 'The same in English.';
COMMENT ON COLUMN payment.bills.calculation IS 'How the amount came about, line by line (contract: CalculationLine[]).';
COMMENT ON COLUMN payment.bills.amount_fen IS 'Amount.';
COMMENT ON COLUMN payment.bills.refunded_fen IS 'Given back of it.';
COMMENT ON COLUMN payment.bills.state IS 'See contract/states.ts; only the table of moves sets it.';
COMMENT ON COLUMN payment.bills.due_day IS 'Last local day to pay.';
COMMENT ON COLUMN payment.bills.reminded_at IS 'When the payer was reminded last.';
COMMENT ON COLUMN payment.bills.paid_at IS 'When it was posted.';
COMMENT ON COLUMN payment.bills.settled_at IS 'When nothing was owed any more: paid, waived or withdrawn.';
COMMENT ON COLUMN payment.bills.reason IS 'Why it was waived or withdrawn.';
COMMENT ON COLUMN payment.bills.run_id IS 'Run that made it.';
COMMENT ON COLUMN payment.bills.created_at IS 'When it was made.';
COMMENT ON COLUMN payment.bills.version IS 'Counts changes; a stale act is refused.';
CREATE UNIQUE INDEX bills_once_a_period ON payment.bills (tenant_id, account_id, kind_code, period) WHERE account_id IS NOT NULL AND period <> '' AND state <> 'withdrawn';
CREATE UNIQUE INDEX bills_once_a_subject ON payment.bills (tenant_id, subject_kind, subject_id, kind_code) WHERE subject_id IS NOT NULL AND state <> 'withdrawn';
CREATE INDEX bills_by_person ON payment.bills (tenant_id, person_id, due_day) WHERE person_id IS NOT NULL;
CREATE INDEX bills_by_phone ON payment.bills (tenant_id, payer_phone_index);
CREATE INDEX bills_by_account ON payment.bills (tenant_id, account_number) WHERE account_number <> '';
CREATE INDEX bills_due ON payment.bills (tenant_id, due_day) WHERE state = 'due';
SELECT platform.protect('payment.bills');
SELECT platform.seal('payment.bills', 'payer_phone');
CREATE POLICY concerned ON payment.bills AS RESTRICTIVE FOR ALL TO zhenshu_app USING (payment.concerned(department_id, person_id));
COMMENT ON POLICY concerned ON payment.bills IS 'The department in charge, the person who pays, and whoever oversees the town.';

CREATE TABLE payment.shifts (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  number text NOT NULL,
  clerk_id uuid NOT NULL,
  opening_fen bigint NOT NULL CHECK (opening_fen >= 0),
  opened_at timestamptz NOT NULL,
  closed_at timestamptz,
  expected_fen bigint,
  counted_fen bigint,
  handed_to text NOT NULL DEFAULT '',
  note text NOT NULL DEFAULT '',
  UNIQUE (tenant_id, number)
);
COMMENT ON TABLE payment.shifts IS 'A clerk''s time at the cash desk, from opening to handing over.';
COMMENT ON COLUMN payment.shifts.id IS 'UUIDv7.';
COMMENT ON COLUMN payment.shifts.tenant_id IS 'Town.';
COMMENT ON COLUMN payment.shifts.number IS 'Number of the hand-over, JB-….';
COMMENT ON COLUMN payment.shifts.clerk_id IS 'Clerk.';
COMMENT ON COLUMN payment.shifts.opening_fen IS 'Change in the drawer at the beginning.';
COMMENT ON COLUMN payment.shifts.opened_at IS 'From.';
COMMENT ON COLUMN payment.shifts.closed_at IS 'Until; NULL while open.';
COMMENT ON COLUMN payment.shifts.expected_fen IS 'Cash that must be there: opening, taken, paid back.';
COMMENT ON COLUMN payment.shifts.counted_fen IS 'Cash that was counted.';
COMMENT ON COLUMN payment.shifts.handed_to IS 'Who took over, as signed.';
COMMENT ON COLUMN payment.shifts.note IS 'Why there is a difference.';
CREATE UNIQUE INDEX shifts_one_open ON payment.shifts (tenant_id, clerk_id) WHERE closed_at IS NULL;
SELECT platform.protect('payment.shifts');

CREATE TABLE payment.orders (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  number text NOT NULL CHECK (number ~ '^[A-Za-z0-9]{6,32}$'),
  bill_id uuid NOT NULL REFERENCES payment.bills,
  department_id uuid NOT NULL,
  person_id uuid,
  acted_by uuid,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  channel text NOT NULL CHECK (channel IN ('wechat', 'alipay', 'cash', 'pos')),
  way text NOT NULL CHECK (way IN ('jsapi', 'h5', 'native', 'wap', 'page', 'precreate', 'window')),
  simulated boolean NOT NULL,
  state text NOT NULL CHECK (state IN ('created', 'paying', 'paid', 'disputed', 'closed', 'refunding', 'partlyRefunded', 'refunded')),
  pay_words jsonb NOT NULL DEFAULT '{}',
  channel_no text NOT NULL DEFAULT '',
  received_fen bigint,
  tendered_fen bigint,
  shift_id uuid REFERENCES payment.shifts,
  refunded_fen bigint NOT NULL DEFAULT 0 CHECK (refunded_fen >= 0 AND refunded_fen <= amount_fen),
  expires_at timestamptz,
  checked_at timestamptz,
  paid_at timestamptz,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, number)
);
COMMENT ON TABLE payment.orders IS 'An attempt to pay a bill by one channel.';
COMMENT ON COLUMN payment.orders.id IS 'UUIDv7.';
COMMENT ON COLUMN payment.orders.tenant_id IS 'Town.';
COMMENT ON COLUMN payment.orders.number IS 'Number that the channel knows (out_trade_no).';
COMMENT ON COLUMN payment.orders.bill_id IS 'Bill.';
COMMENT ON COLUMN payment.orders.department_id IS 'Department of the bill.';
COMMENT ON COLUMN payment.orders.person_id IS 'Resident who pays, maybe for another.';
COMMENT ON COLUMN payment.orders.acted_by IS 'Who acted for that person: proxy or clerk.';
COMMENT ON COLUMN payment.orders.amount_fen IS 'Amount asked for.';
COMMENT ON COLUMN payment.orders.channel IS 'How.';
COMMENT ON COLUMN payment.orders.way IS 'In which way of the channel.';
COMMENT ON COLUMN payment.orders.simulated IS 'Paid at the simulator: no money moves.';
COMMENT ON COLUMN payment.orders.state IS 'See contract/states.ts; only the table of moves sets it.';
COMMENT ON COLUMN payment.orders.pay_words IS 'What the phone needs to pay (contract: PayWords).';
COMMENT ON COLUMN payment.orders.channel_no IS 'Number of the payment at the channel, or of the POS slip.';
COMMENT ON COLUMN payment.orders.received_fen IS 'Amount that the channel says was paid.';
COMMENT ON COLUMN payment.orders.tendered_fen IS 'Cash given.';
COMMENT ON COLUMN payment.orders.shift_id IS 'Shift that took it.';
COMMENT ON COLUMN payment.orders.refunded_fen IS 'Given back of it.';
COMMENT ON COLUMN payment.orders.expires_at IS 'Closed after this when not paid.';
COMMENT ON COLUMN payment.orders.checked_at IS 'When the channel was asked last.';
COMMENT ON COLUMN payment.orders.paid_at IS 'When the money came.';
COMMENT ON COLUMN payment.orders.created_at IS 'When it was made.';
COMMENT ON COLUMN payment.orders.version IS 'Counts changes; a stale act is refused.';
CREATE INDEX orders_by_bill ON payment.orders (tenant_id, bill_id);
CREATE INDEX orders_open ON payment.orders (tenant_id, expires_at) WHERE state IN ('created', 'paying');
CREATE INDEX orders_paid ON payment.orders (tenant_id, paid_at) WHERE paid_at IS NOT NULL;
CREATE UNIQUE INDEX orders_one_slip ON payment.orders (tenant_id, channel_no) WHERE channel = 'pos';
SELECT platform.protect('payment.orders');
CREATE POLICY concerned ON payment.orders AS RESTRICTIVE FOR ALL TO zhenshu_app USING (payment.concerned(department_id, person_id));
COMMENT ON POLICY concerned ON payment.orders IS 'The department in charge, the person who pays, and whoever oversees the town.';

CREATE TABLE payment.refunds (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  number text NOT NULL CHECK (number ~ '^[A-Za-z0-9]{6,32}$'),
  order_id uuid NOT NULL REFERENCES payment.orders,
  bill_id uuid NOT NULL REFERENCES payment.bills,
  department_id uuid NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  surplus boolean NOT NULL,
  reason text NOT NULL,
  state text NOT NULL CHECK (state IN ('asked', 'refused', 'sending', 'done', 'failed')),
  asked_by uuid,
  decided_by uuid,
  decided_at timestamptz,
  answer text NOT NULL DEFAULT '',
  shift_id uuid REFERENCES payment.shifts,
  done_at timestamptz,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, number),
  CONSTRAINT refunds_two_people CHECK (decided_by IS NULL OR asked_by IS NULL OR decided_by <> asked_by)
);
COMMENT ON TABLE payment.refunds IS 'Money to be given back: asked by one, approved by another.';
COMMENT ON COLUMN payment.refunds.id IS 'UUIDv7.';
COMMENT ON COLUMN payment.refunds.tenant_id IS 'Town.';
COMMENT ON COLUMN payment.refunds.number IS 'Number that the channel knows (out_refund_no).';
COMMENT ON COLUMN payment.refunds.order_id IS 'Order.';
COMMENT ON COLUMN payment.refunds.bill_id IS 'Bill.';
COMMENT ON COLUMN payment.refunds.department_id IS 'Department of the bill.';
COMMENT ON COLUMN payment.refunds.amount_fen IS 'Amount.';
COMMENT ON COLUMN payment.refunds.surplus IS 'Money beyond the bill: paid twice.';
COMMENT ON COLUMN payment.refunds.reason IS 'Why.';
COMMENT ON COLUMN payment.refunds.state IS 'See contract/states.ts.';
COMMENT ON COLUMN payment.refunds.asked_by IS 'Who asked; NULL: the house itself, for money paid twice.';
COMMENT ON COLUMN payment.refunds.decided_by IS 'Who approved or refused.';
COMMENT ON COLUMN payment.refunds.decided_at IS 'When.';
COMMENT ON COLUMN payment.refunds.answer IS 'Words of whoever decided, or the fault of the channel.';
COMMENT ON COLUMN payment.refunds.shift_id IS 'Shift that paid it back in cash.';
COMMENT ON COLUMN payment.refunds.done_at IS 'When the money went back.';
COMMENT ON COLUMN payment.refunds.created_at IS 'When it was made.';
COMMENT ON COLUMN payment.refunds.version IS 'Counts changes; a stale act is refused.';
CREATE INDEX refunds_by_order ON payment.refunds (tenant_id, order_id);
SELECT platform.protect('payment.refunds');
CREATE POLICY concerned ON payment.refunds AS RESTRICTIVE FOR ALL TO zhenshu_app USING (payment.concerned(department_id, NULL));
COMMENT ON POLICY concerned ON payment.refunds IS 'The department in charge, the person who pays, and whoever oversees the town.';

CREATE TABLE payment.waivers (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  bill_id uuid NOT NULL REFERENCES payment.bills,
  department_id uuid NOT NULL,
  reason_code text NOT NULL,
  reason text NOT NULL,
  state text NOT NULL CHECK (state IN ('asked', 'approved', 'refused')),
  asked_by uuid NOT NULL,
  decided_by uuid,
  decided_at timestamptz,
  answer text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT waivers_two_people CHECK (decided_by IS NULL OR decided_by <> asked_by)
);
COMMENT ON TABLE payment.waivers IS 'A bill that shall not be collected: asked by one, approved by another.';
COMMENT ON COLUMN payment.waivers.id IS 'UUIDv7.';
COMMENT ON COLUMN payment.waivers.tenant_id IS 'Town.';
COMMENT ON COLUMN payment.waivers.bill_id IS 'Bill.';
COMMENT ON COLUMN payment.waivers.department_id IS 'Department of the bill.';
COMMENT ON COLUMN payment.waivers.reason_code IS 'Ground (contract/words.ts).';
COMMENT ON COLUMN payment.waivers.reason IS 'In words.';
COMMENT ON COLUMN payment.waivers.state IS 'See contract/states.ts.';
COMMENT ON COLUMN payment.waivers.asked_by IS 'Who asked.';
COMMENT ON COLUMN payment.waivers.decided_by IS 'Who decided.';
COMMENT ON COLUMN payment.waivers.decided_at IS 'When.';
COMMENT ON COLUMN payment.waivers.answer IS 'Words of whoever decided.';
COMMENT ON COLUMN payment.waivers.created_at IS 'When it was made.';
COMMENT ON COLUMN payment.waivers.version IS 'Counts changes; a stale act is refused.';
CREATE UNIQUE INDEX waivers_one_open ON payment.waivers (tenant_id, bill_id) WHERE state = 'asked';
SELECT platform.protect('payment.waivers');
CREATE POLICY concerned ON payment.waivers AS RESTRICTIVE FOR ALL TO zhenshu_app USING (payment.concerned(department_id, NULL));
COMMENT ON POLICY concerned ON payment.waivers IS 'The department in charge, the person who pays, and whoever oversees the town.';

CREATE TABLE payment.entries (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  number text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('payment', 'surplus', 'refund', 'deposit')),
  bill_id uuid REFERENCES payment.bills,
  order_id uuid REFERENCES payment.orders,
  refund_id uuid REFERENCES payment.refunds,
  shift_id uuid REFERENCES payment.shifts,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  booked_at timestamptz NOT NULL,
  UNIQUE (tenant_id, number)
);
COMMENT ON TABLE payment.entries IS 'The journal: one entry a movement of money; rows are never changed.';
COMMENT ON COLUMN payment.entries.id IS 'UUIDv7.';
COMMENT ON COLUMN payment.entries.tenant_id IS 'Town.';
COMMENT ON COLUMN payment.entries.number IS 'Number of the entry, PZ-….';
COMMENT ON COLUMN payment.entries.kind IS 'What happened.';
COMMENT ON COLUMN payment.entries.bill_id IS 'Bill that it is for.';
COMMENT ON COLUMN payment.entries.order_id IS 'Order.';
COMMENT ON COLUMN payment.entries.refund_id IS 'Refund.';
COMMENT ON COLUMN payment.entries.shift_id IS 'Shift that was handed over.';
COMMENT ON COLUMN payment.entries.amount_fen IS 'Amount.';
COMMENT ON COLUMN payment.entries.booked_at IS 'When.';
CREATE UNIQUE INDEX entries_bill_posted_once ON payment.entries (tenant_id, bill_id) WHERE kind = 'payment';
CREATE UNIQUE INDEX entries_order_posted_once ON payment.entries (tenant_id, order_id) WHERE kind IN ('payment', 'surplus');
CREATE UNIQUE INDEX entries_refund_posted_once ON payment.entries (tenant_id, refund_id) WHERE kind = 'refund';
CREATE UNIQUE INDEX entries_shift_posted_once ON payment.entries (tenant_id, shift_id) WHERE kind = 'deposit';
CREATE TRIGGER entries_kept BEFORE UPDATE OR DELETE ON payment.entries FOR EACH ROW EXECUTE FUNCTION payment.refuse_change();
SELECT platform.protect('payment.entries');

CREATE TABLE payment.lines (
  tenant_id uuid NOT NULL,
  entry_id uuid NOT NULL REFERENCES payment.entries,
  place smallint NOT NULL,
  book text NOT NULL,
  debit_fen bigint NOT NULL CHECK (debit_fen >= 0),
  credit_fen bigint NOT NULL CHECK (credit_fen >= 0),
  PRIMARY KEY (tenant_id, entry_id, place),
  CONSTRAINT lines_one_side CHECK ((debit_fen = 0) <> (credit_fen = 0))
);
COMMENT ON TABLE payment.lines IS 'Debits and credits of the entries; rows are never changed.';
COMMENT ON COLUMN payment.lines.tenant_id IS 'Town.';
COMMENT ON COLUMN payment.lines.entry_id IS 'Entry.';
COMMENT ON COLUMN payment.lines.place IS 'Place within it.';
COMMENT ON COLUMN payment.lines.book IS 'Account of the book: wechat, alipay, cash, pos, bank, income:<kind>, surplus, cashDifference.';
COMMENT ON COLUMN payment.lines.debit_fen IS 'Debit.';
COMMENT ON COLUMN payment.lines.credit_fen IS 'Credit.';
CREATE TRIGGER lines_kept BEFORE UPDATE OR DELETE ON payment.lines FOR EACH ROW EXECUTE FUNCTION payment.refuse_change();
CREATE CONSTRAINT TRIGGER lines_balanced AFTER INSERT ON payment.lines DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION payment.refuse_unbalanced();
SELECT platform.protect('payment.lines');

CREATE TABLE payment.receipts (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  number text NOT NULL,
  code text NOT NULL,
  entry_id uuid NOT NULL REFERENCES payment.entries,
  bill_id uuid NOT NULL REFERENCES payment.bills,
  order_id uuid NOT NULL REFERENCES payment.orders,
  department_id uuid NOT NULL,
  person_id uuid,
  payer_name text NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  issued_at timestamptz NOT NULL,
  UNIQUE (tenant_id, number),
  UNIQUE (tenant_id, entry_id)
);
COMMENT ON TABLE payment.receipts IS 'Receipts with a number and a code by which anybody can verify them.';
COMMENT ON COLUMN payment.receipts.id IS 'UUIDv7.';
COMMENT ON COLUMN payment.receipts.tenant_id IS 'Town.';
COMMENT ON COLUMN payment.receipts.number IS 'Number, PJ-….';
COMMENT ON COLUMN payment.receipts.code IS 'Code for verifying, twelve letters and digits.';
COMMENT ON COLUMN payment.receipts.entry_id IS 'Entry that it proves.';
COMMENT ON COLUMN payment.receipts.bill_id IS 'Bill.';
COMMENT ON COLUMN payment.receipts.order_id IS 'Order.';
COMMENT ON COLUMN payment.receipts.department_id IS 'Department of the bill.';
COMMENT ON COLUMN payment.receipts.person_id IS 'Resident who owed it.';
COMMENT ON COLUMN payment.receipts.payer_name IS 'Name on the bill.';
COMMENT ON COLUMN payment.receipts.amount_fen IS 'Amount.';
COMMENT ON COLUMN payment.receipts.issued_at IS 'When.';
CREATE INDEX receipts_by_bill ON payment.receipts (tenant_id, bill_id);
SELECT platform.protect('payment.receipts');
CREATE POLICY concerned ON payment.receipts AS RESTRICTIVE FOR ALL TO zhenshu_app USING (payment.concerned(department_id, person_id));
COMMENT ON POLICY concerned ON payment.receipts IS 'The department in charge, the person who pays, and whoever oversees the town.';

CREATE TABLE payment.notices (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  channel text NOT NULL CHECK (channel IN ('wechat', 'alipay')),
  about text NOT NULL CHECK (about IN ('payment', 'refund', 'unknown')),
  order_number text NOT NULL DEFAULT '',
  digest text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('posted', 'surplus', 'repeat', 'forged', 'stale', 'wrongAmount', 'unknownOrder', 'notPaid', 'refunded', 'unread')),
  told_fen bigint,
  received_at timestamptz NOT NULL
);
COMMENT ON TABLE payment.notices IS 'What a channel told, each with what it came to; nothing of the payer is kept.';
COMMENT ON COLUMN payment.notices.id IS 'UUIDv7.';
COMMENT ON COLUMN payment.notices.tenant_id IS 'Town.';
COMMENT ON COLUMN payment.notices.channel IS 'Channel.';
COMMENT ON COLUMN payment.notices.about IS 'Of what it tells.';
COMMENT ON COLUMN payment.notices.order_number IS 'Order that it names.';
COMMENT ON COLUMN payment.notices.digest IS 'SHA-256 of the body.';
COMMENT ON COLUMN payment.notices.outcome IS 'What it came to.';
COMMENT ON COLUMN payment.notices.told_fen IS 'Amount that it names.';
COMMENT ON COLUMN payment.notices.received_at IS 'When.';
CREATE INDEX notices_newest ON payment.notices (tenant_id, received_at DESC);
CREATE INDEX notices_by_order ON payment.notices (tenant_id, order_number);
SELECT platform.protect('payment.notices');

CREATE TABLE payment.statement_rows (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  source text NOT NULL CHECK (source IN ('channel', 'treasury')),
  channel text NOT NULL CHECK (channel IN ('wechat', 'alipay', 'cash', 'pos')),
  day text NOT NULL CHECK (day ~ '^\d{4}-\d{2}-\d{2}$'),
  kind text NOT NULL CHECK (kind IN ('payment', 'refund')),
  key text NOT NULL,
  amount_fen bigint NOT NULL,
  status text NOT NULL CHECK (status IN ('done', 'failed')),
  row_number integer NOT NULL,
  simulated boolean NOT NULL
);
COMMENT ON TABLE payment.statement_rows IS 'What channel and treasury say of a day, as downloaded or imported.';
COMMENT ON COLUMN payment.statement_rows.id IS 'UUIDv7.';
COMMENT ON COLUMN payment.statement_rows.tenant_id IS 'Town.';
COMMENT ON COLUMN payment.statement_rows.source IS 'Whose statement.';
COMMENT ON COLUMN payment.statement_rows.channel IS 'Channel.';
COMMENT ON COLUMN payment.statement_rows.day IS 'Local day.';
COMMENT ON COLUMN payment.statement_rows.kind IS 'Money in or back.';
COMMENT ON COLUMN payment.statement_rows.key IS 'Order or refund number.';
COMMENT ON COLUMN payment.statement_rows.amount_fen IS 'Amount.';
COMMENT ON COLUMN payment.statement_rows.status IS 'As the other side has it.';
COMMENT ON COLUMN payment.statement_rows.row_number IS 'Row of the file.';
COMMENT ON COLUMN payment.statement_rows.simulated IS 'Told by the simulator.';
CREATE INDEX statement_rows_by_day ON payment.statement_rows (tenant_id, channel, source, day);
SELECT platform.protect('payment.statement_rows');

CREATE TABLE payment.reconciliations (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  day text NOT NULL CHECK (day ~ '^\d{4}-\d{2}-\d{2}$'),
  channel text NOT NULL CHECK (channel IN ('wechat', 'alipay', 'cash', 'pos')),
  ours_count integer NOT NULL,
  ours_fen bigint NOT NULL,
  channel_count integer,
  channel_fen bigint,
  treasury_count integer,
  treasury_fen bigint,
  difference_count integer NOT NULL,
  fault text NOT NULL DEFAULT '',
  simulated boolean NOT NULL,
  run_by uuid,
  run_at timestamptz NOT NULL,
  UNIQUE (tenant_id, day, channel)
);
COMMENT ON TABLE payment.reconciliations IS 'A day of a channel compared three ways.';
COMMENT ON COLUMN payment.reconciliations.id IS 'UUIDv7.';
COMMENT ON COLUMN payment.reconciliations.tenant_id IS 'Town.';
COMMENT ON COLUMN payment.reconciliations.day IS 'Local day.';
COMMENT ON COLUMN payment.reconciliations.channel IS 'Channel.';
COMMENT ON COLUMN payment.reconciliations.ours_count IS 'Rows of ours.';
COMMENT ON COLUMN payment.reconciliations.ours_fen IS 'Their sum, refunds taken off.';
COMMENT ON COLUMN payment.reconciliations.channel_count IS 'Rows of the channel; NULL where it gives no statement.';
COMMENT ON COLUMN payment.reconciliations.channel_fen IS 'Their sum.';
COMMENT ON COLUMN payment.reconciliations.treasury_count IS 'Rows of the treasury; NULL before its file was imported.';
COMMENT ON COLUMN payment.reconciliations.treasury_fen IS 'Their sum.';
COMMENT ON COLUMN payment.reconciliations.difference_count IS 'Differences that are open.';
COMMENT ON COLUMN payment.reconciliations.fault IS 'Why the channel''s statement could not be had.';
COMMENT ON COLUMN payment.reconciliations.simulated IS 'The channel was the simulator.';
COMMENT ON COLUMN payment.reconciliations.run_by IS 'Who; NULL: the timer.';
COMMENT ON COLUMN payment.reconciliations.run_at IS 'When.';
SELECT platform.protect('payment.reconciliations');

CREATE TABLE payment.differences (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  day text NOT NULL CHECK (day ~ '^\d{4}-\d{2}-\d{2}$'),
  channel text NOT NULL CHECK (channel IN ('wechat', 'alipay', 'cash', 'pos')),
  type text NOT NULL CHECK (type IN ('missingOurs', 'missingChannel', 'missingTreasury', 'amountDiffers', 'duplicate', 'statusDiffers', 'dayShift')),
  source text NOT NULL CHECK (source IN ('ours', 'channel', 'treasury')),
  key text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('payment', 'refund')),
  ours_fen bigint,
  channel_fen bigint,
  treasury_fen bigint,
  department_id uuid NOT NULL,
  case_id uuid,
  case_number text NOT NULL DEFAULT '',
  state text NOT NULL CHECK (state IN ('open', 'settled', 'vanished')),
  settled_by uuid,
  settled_at timestamptz,
  words text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, day, channel, type, source, kind, key)
);
COMMENT ON TABLE payment.differences IS 'Where the three do not agree, and how it was settled.';
COMMENT ON COLUMN payment.differences.id IS 'UUIDv7.';
COMMENT ON COLUMN payment.differences.tenant_id IS 'Town.';
COMMENT ON COLUMN payment.differences.day IS 'Local day.';
COMMENT ON COLUMN payment.differences.channel IS 'Channel.';
COMMENT ON COLUMN payment.differences.type IS 'What is wrong.';
COMMENT ON COLUMN payment.differences.source IS 'Whose row stands out.';
COMMENT ON COLUMN payment.differences.key IS 'Order or refund number.';
COMMENT ON COLUMN payment.differences.kind IS 'Money in or back.';
COMMENT ON COLUMN payment.differences.ours_fen IS 'Our amount.';
COMMENT ON COLUMN payment.differences.channel_fen IS 'The channel''s.';
COMMENT ON COLUMN payment.differences.treasury_fen IS 'The treasury''s.';
COMMENT ON COLUMN payment.differences.department_id IS 'Department that settles it.';
COMMENT ON COLUMN payment.differences.case_id IS 'Case that was opened.';
COMMENT ON COLUMN payment.differences.case_number IS 'Its number.';
COMMENT ON COLUMN payment.differences.state IS 'Open, settled by somebody, or gone at a later comparison.';
COMMENT ON COLUMN payment.differences.settled_by IS 'Who settled it.';
COMMENT ON COLUMN payment.differences.settled_at IS 'When.';
COMMENT ON COLUMN payment.differences.words IS 'How it was settled.';
COMMENT ON COLUMN payment.differences.created_at IS 'When it was made.';
COMMENT ON COLUMN payment.differences.version IS 'Counts changes; a stale act is refused.';
SELECT platform.protect('payment.differences');
