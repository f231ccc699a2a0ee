-- Booking and queue: who may be booked when, bookings, waiting lists, tickets of halls.
CREATE SCHEMA booking;
COMMENT ON SCHEMA booking IS 'Booking of windows, doctors, rooms and visits at home, and the queues they end in.';

CREATE TABLE booking.settings (
  tenant_id uuid PRIMARY KEY,
  rules jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL
);
COMMENT ON TABLE booking.settings IS 'Rules of a town for bookings and queues; the house''s own where a town has no row.';
COMMENT ON COLUMN booking.settings.tenant_id IS 'Town.';
COMMENT ON COLUMN booking.settings.rules IS 'The rules (contract/settings.ts: BookingRules).';
COMMENT ON COLUMN booking.settings.version IS 'Counts changes.';
COMMENT ON COLUMN booking.settings.changed_at IS 'When it was changed last.';
SELECT platform.protect('booking.settings');

CREATE TABLE booking.revisions (
  tenant_id uuid PRIMARY KEY,
  revision bigint NOT NULL
);
COMMENT ON TABLE booking.revisions IS 'Moves with every change of rules, sites, pools, resources or exceptions, so that processes refresh what they keep.';
COMMENT ON COLUMN booking.revisions.tenant_id IS 'Town.';
COMMENT ON COLUMN booking.revisions.revision IS 'Counts up.';
SELECT platform.protect('booking.revisions');

CREATE TABLE booking.sites (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[a-z0-9-]{2,40}$'),
  name_zh text NOT NULL,
  name_en text NOT NULL,
  location_zh text NOT NULL DEFAULT '',
  public_phone text NOT NULL DEFAULT '',
  screen_token text NOT NULL DEFAULT '',
  sort_order integer NOT NULL DEFAULT 0,
  active boolean NOT NULL DEFAULT true,
  UNIQUE (tenant_id, code)
);
COMMENT ON TABLE booking.sites IS 'Places where people are received: a service hall, a clinic.';
COMMENT ON COLUMN booking.sites.id IS 'UUIDv7.';
COMMENT ON COLUMN booking.sites.tenant_id IS 'Town.';
COMMENT ON COLUMN booking.sites.code IS 'Code of the place, as the directory knows it.';
COMMENT ON COLUMN booking.sites.name_zh IS 'Name.';
COMMENT ON COLUMN booking.sites.name_en IS 'Name in English.';
COMMENT ON COLUMN booking.sites.location_zh IS 'How to find it.';
COMMENT ON COLUMN booking.sites.public_phone IS 'Telephone of the place, for everybody; not personal.';
COMMENT ON COLUMN booking.sites.screen_token IS 'Secret in the address of hall screen and kiosk; sealed.';
COMMENT ON COLUMN booking.sites.sort_order IS 'Place in lists.';
COMMENT ON COLUMN booking.sites.active IS 'Shown to residents.';
SELECT platform.protect('booking.sites');
SELECT platform.seal('booking.sites', 'screen_token');

