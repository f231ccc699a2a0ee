-- Messages: the inbox of every person and the queue of what leaves the house.
CREATE SCHEMA messages;
COMMENT ON SCHEMA messages IS 'Inbox, outgoing messages, their delivery attempts, templates and preferences.';

CREATE TABLE messages.templates (
  tenant_id uuid NOT NULL,
  code text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('inbox', 'sms', 'wecom', 'dingtalk', 'email')),
  language text NOT NULL CHECK (language IN ('zh', 'en')),
  subject text NOT NULL,
  body text NOT NULL,
  vendor_code text NOT NULL DEFAULT '',
  vendor_variables text[] NOT NULL DEFAULT '{}',
  version integer NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, code, channel, language)
);
COMMENT ON TABLE messages.templates IS 'Templates a town changed; what is not here reads as shipped.';
COMMENT ON COLUMN messages.templates.tenant_id IS 'Town.';
COMMENT ON COLUMN messages.templates.code IS 'Occasion, e.g. case.dispatched.';
COMMENT ON COLUMN messages.templates.channel IS 'inbox, sms, wecom, dingtalk or email.';
COMMENT ON COLUMN messages.templates.language IS 'zh or en.';
COMMENT ON COLUMN messages.templates.subject IS 'Subject line; empty for SMS.';
COMMENT ON COLUMN messages.templates.body IS 'Text with {{name}} placeholders.';
COMMENT ON COLUMN messages.templates.vendor_code IS 'SMS: code under which the vendor approved the text; empty when none.';
COMMENT ON COLUMN messages.templates.vendor_variables IS 'SMS: placeholders in the vendor''s order; empty: order of appearance.';
COMMENT ON COLUMN messages.templates.version IS 'Counts saved changes; a stale save is refused.';
COMMENT ON COLUMN messages.templates.updated_at IS 'Last change.';
SELECT platform.protect('messages.templates');

CREATE TABLE messages.preferences (
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL,
  channel_order text[] NOT NULL DEFAULT '{}',
  muted text[] NOT NULL DEFAULT '{}',
  quiet_from text,
  quiet_to text,
  email text NOT NULL DEFAULT '',
  language text NOT NULL DEFAULT 'zh' CHECK (language IN ('zh', 'en')),
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, person_id),
  CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
);
COMMENT ON TABLE messages.preferences IS 'How a person wants to be told; absent: the house rule.';
COMMENT ON COLUMN messages.preferences.tenant_id IS 'Town.';
COMMENT ON COLUMN messages.preferences.person_id IS 'Whose.';
COMMENT ON COLUMN messages.preferences.channel_order IS 'Channels liked best first.';
COMMENT ON COLUMN messages.preferences.muted IS 'Channels not to be used but for urgent messages.';
COMMENT ON COLUMN messages.preferences.quiet_from IS 'Quiet hours begin, HH:MM in Asia/Shanghai; NULL: no quiet hours.';
COMMENT ON COLUMN messages.preferences.quiet_to IS 'Quiet hours end, HH:MM.';
COMMENT ON COLUMN messages.preferences.email IS 'Address for e-mail; empty when none.';
COMMENT ON COLUMN messages.preferences.language IS 'Language of the messages.';
COMMENT ON COLUMN messages.preferences.updated_at IS 'Last change.';
SELECT platform.protect('messages.preferences');

