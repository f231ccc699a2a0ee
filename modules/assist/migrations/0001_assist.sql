-- Acting for residents: mandates of relatives, sessions of clerks, the telephone desk.
CREATE SCHEMA assist;
COMMENT ON SCHEMA assist IS 'Nobody left outside: window, telephone and family proxy.';

CREATE FUNCTION assist.concerned(principal uuid, agent uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN platform.sees_all() OR principal = platform.person() OR agent = platform.person();
COMMENT ON FUNCTION assist.concerned(uuid, uuid) IS 'Whether the actor is one of the two people, or sees the whole town.';

CREATE TABLE assist.settings (
  tenant_id uuid PRIMARY KEY,
  idle_minutes integer NOT NULL CHECK (idle_minutes BETWEEN 3 AND 60),
  callback_minutes integer NOT NULL CHECK (callback_minutes BETWEEN 5 AND 1440),
  cti_secret text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1
);
COMMENT ON TABLE assist.settings IS 'Rules of the desks of a town; the house''s own where a town has no row.';
COMMENT ON COLUMN assist.settings.tenant_id IS 'Town.';
COMMENT ON COLUMN assist.settings.idle_minutes IS 'Minutes without an act after which a session of assistance ends by itself.';
COMMENT ON COLUMN assist.settings.callback_minutes IS 'Minutes within which a missed call is called back.';
COMMENT ON COLUMN assist.settings.cti_secret IS 'Shared secret with the telephone exchange, sealed; empty: its notices are refused.';
COMMENT ON COLUMN assist.settings.version IS 'Counts changes; a stale save is refused.';
SELECT platform.protect('assist.settings');
SELECT platform.seal('assist.settings', 'cti_secret');

CREATE TABLE assist.counters (
  tenant_id uuid NOT NULL,
  series text NOT NULL CHECK (series IN ('session', 'call')),
  day text NOT NULL CHECK (day ~ '^\d{4}-\d{2}-\d{2}$'),
  given integer NOT NULL,
  PRIMARY KEY (tenant_id, series, day)
);
COMMENT ON TABLE assist.counters IS 'Running numbers by local day.';
COMMENT ON COLUMN assist.counters.tenant_id IS 'Town.';
COMMENT ON COLUMN assist.counters.series IS 'What is numbered.';
COMMENT ON COLUMN assist.counters.day IS 'Local day.';
COMMENT ON COLUMN assist.counters.given IS 'The last number given.';
SELECT platform.protect('assist.counters');

CREATE TABLE assist.papers (
  person_id uuid NOT NULL,
  tenant_id uuid NOT NULL,
  id_number text NOT NULL,
  id_number_index text NOT NULL,
  seen_by uuid,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, person_id),
  UNIQUE (tenant_id, id_number_index)
);
COMMENT ON TABLE assist.papers IS 'Identity cards that a clerk has seen: by them a resident is found again without a telephone.';
COMMENT ON COLUMN assist.papers.person_id IS 'Resident.';
COMMENT ON COLUMN assist.papers.tenant_id IS 'Town.';
COMMENT ON COLUMN assist.papers.id_number IS 'Identity number, 18 places; sealed.';
COMMENT ON COLUMN assist.papers.id_number_index IS 'Keyed digest, by which the number is found; not personal without the key.';
COMMENT ON COLUMN assist.papers.seen_by IS 'Clerk who saw the card.';
COMMENT ON COLUMN assist.papers.seen_at IS 'When.';
SELECT platform.protect('assist.papers');
SELECT platform.seal('assist.papers', 'id_number');