CREATE TABLE booking.pools (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  site_id uuid NOT NULL REFERENCES booking.sites,
  department_id uuid,
  kind text NOT NULL CHECK (kind IN ('window', 'doctor', 'room', 'visit')),
  name_zh text NOT NULL,
  name_en text NOT NULL,
  hint_zh text NOT NULL DEFAULT '',
  hint_en text NOT NULL DEFAULT '',
  letter text NOT NULL DEFAULT 'A' CHECK (letter ~ '^[A-Z]$'),
  slot_minutes integer NOT NULL CHECK (slot_minutes BETWEEN 5 AND 480),
  before_minutes integer NOT NULL DEFAULT 0 CHECK (before_minutes BETWEEN 0 AND 240),
  after_minutes integer NOT NULL DEFAULT 0 CHECK (after_minutes BETWEEN 0 AND 240),
  notice_minutes integer NOT NULL DEFAULT 0 CHECK (notice_minutes BETWEEN 0 AND 20160),
  horizon_days integer NOT NULL DEFAULT 14 CHECK (horizon_days BETWEEN 0 AND 120),
  on_holidays text NOT NULL DEFAULT 'closed' CHECK (on_holidays IN ('closed', 'open')),
  make_up_weekday integer NOT NULL DEFAULT 1 CHECK (make_up_weekday BETWEEN 0 AND 6),
  needs_approval boolean NOT NULL DEFAULT false,
  asks_address boolean NOT NULL DEFAULT false,
  queued boolean NOT NULL DEFAULT true,
  sort_order integer NOT NULL DEFAULT 0,
  active boolean NOT NULL DEFAULT true
);
COMMENT ON TABLE booking.pools IS 'Equal resources under one name: whoever books the pool may be received by any of them.';
COMMENT ON COLUMN booking.pools.id IS 'UUIDv7.';
COMMENT ON COLUMN booking.pools.tenant_id IS 'Town.';
COMMENT ON COLUMN booking.pools.site_id IS 'Where.';
COMMENT ON COLUMN booking.pools.department_id IS 'Department that answers for it and sees its bookings.';
COMMENT ON COLUMN booking.pools.kind IS 'window, doctor, room or visit (at home).';
COMMENT ON COLUMN booking.pools.name_zh IS 'Name.';
COMMENT ON COLUMN booking.pools.name_en IS 'Name in English.';
COMMENT ON COLUMN booking.pools.hint_zh IS 'What to bring, what it is for.';
COMMENT ON COLUMN booking.pools.hint_en IS 'The same in English.';
COMMENT ON COLUMN booking.pools.letter IS 'First letter of its tickets.';
COMMENT ON COLUMN booking.pools.slot_minutes IS 'Length of a slot.';
COMMENT ON COLUMN booking.pools.before_minutes IS 'Kept free before each slot.';
COMMENT ON COLUMN booking.pools.after_minutes IS 'Kept free after each slot.';
COMMENT ON COLUMN booking.pools.notice_minutes IS 'Bookings are made so long before at the latest.';
COMMENT ON COLUMN booking.pools.horizon_days IS 'Bookings are made so many days ahead at most.';
COMMENT ON COLUMN booking.pools.on_holidays IS 'Whether the weekly plan holds on national and town holidays.';
COMMENT ON COLUMN booking.pools.make_up_weekday IS 'Whose hours a make-up working day has where the weekday itself has none; 0 = Sunday.';
COMMENT ON COLUMN booking.pools.needs_approval IS 'A booking waits for a yes.';
COMMENT ON COLUMN booking.pools.asks_address IS 'The address is asked: visits at home.';
COMMENT ON COLUMN booking.pools.queued IS 'Arrivals take a ticket.';
COMMENT ON COLUMN booking.pools.sort_order IS 'Place in lists.';
COMMENT ON COLUMN booking.pools.active IS 'Offered to residents.';
CREATE INDEX pools_by_site ON booking.pools (tenant_id, site_id);
SELECT platform.protect('booking.pools');

CREATE TABLE booking.resources (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  pool_id uuid NOT NULL REFERENCES booking.pools,
  person_id uuid,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  title_zh text NOT NULL DEFAULT '',
  title_en text NOT NULL DEFAULT '',
  spot_zh text NOT NULL DEFAULT '',
  capacity integer NOT NULL DEFAULT 1 CHECK (capacity BETWEEN 1 AND 500),
  weekly jsonb NOT NULL DEFAULT '[]',
  sort_order integer NOT NULL DEFAULT 0,
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1
);
COMMENT ON TABLE booking.resources IS 'What is booked: one window, doctor, room or visitor, with its weekly plan.';
COMMENT ON COLUMN booking.resources.id IS 'UUIDv7.';
COMMENT ON COLUMN booking.resources.tenant_id IS 'Town.';
COMMENT ON COLUMN booking.resources.pool_id IS 'Pool of equals.';
COMMENT ON COLUMN booking.resources.person_id IS 'Member of staff behind it, where it is one.';
COMMENT ON COLUMN booking.resources.name_zh IS 'Name on screens; of doctors the name at the door.';
COMMENT ON COLUMN booking.resources.name_en IS 'Name in English.';
COMMENT ON COLUMN booking.resources.title_zh IS 'Title: 主治医师 …';
COMMENT ON COLUMN booking.resources.title_en IS 'Title in English.';
COMMENT ON COLUMN booking.resources.spot_zh IS 'Where inside the site: 3 号窗口, 二楼 2 诊室.';
COMMENT ON COLUMN booking.resources.capacity IS 'People at the same time; above one the slots are counted.';
COMMENT ON COLUMN booking.resources.weekly IS 'Hours by weekday (contract/plans.ts: WeeklyHours[]).';
COMMENT ON COLUMN booking.resources.sort_order IS 'Place in lists.';
COMMENT ON COLUMN booking.resources.active IS 'May be booked.';
COMMENT ON COLUMN booking.resources.version IS 'Counts changes.';
CREATE INDEX resources_by_pool ON booking.resources (tenant_id, pool_id);
SELECT platform.protect('booking.resources');