CREATE TABLE messages.messages (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  template text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('inbox', 'sms', 'wecom', 'dingtalk', 'email')),
  language text NOT NULL,
  person_id uuid,
  recipient_name text NOT NULL,
  address text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text NOT NULL,
  link text NOT NULL,
  urgency text NOT NULL CHECK (urgency IN ('routine', 'important', 'urgent')),
  state text NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'retrying', 'refused', 'givenUp', 'read')),
  simulated boolean NOT NULL,
  attempts integer NOT NULL,
  next_attempt_at timestamptz,
  fallbacks text[] NOT NULL,
  variables jsonb NOT NULL,
  provider_id text NOT NULL,
  last_error text NOT NULL,
  created_at timestamptz NOT NULL,
  sent_at timestamptz,
  read_at timestamptz
);
COMMENT ON TABLE messages.messages IS 'One message to one person on one channel, in the inbox or on its way out.';
COMMENT ON COLUMN messages.messages.id IS 'UUIDv7; travels to the vendor, so that a repeated attempt is recognised.';
COMMENT ON COLUMN messages.messages.tenant_id IS 'Town.';
COMMENT ON COLUMN messages.messages.template IS 'Occasion.';
COMMENT ON COLUMN messages.messages.channel IS 'Way it goes.';
COMMENT ON COLUMN messages.messages.language IS 'zh or en.';
COMMENT ON COLUMN messages.messages.person_id IS 'To whom; NULL for a telephone without account.';
COMMENT ON COLUMN messages.messages.recipient_name IS 'Name of whom.';
COMMENT ON COLUMN messages.messages.address IS 'Telephone or e-mail address; empty in the inbox.';
COMMENT ON COLUMN messages.messages.subject IS 'Subject line as sent.';
COMMENT ON COLUMN messages.messages.body IS 'Text as sent.';
COMMENT ON COLUMN messages.messages.subject_kind IS 'What it is about: case, report, phoneCode …';
COMMENT ON COLUMN messages.messages.subject_id IS 'Which one.';
COMMENT ON COLUMN messages.messages.link IS 'Page to open, a path of this server; empty when none.';
COMMENT ON COLUMN messages.messages.urgency IS 'routine, important or urgent.';
COMMENT ON COLUMN messages.messages.state IS 'queued → sending → sent, retrying, refused or givenUp; sent → read in the inbox.';
COMMENT ON COLUMN messages.messages.simulated IS 'Kept by the demo''s message simulator instead of being sent.';
COMMENT ON COLUMN messages.messages.attempts IS 'Attempts begun.';
COMMENT ON COLUMN messages.messages.next_attempt_at IS 'When it is tried (again); while sending: when the attempt counts as lost. NULL when settled.';
COMMENT ON COLUMN messages.messages.fallbacks IS 'Channels to try one after another when this one fails for good.';
COMMENT ON COLUMN messages.messages.variables IS 'Values of the placeholders: parameters of the vendor''s template, and for fallbacks.';
COMMENT ON COLUMN messages.messages.provider_id IS 'The vendor''s id of the message.';
COMMENT ON COLUMN messages.messages.last_error IS 'Why the last attempt failed.';
COMMENT ON COLUMN messages.messages.created_at IS 'When queued.';
COMMENT ON COLUMN messages.messages.sent_at IS 'When the vendor took it; in the inbox when written.';
COMMENT ON COLUMN messages.messages.read_at IS 'When read in the inbox.';
CREATE INDEX messages_inbox ON messages.messages (tenant_id, person_id, id DESC) WHERE channel = 'inbox';
CREATE INDEX messages_unread ON messages.messages (tenant_id, person_id) WHERE channel = 'inbox' AND read_at IS NULL;
CREATE INDEX messages_outward ON messages.messages (tenant_id, id DESC) WHERE channel <> 'inbox';
CREATE INDEX messages_due ON messages.messages (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX messages_age ON messages.messages USING brin (created_at);
SELECT platform.protect('messages.messages');
SELECT platform.open_to_system('messages.messages', 'SELECT');
CREATE POLICY own ON messages.messages AS RESTRICTIVE FOR SELECT TO zhenshu_app USING (
  platform.sees_all() OR person_id = platform.person());
COMMENT ON POLICY own ON messages.messages IS 'A person reads the own messages; town-wide roles and the platform see all.';

CREATE TABLE messages.deliveries (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  message_id uuid NOT NULL REFERENCES messages.messages ON DELETE CASCADE,
  attempt integer NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('unknown', 'sent', 'retry', 'refused')),
  reason text NOT NULL DEFAULT '',
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  UNIQUE (message_id, attempt)
);
COMMENT ON TABLE messages.deliveries IS 'One attempt to hand a message to a vendor; written before the call, completed after it.';
COMMENT ON COLUMN messages.deliveries.id IS 'UUIDv7.';
COMMENT ON COLUMN messages.deliveries.tenant_id IS 'Town.';
COMMENT ON COLUMN messages.deliveries.message_id IS 'Message.';
COMMENT ON COLUMN messages.deliveries.attempt IS 'First is 1.';
COMMENT ON COLUMN messages.deliveries.outcome IS 'unknown while under way or when the process ended in between; else sent, retry or refused.';
COMMENT ON COLUMN messages.deliveries.reason IS 'The vendor''s words; telephone numbers masked.';
COMMENT ON COLUMN messages.deliveries.started_at IS 'When the call began.';
COMMENT ON COLUMN messages.deliveries.ended_at IS 'When its outcome was known.';
SELECT platform.protect('messages.deliveries');