CREATE TABLE assist.mandates (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  principal_id uuid NOT NULL,
  agent_id uuid,
  agent_name text NOT NULL,
  agent_phone text NOT NULL,
  agent_phone_index text,
  relation text NOT NULL CHECK (relation IN ('child', 'spouse', 'parent', 'sibling', 'grandchild', 'otherRelative', 'neighbour')),
  covers text[] NOT NULL,
  way text NOT NULL CHECK (way IN ('phone', 'code', 'window', 'paper')),
  state text NOT NULL CHECK (state IN ('asked', 'offered', 'live', 'ended')),
  begun_by uuid NOT NULL,
  session_id uuid,
  form_file_id uuid,
  code_sha256 bytea,
  code_tries integer NOT NULL DEFAULT 0,
  code_until timestamptz,
  until_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  live_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  end_reason text CHECK (end_reason IN ('declined', 'revoked', 'givenUp', 'expired', 'unanswered', 'erased'))
);
COMMENT ON TABLE assist.mandates IS 'A resident lets a relative act: for what, until when, how it was given.';
COMMENT ON COLUMN assist.mandates.id IS 'UUIDv7.';
COMMENT ON COLUMN assist.mandates.tenant_id IS 'Town.';
COMMENT ON COLUMN assist.mandates.principal_id IS 'Resident for whom is acted.';
COMMENT ON COLUMN assist.mandates.agent_id IS 'Resident who acts; NULL until somebody with the named telephone accepted.';
COMMENT ON COLUMN assist.mandates.agent_name IS 'Name as the principal said it; sealed.';
COMMENT ON COLUMN assist.mandates.agent_phone IS 'Telephone that is to accept; sealed.';
COMMENT ON COLUMN assist.mandates.agent_phone_index IS 'Keyed digest of it.';
COMMENT ON COLUMN assist.mandates.relation IS 'What the agent is to the principal.';
COMMENT ON COLUMN assist.mandates.covers IS 'Kinds of acts.';
COMMENT ON COLUMN assist.mandates.way IS 'phone: on the principal''s own account; code: asked for by the agent, agreed to by a code on the principal''s telephone; window: in a session with a clerk; paper: by a signed form.';
COMMENT ON COLUMN assist.mandates.state IS 'See contract/words.ts; only the table of moves sets it.';
COMMENT ON COLUMN assist.mandates.begun_by IS 'Who began it: principal, agent or clerk.';
COMMENT ON COLUMN assist.mandates.session_id IS 'Session of assistance in which it was given.';
COMMENT ON COLUMN assist.mandates.form_file_id IS 'Picture of the signed form.';
COMMENT ON COLUMN assist.mandates.code_sha256 IS 'Digest of the code that the principal must tell; NULL once used.';
COMMENT ON COLUMN assist.mandates.code_tries IS 'Wrong codes so far.';
COMMENT ON COLUMN assist.mandates.code_until IS 'Until when the code holds.';
COMMENT ON COLUMN assist.mandates.until_at IS 'It ends by itself then.';
COMMENT ON COLUMN assist.mandates.created_at IS 'When it was begun.';
COMMENT ON COLUMN assist.mandates.live_at IS 'Since when the agent may act.';
COMMENT ON COLUMN assist.mandates.ended_at IS 'When it ended.';
COMMENT ON COLUMN assist.mandates.ended_by IS 'Who ended it; NULL: time.';
COMMENT ON COLUMN assist.mandates.end_reason IS 'Why.';
CREATE INDEX mandates_principal ON assist.mandates (tenant_id, principal_id, id DESC);
CREATE INDEX mandates_agent ON assist.mandates (tenant_id, agent_id, id DESC);
CREATE INDEX mandates_phone ON assist.mandates (tenant_id, agent_phone_index) WHERE state = 'offered';
CREATE UNIQUE INDEX mandates_once ON assist.mandates (tenant_id, principal_id, agent_id) WHERE state = 'live';
SELECT platform.protect('assist.mandates');
SELECT platform.seal('assist.mandates', 'agent_name');
SELECT platform.seal('assist.mandates', 'agent_phone');
CREATE POLICY concerned ON assist.mandates AS RESTRICTIVE FOR SELECT TO zhenshu_app USING (assist.concerned(principal_id, agent_id));
COMMENT ON POLICY concerned ON assist.mandates IS 'The two people; the desks see all of the town.';