CREATE TABLE booking.exceptions (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  resource_id uuid NOT NULL REFERENCES booking.resources,
  kind text NOT NULL CHECK (kind IN ('closed', 'open')),
  during tstzrange NOT NULL CHECK (NOT isempty(during)),
  reason_zh text NOT NULL DEFAULT '',
  made_by uuid,
  made_at timestamptz NOT NULL,
  lifted_at timestamptz
);
COMMENT ON TABLE booking.exceptions IS 'Times that differ from the weekly plan: closed (leave, illness) or open besides.';
COMMENT ON COLUMN booking.exceptions.id IS 'UUIDv7.';
COMMENT ON COLUMN booking.exceptions.tenant_id IS 'Town.';
COMMENT ON COLUMN booking.exceptions.resource_id IS 'Of which resource.';
COMMENT ON COLUMN booking.exceptions.kind IS 'closed or open.';
COMMENT ON COLUMN booking.exceptions.during IS 'From when until when.';
COMMENT ON COLUMN booking.exceptions.reason_zh IS 'Why, as residents are told.';
COMMENT ON COLUMN booking.exceptions.made_by IS 'Member of staff.';
COMMENT ON COLUMN booking.exceptions.made_at IS 'When.';
COMMENT ON COLUMN booking.exceptions.lifted_at IS 'When it was taken back.';
CREATE INDEX exceptions_by_resource ON booking.exceptions (tenant_id, resource_id) WHERE lifted_at IS NULL;
SELECT platform.protect('booking.exceptions');