CREATE TABLE assist.sessions (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  number text NOT NULL,
  principal_id uuid NOT NULL,
  agent_id uuid NOT NULL,
  way text NOT NULL CHECK (way IN ('window', 'telephone')),
  consent text NOT NULL CHECK (consent IN ('signature', 'card', 'voice', 'spoken')),
  consent_file_id uuid,
  consent_words text NOT NULL DEFAULT '',
  covers text[] NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'ended')),
  opened_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  ended_at timestamptz,
  end_reason text CHECK (end_reason IN ('finished', 'idle', 'withdrawn', 'erased')),
  draft text NOT NULL DEFAULT '',
  call_id uuid,
  UNIQUE (tenant_id, number)
);
COMMENT ON TABLE assist.sessions IS 'A clerk acts for a resident who is at the window or on the telephone and consented.';
COMMENT ON COLUMN assist.sessions.id IS 'UUIDv7.';
COMMENT ON COLUMN assist.sessions.tenant_id IS 'Town.';
COMMENT ON COLUMN assist.sessions.number IS 'Short readable number, BB-….';
COMMENT ON COLUMN assist.sessions.principal_id IS 'Resident.';
COMMENT ON COLUMN assist.sessions.agent_id IS 'Clerk.';
COMMENT ON COLUMN assist.sessions.way IS 'Where the resident is.';
COMMENT ON COLUMN assist.sessions.consent IS 'How the resident consented: signature, card presented, voice recorded here, spoken on a recorded line.';
COMMENT ON COLUMN assist.sessions.consent_file_id IS 'Signature or recording.';
COMMENT ON COLUMN assist.sessions.consent_words IS 'What the clerk noted: which card, or the reference of the recording.';
COMMENT ON COLUMN assist.sessions.covers IS 'Kinds of acts that were consented to.';
COMMENT ON COLUMN assist.sessions.state IS 'open or ended; an open one without acts for long counts as ended.';
COMMENT ON COLUMN assist.sessions.opened_at IS 'When.';
COMMENT ON COLUMN assist.sessions.seen_at IS 'Last act or sign of the clerk.';
COMMENT ON COLUMN assist.sessions.ended_at IS 'When it ended.';
COMMENT ON COLUMN assist.sessions.end_reason IS 'Why.';
COMMENT ON COLUMN assist.sessions.draft IS 'Notes of the clerk, kept as typed so that nothing is lost; sealed.';
COMMENT ON COLUMN assist.sessions.call_id IS 'The telephone call, if it was one.';
CREATE INDEX sessions_agent ON assist.sessions (tenant_id, agent_id, id DESC);
CREATE INDEX sessions_principal ON assist.sessions (tenant_id, principal_id, id DESC);
CREATE UNIQUE INDEX sessions_open ON assist.sessions (tenant_id, agent_id, principal_id) WHERE state = 'open';
SELECT platform.protect('assist.sessions');
SELECT platform.seal('assist.sessions', 'draft');
CREATE POLICY concerned ON assist.sessions AS RESTRICTIVE FOR SELECT TO zhenshu_app USING (assist.concerned(principal_id, agent_id));
COMMENT ON POLICY concerned ON assist.sessions IS 'The resident and the clerk; the desks see all of the town.';

CREATE TABLE assist.acts (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  principal_id uuid NOT NULL,
  agent_id uuid NOT NULL,
  mandate_id uuid NOT NULL,
  mandate_kind text NOT NULL CHECK (mandate_kind IN ('family', 'assistance')),
  operation text NOT NULL,
  kind text NOT NULL,
  is_reading boolean NOT NULL,
  occurred_at timestamptz NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('open', 'done', 'refused')),
  reference text NOT NULL DEFAULT ''
);
COMMENT ON TABLE assist.acts IS 'What was done for residents, by whom, under which mandate: noted before it is done.';
COMMENT ON COLUMN assist.acts.id IS 'UUIDv7.';
COMMENT ON COLUMN assist.acts.tenant_id IS 'Town.';
COMMENT ON COLUMN assist.acts.principal_id IS 'Resident for whom.';
COMMENT ON COLUMN assist.acts.agent_id IS 'Relative or clerk who acted.';
COMMENT ON COLUMN assist.acts.mandate_id IS 'Mandate or session.';
COMMENT ON COLUMN assist.acts.mandate_kind IS 'Which of the two.';
COMMENT ON COLUMN assist.acts.operation IS 'Operation of the API, or page.';
COMMENT ON COLUMN assist.acts.kind IS 'Kind of act.';
COMMENT ON COLUMN assist.acts.is_reading IS 'Looked only; noted once an hour.';
COMMENT ON COLUMN assist.acts.occurred_at IS 'When.';
COMMENT ON COLUMN assist.acts.outcome IS 'open: under way or broken off.';
COMMENT ON COLUMN assist.acts.reference IS 'Number of what was made, or the code of the problem.';
CREATE INDEX acts_principal ON assist.acts (tenant_id, principal_id, id DESC);
CREATE INDEX acts_mandate ON assist.acts (tenant_id, mandate_id, id DESC);
SELECT platform.protect('assist.acts');
CREATE POLICY concerned ON assist.acts AS RESTRICTIVE FOR SELECT TO zhenshu_app USING (assist.concerned(principal_id, agent_id));
COMMENT ON POLICY concerned ON assist.acts IS 'The two people; the desks see all of the town.';

CREATE TABLE assist.calls (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  number text NOT NULL,
  direction text NOT NULL CHECK (direction IN ('in', 'out')),
  source text NOT NULL CHECK (source IN ('typed', 'exchange')),
  external_id text,
  phone text NOT NULL,
  phone_index text,
  caller_name text NOT NULL DEFAULT '',
  principal_id uuid,
  agent_id uuid,
  state text NOT NULL CHECK (state IN ('ringing', 'talking', 'ended', 'missed')),
  started_at timestamptz NOT NULL,
  answered_at timestamptz,
  ended_at timestamptz,
  recording text NOT NULL DEFAULT '',
  summary text NOT NULL DEFAULT '',
  result text CHECK (result IN ('answered', 'case', 'service', 'callback', 'transferred', 'noMatter')),
  reference text NOT NULL DEFAULT '',
  callback_id uuid,
  UNIQUE (tenant_id, number),
  UNIQUE (tenant_id, external_id)
);
COMMENT ON TABLE assist.calls IS 'Telephone calls of the hotline desk.';
COMMENT ON COLUMN assist.calls.id IS 'UUIDv7.';
COMMENT ON COLUMN assist.calls.tenant_id IS 'Town.';
COMMENT ON COLUMN assist.calls.number IS 'Short readable number, DH-….';
COMMENT ON COLUMN assist.calls.direction IS 'in: somebody called; out: we called back.';
COMMENT ON COLUMN assist.calls.source IS 'Typed by the agent, or told by the telephone exchange.';
COMMENT ON COLUMN assist.calls.external_id IS 'The exchange''s own id of the call.';
COMMENT ON COLUMN assist.calls.phone IS 'Caller''s number, sealed; empty where it was withheld.';
COMMENT ON COLUMN assist.calls.phone_index IS 'Keyed digest of it, by which calls of one number are found.';
COMMENT ON COLUMN assist.calls.caller_name IS 'What the caller called himself; sealed.';
COMMENT ON COLUMN assist.calls.principal_id IS 'Resident, once known.';
COMMENT ON COLUMN assist.calls.agent_id IS 'Who took it.';
COMMENT ON COLUMN assist.calls.state IS 'See rules/calls.ts.';
COMMENT ON COLUMN assist.calls.started_at IS 'When it rang.';
COMMENT ON COLUMN assist.calls.answered_at IS 'When it was taken.';
COMMENT ON COLUMN assist.calls.ended_at IS 'When it ended.';
COMMENT ON COLUMN assist.calls.recording IS 'Reference of the recording in the exchange.';
COMMENT ON COLUMN assist.calls.summary IS 'What it was about; sealed.';
COMMENT ON COLUMN assist.calls.result IS 'What came of it.';
COMMENT ON COLUMN assist.calls.reference IS 'Number of the report or item that came of it.';
COMMENT ON COLUMN assist.calls.callback_id IS 'The call-back that this call carried out.';
CREATE INDEX calls_newest ON assist.calls (tenant_id, id DESC);
CREATE INDEX calls_phone ON assist.calls (tenant_id, phone_index, id DESC) WHERE phone_index IS NOT NULL;
CREATE INDEX calls_started ON assist.calls (tenant_id, started_at);
SELECT platform.protect('assist.calls');
SELECT platform.seal('assist.calls', 'phone');
SELECT platform.seal('assist.calls', 'caller_name');
SELECT platform.seal('assist.calls', 'summary');