CREATE TABLE booking.bookings (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  number text NOT NULL,
  pool_id uuid NOT NULL,
  resource_id uuid NOT NULL,
  department_id uuid,
  person_id uuid,
  person_key uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('held', 'pending', 'confirmed', 'arrived', 'served', 'left', 'noShow', 'excused', 'cancelled', 'refused', 'expired')),
  active boolean GENERATED ALWAYS AS (state IN ('held', 'pending', 'confirmed', 'arrived')) STORED,
  exclusive boolean NOT NULL,
  during tstzrange NOT NULL,
  occupied tstzrange NOT NULL,
  any_of_pool boolean NOT NULL DEFAULT false,
  expires_at timestamptz,
  channel text NOT NULL,
  made_by uuid,
  replaces_id uuid,
  ended_because text NOT NULL DEFAULT '',
  moves integer NOT NULL DEFAULT 0,
  made_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  arrived_at timestamptz,
  settled_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  -- Two people on one slot, and one person in two places: neither can be stored, whoever asks and however.
  -- The person's comes first: who has got one of a pool's candidates does not wait for those who fight over the others.
  CONSTRAINT one_place_a_person EXCLUDE USING gist (person_key WITH =, during WITH &&, tenant_id WITH =) WHERE (active),
  CONSTRAINT one_at_a_resource EXCLUDE USING gist (resource_id WITH =, occupied WITH &&, tenant_id WITH =) WHERE (active AND exclusive)
);
COMMENT ON TABLE booking.bookings IS 'A time of a resource kept for a person, from the hold on. The constraints forbid double booking.';
COMMENT ON COLUMN booking.bookings.id IS 'UUIDv7.';
COMMENT ON COLUMN booking.bookings.tenant_id IS 'Town.';
COMMENT ON COLUMN booking.bookings.number IS 'What the person tells at the kiosk: two letters and six digits, drawn by lot.';
COMMENT ON COLUMN booking.bookings.pool_id IS 'Pool.';
COMMENT ON COLUMN booking.bookings.resource_id IS 'Resource.';
COMMENT ON COLUMN booking.bookings.department_id IS 'Department of the pool.';
COMMENT ON COLUMN booking.bookings.person_id IS 'Account of the person, where there is one.';
COMMENT ON COLUMN booking.bookings.person_key IS 'The account, or what the phone of a person without account is known by: nobody is in two places.';
COMMENT ON COLUMN booking.bookings.state IS 'State (contract/states.ts).';
COMMENT ON COLUMN booking.bookings.active IS 'Takes the time of resource and person.';
COMMENT ON COLUMN booking.bookings.exclusive IS 'The resource takes one at a time; others are counted in slot_counts.';
COMMENT ON COLUMN booking.bookings.during IS 'From when until when.';
COMMENT ON COLUMN booking.bookings.occupied IS 'The same with what is kept free before and after.';
COMMENT ON COLUMN booking.bookings.any_of_pool IS 'The person did not mind which of the pool.';
COMMENT ON COLUMN booking.bookings.expires_at IS 'Until when a hold is kept.';
COMMENT ON COLUMN booking.bookings.channel IS 'resident, clerk, waitingList or replacement.';
COMMENT ON COLUMN booking.bookings.made_by IS 'Who made it: the person, or who acted for the person.';
COMMENT ON COLUMN booking.bookings.replaces_id IS 'Booking that the town could not keep, for which this was offered.';
COMMENT ON COLUMN booking.bookings.ended_because IS 'Why it was cancelled or refused, as the person is told.';
COMMENT ON COLUMN booking.bookings.moves IS 'How often it was moved.';
COMMENT ON COLUMN booking.bookings.made_at IS 'When the hold began.';
COMMENT ON COLUMN booking.bookings.confirmed_at IS 'When it was confirmed.';
COMMENT ON COLUMN booking.bookings.arrived_at IS 'When the person arrived.';
COMMENT ON COLUMN booking.bookings.settled_at IS 'When it ended, however that was.';
COMMENT ON COLUMN booking.bookings.version IS 'Counts changes.';
CREATE INDEX bookings_by_person ON booking.bookings (tenant_id, person_key, id DESC);
CREATE INDEX bookings_by_account ON booking.bookings (tenant_id, person_id, id DESC) WHERE person_id IS NOT NULL;
CREATE INDEX bookings_by_pool ON booking.bookings (tenant_id, pool_id, lower(during));
CREATE INDEX bookings_by_start ON booking.bookings (tenant_id, lower(during));
CREATE INDEX bookings_by_number ON booking.bookings (tenant_id, number);
SELECT platform.protect('booking.bookings');
CREATE POLICY concerned ON booking.bookings AS RESTRICTIVE FOR SELECT TO zhenshu_app USING (
  platform.sees_all() OR person_id = platform.person() OR department_id = ANY (platform.departments()));
COMMENT ON POLICY concerned ON booking.bookings IS 'A person reads the own bookings, a department those of its pools; the desk sees the town''s.';