CREATE TABLE assist.callbacks (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  call_id uuid REFERENCES assist.calls ON DELETE CASCADE,
  phone text NOT NULL,
  phone_index text,
  principal_id uuid,
  reason text NOT NULL DEFAULT '',
  state text NOT NULL CHECK (state IN ('open', 'reached', 'unreached', 'dropped')),
  due_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  last_outcome text CHECK (last_outcome IN ('busy', 'noAnswer', 'wrongNumber', 'reached')),
  created_by uuid,
  created_at timestamptz NOT NULL,
  ended_at timestamptz,
  version integer NOT NULL DEFAULT 1
);
COMMENT ON TABLE assist.callbacks IS 'People who are to be called back: missed calls, and what was promised.';
COMMENT ON COLUMN assist.callbacks.id IS 'UUIDv7.';
COMMENT ON COLUMN assist.callbacks.tenant_id IS 'Town.';
COMMENT ON COLUMN assist.callbacks.call_id IS 'The call from which it came.';
COMMENT ON COLUMN assist.callbacks.phone IS 'Number to call; sealed.';
COMMENT ON COLUMN assist.callbacks.phone_index IS 'Keyed digest of it.';
COMMENT ON COLUMN assist.callbacks.principal_id IS 'Resident, where known.';
COMMENT ON COLUMN assist.callbacks.reason IS 'For what; sealed.';
COMMENT ON COLUMN assist.callbacks.state IS 'open; reached; unreached after three attempts; dropped with a reason.';
COMMENT ON COLUMN assist.callbacks.due_at IS 'Call by then; moved on by each attempt in vain.';
COMMENT ON COLUMN assist.callbacks.attempts IS 'Attempts so far.';
COMMENT ON COLUMN assist.callbacks.last_outcome IS 'Outcome of the last one.';
COMMENT ON COLUMN assist.callbacks.created_by IS 'Who promised it; NULL: a missed call.';
COMMENT ON COLUMN assist.callbacks.created_at IS 'When.';
COMMENT ON COLUMN assist.callbacks.ended_at IS 'When it was done with.';
COMMENT ON COLUMN assist.callbacks.version IS 'Counts changes; a stale act is refused.';
CREATE INDEX callbacks_due ON assist.callbacks (tenant_id, due_at) WHERE state = 'open';
CREATE UNIQUE INDEX callbacks_once ON assist.callbacks (tenant_id, phone_index) WHERE state = 'open' AND phone_index IS NOT NULL;
SELECT platform.protect('assist.callbacks');
SELECT platform.seal('assist.callbacks', 'phone');
SELECT platform.seal('assist.callbacks', 'reason');

CREATE TABLE assist.attempts (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  callback_id uuid NOT NULL REFERENCES assist.callbacks ON DELETE CASCADE,
  outcome text NOT NULL CHECK (outcome IN ('busy', 'noAnswer', 'wrongNumber', 'reached')),
  agent_id uuid NOT NULL,
  tried_at timestamptz NOT NULL
);
COMMENT ON TABLE assist.attempts IS 'Attempts to call somebody back.';
COMMENT ON COLUMN assist.attempts.id IS 'UUIDv7.';
COMMENT ON COLUMN assist.attempts.tenant_id IS 'Town.';
COMMENT ON COLUMN assist.attempts.callback_id IS 'Whom.';
COMMENT ON COLUMN assist.attempts.outcome IS 'What came of it.';
COMMENT ON COLUMN assist.attempts.agent_id IS 'Who called.';
COMMENT ON COLUMN assist.attempts.tried_at IS 'When.';
CREATE INDEX attempts_callback ON assist.attempts (tenant_id, callback_id, id);
SELECT platform.protect('assist.attempts');

CREATE TABLE assist.desks (
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL,
  extension text NOT NULL CHECK (extension ~ '^[0-9A-Za-z]{1,20}$'),
  since timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, person_id),
  UNIQUE (tenant_id, extension)
);
COMMENT ON TABLE assist.desks IS 'Who sits at which extension: there a ringing call is shown.';
COMMENT ON COLUMN assist.desks.tenant_id IS 'Town.';
COMMENT ON COLUMN assist.desks.person_id IS 'Agent.';
COMMENT ON COLUMN assist.desks.extension IS 'Extension of the exchange.';
COMMENT ON COLUMN assist.desks.since IS 'Since when.';
SELECT platform.protect('assist.desks');

CREATE TABLE assist.phrases (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  position integer NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, title)
);
COMMENT ON TABLE assist.phrases IS 'Text blocks that agents say or put into summaries.';
COMMENT ON COLUMN assist.phrases.id IS 'UUIDv7.';
COMMENT ON COLUMN assist.phrases.tenant_id IS 'Town.';
COMMENT ON COLUMN assist.phrases.title IS 'What it is for.';
COMMENT ON COLUMN assist.phrases.body IS 'The words.';
COMMENT ON COLUMN assist.phrases.position IS 'Order.';
COMMENT ON COLUMN assist.phrases.version IS 'Counts changes.';
SELECT platform.protect('assist.phrases');