CREATE TABLE booking.contacts (
  booking_id uuid PRIMARY KEY REFERENCES booking.bookings ON DELETE CASCADE,
  tenant_id uuid NOT NULL,
  person_id uuid,
  department_id uuid,
  person_name text NOT NULL DEFAULT '',
  phone text NOT NULL DEFAULT '',
  phone_index text,
  phone_tail text NOT NULL DEFAULT '',
  address text NOT NULL DEFAULT '',
  note text NOT NULL DEFAULT '',
  kept_from timestamptz NOT NULL
);
COMMENT ON TABLE booking.contacts IS 'Who comes, apart from the booking so that it is forgotten earlier.';
COMMENT ON COLUMN booking.contacts.booking_id IS 'Booking.';
COMMENT ON COLUMN booking.contacts.tenant_id IS 'Town.';
COMMENT ON COLUMN booking.contacts.person_id IS 'Account of the person, where there is one.';
COMMENT ON COLUMN booking.contacts.department_id IS 'Department of the pool.';
COMMENT ON COLUMN booking.contacts.person_name IS 'Name; sealed.';
COMMENT ON COLUMN booking.contacts.phone IS 'Phone, 11 digits; sealed.';
COMMENT ON COLUMN booking.contacts.phone_index IS 'Keyed digest of the phone, by which the bookings of one number are known; not personal without the key.';
COMMENT ON COLUMN booking.contacts.phone_tail IS 'Last four digits, by which one finds the own booking at the kiosk.';
COMMENT ON COLUMN booking.contacts.address IS 'Address of a visit at home; sealed.';
COMMENT ON COLUMN booking.contacts.note IS 'What the person adds; sealed.';
COMMENT ON COLUMN booking.contacts.kept_from IS 'When the booked time ends: from then the retention counts.';
CREATE INDEX contacts_by_person ON booking.contacts (tenant_id, person_id) WHERE person_id IS NOT NULL;
SELECT platform.protect('booking.contacts');
SELECT platform.seal('booking.contacts', 'person_name');
SELECT platform.seal('booking.contacts', 'phone');
SELECT platform.seal('booking.contacts', 'address');
SELECT platform.seal('booking.contacts', 'note');
CREATE POLICY concerned ON booking.contacts AS RESTRICTIVE FOR SELECT TO zhenshu_app USING (
  platform.sees_all() OR person_id = platform.person() OR department_id = ANY (platform.departments()));
COMMENT ON POLICY concerned ON booking.contacts IS 'As the bookings.';

CREATE TABLE booking.slot_counts (
  tenant_id uuid NOT NULL,
  resource_id uuid NOT NULL REFERENCES booking.resources,
  starts_at timestamptz NOT NULL,
  occupied tstzrange NOT NULL,
  capacity integer NOT NULL,
  used integer NOT NULL CHECK (used >= 0),
  PRIMARY KEY (tenant_id, resource_id, starts_at),
  CONSTRAINT never_more_than_fits CHECK (used <= capacity),
  CONSTRAINT one_grid_at_a_time EXCLUDE USING gist (resource_id WITH =, occupied WITH &&, tenant_id WITH =) WHERE (used > 0)
);
COMMENT ON TABLE booking.slot_counts IS 'How many places of a slot are taken where more than one person comes at the same time.';
COMMENT ON COLUMN booking.slot_counts.tenant_id IS 'Town.';
COMMENT ON COLUMN booking.slot_counts.resource_id IS 'Resource.';
COMMENT ON COLUMN booking.slot_counts.starts_at IS 'Begin of the slot.';
COMMENT ON COLUMN booking.slot_counts.occupied IS 'The slot with what is kept free before and after: slots of another plan cannot overlap it.';
COMMENT ON COLUMN booking.slot_counts.capacity IS 'Places.';
COMMENT ON COLUMN booking.slot_counts.used IS 'Places taken.';
SELECT platform.protect('booking.slot_counts');

CREATE TABLE booking.waits (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  pool_id uuid NOT NULL REFERENCES booking.pools,
  resource_id uuid,
  day text NOT NULL CHECK (day ~ '^\d{4}-\d{2}-\d{2}$'),
  person_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'offered', 'taken', 'passed', 'withdrawn', 'over')),
  booking_id uuid,
  joined_at timestamptz NOT NULL,
  settled_at timestamptz
);
COMMENT ON TABLE booking.waits IS 'Waiting list of full days: what becomes free is held for the first of it.';
COMMENT ON COLUMN booking.waits.id IS 'UUIDv7.';
COMMENT ON COLUMN booking.waits.tenant_id IS 'Town.';
COMMENT ON COLUMN booking.waits.pool_id IS 'Pool.';
COMMENT ON COLUMN booking.waits.resource_id IS 'The one that is wanted; null: any.';
COMMENT ON COLUMN booking.waits.day IS 'Local day.';
COMMENT ON COLUMN booking.waits.person_id IS 'Who waits.';
COMMENT ON COLUMN booking.waits.state IS 'waiting, offered, taken, passed (offer not taken), withdrawn or over (the day has gone).';
COMMENT ON COLUMN booking.waits.booking_id IS 'The hold that was offered.';
COMMENT ON COLUMN booking.waits.joined_at IS 'When; the first is offered first.';
COMMENT ON COLUMN booking.waits.settled_at IS 'When it ended.';
CREATE UNIQUE INDEX waits_once ON booking.waits (tenant_id, person_id, pool_id, day) WHERE state IN ('waiting', 'offered');
CREATE INDEX waits_open ON booking.waits (tenant_id, pool_id, day, joined_at) WHERE state = 'waiting';
SELECT platform.protect('booking.waits');
CREATE POLICY own ON booking.waits AS RESTRICTIVE FOR SELECT TO zhenshu_app USING (
  platform.sees_all() OR person_id = platform.person());
COMMENT ON POLICY own ON booking.waits IS 'A person sees where the own waiting stands; the desk sees all.';

CREATE TABLE booking.bars (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  person_id uuid,
  person_key uuid NOT NULL,
  since timestamptz NOT NULL,
  until timestamptz NOT NULL,
  missed integer NOT NULL,
  lifted_at timestamptz,
  lifted_by uuid,
  lifted_because text NOT NULL DEFAULT ''
);
COMMENT ON TABLE booking.bars IS 'Who missed too many bookings books at the window only, for a while.';
COMMENT ON COLUMN booking.bars.id IS 'UUIDv7.';
COMMENT ON COLUMN booking.bars.tenant_id IS 'Town.';
COMMENT ON COLUMN booking.bars.person_id IS 'Account of the person, where there is one.';
COMMENT ON COLUMN booking.bars.person_key IS 'Person, as in bookings.';
COMMENT ON COLUMN booking.bars.since IS 'From when.';
COMMENT ON COLUMN booking.bars.until IS 'Its end, which needs nobody''s doing.';
COMMENT ON COLUMN booking.bars.missed IS 'How many bookings were missed.';
COMMENT ON COLUMN booking.bars.lifted_at IS 'When a clerk lifted it.';
COMMENT ON COLUMN booking.bars.lifted_by IS 'Who.';
COMMENT ON COLUMN booking.bars.lifted_because IS 'Why.';
CREATE INDEX bars_by_person ON booking.bars (tenant_id, person_key, until);
SELECT platform.protect('booking.bars');
CREATE POLICY own ON booking.bars AS RESTRICTIVE FOR SELECT TO zhenshu_app USING (
  platform.sees_all() OR person_id = platform.person());
COMMENT ON POLICY own ON booking.bars IS 'A person sees the own; the desk sees all.';

CREATE TABLE booking.queues (
  tenant_id uuid NOT NULL,
  pool_id uuid NOT NULL REFERENCES booking.pools,
  day text NOT NULL CHECK (day ~ '^\d{4}-\d{2}-\d{2}$'),
  given integer NOT NULL DEFAULT 0,
  calls integer NOT NULL DEFAULT 0,
  favoured integer NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, pool_id, day)
);
COMMENT ON TABLE booking.queues IS 'Counters of a pool''s queue on a day; locked by whoever calls, so that nobody is called twice.';
COMMENT ON COLUMN booking.queues.tenant_id IS 'Town.';
COMMENT ON COLUMN booking.queues.pool_id IS 'Pool.';
COMMENT ON COLUMN booking.queues.day IS 'Local day.';
COMMENT ON COLUMN booking.queues.given IS 'The last number given.';
COMMENT ON COLUMN booking.queues.calls IS 'Calls so far.';
COMMENT ON COLUMN booking.queues.favoured IS 'Favoured people called in a row.';
SELECT platform.protect('booking.queues');

CREATE TABLE booking.tickets (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  site_id uuid NOT NULL,
  pool_id uuid NOT NULL,
  first_pool_id uuid NOT NULL,
  department_id uuid,
  day text NOT NULL CHECK (day ~ '^\d{4}-\d{2}-\d{2}$'),
  number text NOT NULL,
  token text NOT NULL,
  booking_id uuid,
  person_id uuid,
  shown_name text NOT NULL DEFAULT '',
  favour text NOT NULL CHECK (favour IN ('green', 'booked', 'none')),
  green_because text NOT NULL DEFAULT '',
  state text NOT NULL CHECK (state IN ('waiting', 'called', 'served', 'left')),
  turn_at timestamptz NOT NULL,
  not_before_call integer NOT NULL DEFAULT 0,
  calls integer NOT NULL DEFAULT 0,
  misses integer NOT NULL DEFAULT 0,
  window_id uuid,
  channel text NOT NULL,
  taken_at timestamptz NOT NULL,
  called_at timestamptz,
  settled_at timestamptz,
  told_low_minutes integer,
  told_high_minutes integer
);
COMMENT ON TABLE booking.tickets IS 'Numbers of people who wait in a hall.';
COMMENT ON COLUMN booking.tickets.id IS 'UUIDv7.';
COMMENT ON COLUMN booking.tickets.tenant_id IS 'Town.';
COMMENT ON COLUMN booking.tickets.site_id IS 'Where.';
COMMENT ON COLUMN booking.tickets.pool_id IS 'Pool by which one is called.';
COMMENT ON COLUMN booking.tickets.first_pool_id IS 'Pool at which the number was taken.';
COMMENT ON COLUMN booking.tickets.department_id IS 'Department of the pool.';
COMMENT ON COLUMN booking.tickets.day IS 'Local day.';
COMMENT ON COLUMN booking.tickets.number IS 'Letter and running number of the day.';
COMMENT ON COLUMN booking.tickets.token IS 'Secret with which the ticket is followed without an account.';
COMMENT ON COLUMN booking.tickets.booking_id IS 'Booking that was kept by it.';
COMMENT ON COLUMN booking.tickets.person_id IS 'Account of the person, where it is known.';
COMMENT ON COLUMN booking.tickets.shown_name IS 'Masked name for the hall screen; the whole name stands with the booking.';
COMMENT ON COLUMN booking.tickets.favour IS 'green (old, disabled …), booked, or none.';
COMMENT ON COLUMN booking.tickets.green_because IS 'age (by the record) or clerk (marked).';
COMMENT ON COLUMN booking.tickets.state IS 'State (contract/states.ts).';
COMMENT ON COLUMN booking.tickets.turn_at IS 'Among equals the earlier one is first: when it was taken, or the booked time.';
COMMENT ON COLUMN booking.tickets.not_before_call IS 'After a missed call others go first until the queue has counted so many calls.';
COMMENT ON COLUMN booking.tickets.calls IS 'How often it was called.';
COMMENT ON COLUMN booking.tickets.misses IS 'How often nobody came.';
COMMENT ON COLUMN booking.tickets.window_id IS 'Resource that called it.';
COMMENT ON COLUMN booking.tickets.channel IS 'phone, kiosk or clerk.';
COMMENT ON COLUMN booking.tickets.taken_at IS 'When it was taken.';
COMMENT ON COLUMN booking.tickets.called_at IS 'When it was called first in its present place.';
COMMENT ON COLUMN booking.tickets.settled_at IS 'When it ended.';
COMMENT ON COLUMN booking.tickets.told_low_minutes IS 'Least waiting that was told when it was taken; null when nothing was promised.';
COMMENT ON COLUMN booking.tickets.told_high_minutes IS 'Most waiting that was told.';
CREATE UNIQUE INDEX tickets_by_number ON booking.tickets (tenant_id, first_pool_id, day, number);
CREATE INDEX tickets_open ON booking.tickets (tenant_id, pool_id, day) WHERE state IN ('waiting', 'called');
CREATE INDEX tickets_by_site ON booking.tickets (tenant_id, site_id, day);
CREATE INDEX tickets_measured ON booking.tickets (tenant_id, pool_id, settled_at DESC) WHERE state = 'served';
CREATE INDEX tickets_by_person ON booking.tickets (tenant_id, person_id, day) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX tickets_of_booking ON booking.tickets (tenant_id, booking_id) WHERE booking_id IS NOT NULL;
SELECT platform.protect('booking.tickets');
CREATE POLICY concerned ON booking.tickets AS RESTRICTIVE FOR SELECT TO zhenshu_app USING (
  platform.sees_all() OR person_id = platform.person() OR department_id = ANY (platform.departments()));
COMMENT ON POLICY concerned ON booking.tickets IS 'A person sees the own tickets, a department those of its pools; the desk sees all.';
