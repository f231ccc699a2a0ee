-- Suggestions, the roll of residents, votes, consultations, points, satisfaction calls.
CREATE SCHEMA participation;
COMMENT ON SCHEMA participation IS 'Residents speak up, vote, comment, do good and are asked whether they were content.';

CREATE TABLE participation.counters (
  tenant_id uuid NOT NULL,
  kind text NOT NULL,
  day text NOT NULL CHECK (day ~ '^\d{4}-\d{2}-\d{2}$'),
  given integer NOT NULL,
  PRIMARY KEY (tenant_id, kind, day)
);
COMMENT ON TABLE participation.counters IS 'Running numbers, by kind and local day.';
COMMENT ON COLUMN participation.counters.tenant_id IS 'Town.';
COMMENT ON COLUMN participation.counters.kind IS 'Letters before the number: JY suggestions, BJ votes, YJ consultations, HF call rounds.';
COMMENT ON COLUMN participation.counters.day IS 'Local day.';
COMMENT ON COLUMN participation.counters.given IS 'The last number given.';
SELECT platform.protect('participation.counters');

CREATE TABLE participation.suggestions (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  number text NOT NULL,
  author_id uuid,
  title text NOT NULL,
  body text NOT NULL,
  public_title text NOT NULL DEFAULT '',
  public_body text NOT NULL DEFAULT '',
  topic text NOT NULL,
  village_id uuid,
  findings jsonb NOT NULL DEFAULT '[]',
  state text NOT NULL CHECK (state IN ('waiting', 'refused', 'withDepartment', 'answered', 'merged', 'withdrawn')),
  reason text NOT NULL DEFAULT '',
  reason_words text NOT NULL DEFAULT '',
  department_id uuid,
  case_id uuid,
  case_number text,
  due_at timestamptz,
  merged_into_id uuid,
  outcome text NOT NULL DEFAULT '',
  answer text NOT NULL DEFAULT '',
  answered_at timestamptz,
  answered_by uuid,
  supporters integer NOT NULL DEFAULT 0 CHECK (supporters >= 0),
  created_at timestamptz NOT NULL,
  published_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, number)
);
COMMENT ON TABLE participation.suggestions IS 'What a resident suggests, and the department''s answer in public.';
COMMENT ON COLUMN participation.suggestions.id IS 'UUIDv7.';
COMMENT ON COLUMN participation.suggestions.tenant_id IS 'Town.';
COMMENT ON COLUMN participation.suggestions.number IS 'Short readable number, JY-….';
COMMENT ON COLUMN participation.suggestions.author_id IS 'Who suggests; NULL once erased.';
COMMENT ON COLUMN participation.suggestions.title IS 'Title as given, sealed.';
COMMENT ON COLUMN participation.suggestions.body IS 'Words as given, sealed.';
COMMENT ON COLUMN participation.suggestions.public_title IS 'Title as anybody may read it: personal data taken out, checked by the moderator.';
COMMENT ON COLUMN participation.suggestions.public_body IS 'Words as anybody may read them.';
COMMENT ON COLUMN participation.suggestions.topic IS 'What it is about: contract/words.ts.';
COMMENT ON COLUMN participation.suggestions.village_id IS 'Village it concerns; NULL for the whole town.';
COMMENT ON COLUMN participation.suggestions.findings IS 'What the machine found: kinds and counts only, never the words.';
COMMENT ON COLUMN participation.suggestions.state IS 'See contract/states.ts; only the table of moves sets it.';
COMMENT ON COLUMN participation.suggestions.reason IS 'Why it was not published: contract/words.ts.';
COMMENT ON COLUMN participation.suggestions.reason_words IS 'The same in words for the author.';
COMMENT ON COLUMN participation.suggestions.department_id IS 'Department that answers.';
COMMENT ON COLUMN participation.suggestions.case_id IS 'The case that carries it.';
COMMENT ON COLUMN participation.suggestions.case_number IS 'Its number.';
COMMENT ON COLUMN participation.suggestions.due_at IS 'To be answered by.';
COMMENT ON COLUMN participation.suggestions.merged_into_id IS 'The suggestion that speaks for it.';
COMMENT ON COLUMN participation.suggestions.outcome IS 'What the department does with it: contract/words.ts.';
COMMENT ON COLUMN participation.suggestions.answer IS 'The public answer.';
COMMENT ON COLUMN participation.suggestions.answered_at IS 'When.';
COMMENT ON COLUMN participation.suggestions.answered_by IS 'Who.';
COMMENT ON COLUMN participation.suggestions.supporters IS 'Voices of others; as many as rows in supports.';
COMMENT ON COLUMN participation.suggestions.created_at IS 'When it came.';
COMMENT ON COLUMN participation.suggestions.published_at IS 'When it was shown.';
COMMENT ON COLUMN participation.suggestions.version IS 'Counts changes; a stale act is refused.';
CREATE INDEX suggestions_public ON participation.suggestions (tenant_id, published_at DESC, id DESC) WHERE state IN ('withDepartment', 'answered');
CREATE INDEX suggestions_state ON participation.suggestions (tenant_id, state, id DESC);
CREATE INDEX suggestions_author ON participation.suggestions (tenant_id, author_id, id DESC);
CREATE INDEX suggestions_case ON participation.suggestions (case_id);
SELECT platform.protect('participation.suggestions');

SELECT platform.seal('participation.suggestions', 'title');
SELECT platform.seal('participation.suggestions', 'body');

CREATE TABLE participation.supports (
  tenant_id uuid NOT NULL,
  suggestion_id uuid NOT NULL REFERENCES participation.suggestions,
  person_id uuid NOT NULL,
  supported_at timestamptz NOT NULL,
  PRIMARY KEY (suggestion_id, person_id)
);
COMMENT ON TABLE participation.supports IS 'One voice each for a suggestion of somebody else.';
COMMENT ON COLUMN participation.supports.tenant_id IS 'Town.';
COMMENT ON COLUMN participation.supports.suggestion_id IS 'What is supported.';
COMMENT ON COLUMN participation.supports.person_id IS 'Who supports it.';
COMMENT ON COLUMN participation.supports.supported_at IS 'When.';
SELECT platform.protect('participation.supports');

CREATE TABLE participation.residents (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  person_id uuid,
  name text NOT NULL,
  id_number text NOT NULL,
  id_number_index text,
  village_id uuid NOT NULL,
  born_on text NOT NULL CHECK (born_on ~ '^\d{4}-\d{2}-\d{2}$'),
  verified_by uuid,
  verified_at timestamptz NOT NULL,
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1
);
COMMENT ON TABLE participation.residents IS 'The roll of verified residents: one row a person, however many accounts or telephones; who stands here has a voice.';
COMMENT ON COLUMN participation.residents.id IS 'UUIDv7.';
COMMENT ON COLUMN participation.residents.tenant_id IS 'Town.';
COMMENT ON COLUMN participation.residents.person_id IS 'The account in this house; NULL for who has none and votes on paper.';
COMMENT ON COLUMN participation.residents.name IS 'Name, sealed.';
COMMENT ON COLUMN participation.residents.id_number IS 'Identity number, sealed.';
COMMENT ON COLUMN participation.residents.id_number_index IS 'Blind index of the identity number: the same person is found and refused twice; not personal without the key.';
COMMENT ON COLUMN participation.residents.village_id IS 'Village where the person lives.';
COMMENT ON COLUMN participation.residents.born_on IS 'Day of birth, from the identity number.';
COMMENT ON COLUMN participation.residents.verified_by IS 'Clerk who saw the card.';
COMMENT ON COLUMN participation.residents.verified_at IS 'When.';
COMMENT ON COLUMN participation.residents.active IS 'Moved away or died: false.';
COMMENT ON COLUMN participation.residents.version IS 'Counts changes.';
CREATE UNIQUE INDEX residents_identity ON participation.residents (tenant_id, id_number_index);
CREATE UNIQUE INDEX residents_account ON participation.residents (tenant_id, person_id) WHERE person_id IS NOT NULL;
CREATE INDEX residents_village ON participation.residents (tenant_id, village_id, id);
SELECT platform.protect('participation.residents');

SELECT platform.seal('participation.residents', 'name');
SELECT platform.seal('participation.residents', 'id_number');

CREATE TABLE participation.polls (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  number text NOT NULL,
  title text NOT NULL,
  lead text NOT NULL,
  options jsonb NOT NULL,
  choose_most integer NOT NULL CHECK (choose_most BETWEEN 1 AND 20),
  secrecy text NOT NULL CHECK (secrecy IN ('secret', 'open')),
  village_ids uuid[] NOT NULL,
  min_age integer NOT NULL CHECK (min_age BETWEEN 0 AND 120),
  with_paper boolean NOT NULL,
  opens_at timestamptz NOT NULL,
  closes_at timestamptz NOT NULL CHECK (closes_at > opens_at),
  state text NOT NULL CHECK (state IN ('draft', 'open', 'counting', 'published', 'cancelled')),
  reason text NOT NULL DEFAULT '',
  signing_key text NOT NULL DEFAULT '',
  public_key text NOT NULL DEFAULT '',
  eligible integer,
  result jsonb,
  created_by uuid,
  created_at timestamptz NOT NULL,
  published_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, number)
);
COMMENT ON TABLE participation.polls IS 'A vote of residents.';
COMMENT ON COLUMN participation.polls.id IS 'UUIDv7.';
COMMENT ON COLUMN participation.polls.tenant_id IS 'Town.';
COMMENT ON COLUMN participation.polls.number IS 'Short readable number, BJ-….';
COMMENT ON COLUMN participation.polls.title IS 'The question.';
COMMENT ON COLUMN participation.polls.lead IS 'What it is about, in plain words.';
COMMENT ON COLUMN participation.polls.options IS '[{code, text}], in the order shown.';
COMMENT ON COLUMN participation.polls.choose_most IS 'How many options a ballot may name.';
COMMENT ON COLUMN participation.polls.secrecy IS 'Secret: no row joins voter and ballot.';
COMMENT ON COLUMN participation.polls.village_ids IS 'Who votes: residents of these villages; empty for the whole town.';
COMMENT ON COLUMN participation.polls.min_age IS 'Who votes: at least so old on the last day; not personal.';
COMMENT ON COLUMN participation.polls.with_paper IS 'Paper ballots are counted too, at the village meeting.';
COMMENT ON COLUMN participation.polls.opens_at IS 'From.';
COMMENT ON COLUMN participation.polls.closes_at IS 'Until, not included.';
COMMENT ON COLUMN participation.polls.state IS 'See contract/states.ts.';
COMMENT ON COLUMN participation.polls.reason IS 'Why it was cancelled.';
COMMENT ON COLUMN participation.polls.signing_key IS 'Private key that signs ballot papers of a secret vote, sealed; emptied when the vote closes.';
COMMENT ON COLUMN participation.polls.public_key IS 'Its public part (JWK members n and e as JSON).';
COMMENT ON COLUMN participation.polls.eligible IS 'Residents with a voice, counted when it closed.';
COMMENT ON COLUMN participation.polls.result IS 'The published count (contract: PollResult).';
COMMENT ON COLUMN participation.polls.created_by IS 'Who drew it up.';
COMMENT ON COLUMN participation.polls.created_at IS 'When.';
COMMENT ON COLUMN participation.polls.published_at IS 'When the count was published.';
COMMENT ON COLUMN participation.polls.version IS 'Counts changes.';
CREATE INDEX polls_state ON participation.polls (tenant_id, state, id DESC);
SELECT platform.protect('participation.polls');

SELECT platform.seal('participation.polls', 'signing_key');

CREATE TABLE participation.voices (
  tenant_id uuid NOT NULL,
  poll_id uuid NOT NULL REFERENCES participation.polls,
  resident_id uuid NOT NULL REFERENCES participation.residents,
  village_id uuid NOT NULL,
  way text NOT NULL CHECK (way IN ('online', 'paper')),
  on_day text NOT NULL,
  blinded text NOT NULL DEFAULT '',
  signature text NOT NULL DEFAULT '',
  PRIMARY KEY (poll_id, resident_id)
);
COMMENT ON TABLE participation.voices IS 'Who has used the voice in a vote: one row a resident, whatever the way. Tells nothing of the choice in a secret vote.';
COMMENT ON COLUMN participation.voices.tenant_id IS 'Town.';
COMMENT ON COLUMN participation.voices.poll_id IS 'The vote.';
COMMENT ON COLUMN participation.voices.resident_id IS 'Whose voice.';
COMMENT ON COLUMN participation.voices.village_id IS 'Village when voting.';
COMMENT ON COLUMN participation.voices.way IS 'By telephone or on paper.';
COMMENT ON COLUMN participation.voices.on_day IS 'Local day; no instant, so that nobody lines voices up with ballots.';
COMMENT ON COLUMN participation.voices.blinded IS 'Ballot paper as it was signed, still blinded: says nothing of the one that is cast.';
COMMENT ON COLUMN participation.voices.signature IS 'The signature given, so that a repeat gets the same.';
SELECT platform.protect('participation.voices');

CREATE TABLE participation.ballots (
  tenant_id uuid NOT NULL,
  poll_id uuid NOT NULL REFERENCES participation.polls,
  receipt text NOT NULL,
  choices text[] NOT NULL,
  PRIMARY KEY (poll_id, receipt)
);
COMMENT ON TABLE participation.ballots IS 'The urn of secret votes. No time, no order, no person.';
COMMENT ON COLUMN participation.ballots.tenant_id IS 'Town.';
COMMENT ON COLUMN participation.ballots.poll_id IS 'The vote.';
COMMENT ON COLUMN participation.ballots.receipt IS 'Code that the voter keeps, made from the ballot paper''s secret.';
COMMENT ON COLUMN participation.ballots.choices IS 'Codes of the options.';
SELECT platform.protect('participation.ballots');

CREATE TABLE participation.open_ballots (
  tenant_id uuid NOT NULL,
  poll_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  receipt text NOT NULL,
  choices text[] NOT NULL,
  voted_at timestamptz NOT NULL,
  PRIMARY KEY (poll_id, resident_id),
  UNIQUE (poll_id, receipt),
  FOREIGN KEY (poll_id, resident_id) REFERENCES participation.voices
);
COMMENT ON TABLE participation.open_ballots IS 'Ballots of open votes, with the voter.';
COMMENT ON COLUMN participation.open_ballots.tenant_id IS 'Town.';
COMMENT ON COLUMN participation.open_ballots.poll_id IS 'The vote.';
COMMENT ON COLUMN participation.open_ballots.resident_id IS 'The voter.';
COMMENT ON COLUMN participation.open_ballots.receipt IS 'Code that the voter keeps.';
COMMENT ON COLUMN participation.open_ballots.choices IS 'Codes of the options.';
COMMENT ON COLUMN participation.open_ballots.voted_at IS 'When.';
SELECT platform.protect('participation.open_ballots');

CREATE TABLE participation.paper_counts (
  tenant_id uuid NOT NULL,
  poll_id uuid NOT NULL REFERENCES participation.polls,
  village_id uuid NOT NULL,
  round integer NOT NULL CHECK (round >= 1),
  entered_by uuid NOT NULL,
  counts jsonb NOT NULL,
  ballots integer NOT NULL CHECK (ballots >= 0),
  spoiled integer NOT NULL CHECK (spoiled >= 0),
  entered_at timestamptz NOT NULL,
  PRIMARY KEY (poll_id, village_id, round, entered_by)
);
COMMENT ON TABLE participation.paper_counts IS 'What two clerks counted, each without seeing the other''s figures.';
COMMENT ON COLUMN participation.paper_counts.tenant_id IS 'Town.';
COMMENT ON COLUMN participation.paper_counts.poll_id IS 'The vote.';
COMMENT ON COLUMN participation.paper_counts.village_id IS 'Where the meeting was.';
COMMENT ON COLUMN participation.paper_counts.round IS 'Counted anew after a difference.';
COMMENT ON COLUMN participation.paper_counts.entered_by IS 'Clerk.';
COMMENT ON COLUMN participation.paper_counts.counts IS 'Voices by code of the option.';
COMMENT ON COLUMN participation.paper_counts.ballots IS 'Valid ballots.';
COMMENT ON COLUMN participation.paper_counts.spoiled IS 'Invalid ones.';
COMMENT ON COLUMN participation.paper_counts.entered_at IS 'When.';
SELECT platform.protect('participation.paper_counts');

CREATE TABLE participation.consultations (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  number text NOT NULL,
  title text NOT NULL,
  lead text NOT NULL,
  sections jsonb NOT NULL,
  department_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'open', 'closed', 'published', 'withdrawn')),
  closes_at timestamptz NOT NULL,
  heard text NOT NULL DEFAULT '',
  changed text NOT NULL DEFAULT '',
  section_answers jsonb NOT NULL DEFAULT '{}',
  created_by uuid,
  created_at timestamptz NOT NULL,
  opened_at timestamptz,
  published_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, number)
);
COMMENT ON TABLE participation.consultations IS 'A draft on which residents may comment, section by section.';
COMMENT ON COLUMN participation.consultations.id IS 'UUIDv7.';
COMMENT ON COLUMN participation.consultations.tenant_id IS 'Town.';
COMMENT ON COLUMN participation.consultations.number IS 'Short readable number, YJ-….';
COMMENT ON COLUMN participation.consultations.title IS 'Title of the draft.';
COMMENT ON COLUMN participation.consultations.lead IS 'Why it is drawn up and what is asked.';
COMMENT ON COLUMN participation.consultations.sections IS '[{anchor, heading, text}].';
COMMENT ON COLUMN participation.consultations.department_id IS 'Department that drew it up.';
COMMENT ON COLUMN participation.consultations.state IS 'See contract/states.ts.';
COMMENT ON COLUMN participation.consultations.closes_at IS 'Comments until, not included.';
COMMENT ON COLUMN participation.consultations.heard IS 'What we heard.';
COMMENT ON COLUMN participation.consultations.changed IS 'What we changed, and what not and why.';
COMMENT ON COLUMN participation.consultations.section_answers IS 'Answer by anchor of the section.';
COMMENT ON COLUMN participation.consultations.created_by IS 'Who drew it up.';
COMMENT ON COLUMN participation.consultations.created_at IS 'When.';
COMMENT ON COLUMN participation.consultations.opened_at IS 'When comments began.';
COMMENT ON COLUMN participation.consultations.published_at IS 'When the summary was published.';
COMMENT ON COLUMN participation.consultations.version IS 'Counts changes.';
CREATE INDEX consultations_state ON participation.consultations (tenant_id, state, id DESC);
SELECT platform.protect('participation.consultations');

CREATE TABLE participation.comments (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  consultation_id uuid NOT NULL REFERENCES participation.consultations,
  anchor text NOT NULL,
  author_id uuid,
  words text NOT NULL,
  public_words text NOT NULL DEFAULT '',
  state text NOT NULL CHECK (state IN ('waiting', 'shown', 'hidden')),
  reason text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE participation.comments IS 'What a resident says to a section.';
COMMENT ON COLUMN participation.comments.id IS 'UUIDv7.';
COMMENT ON COLUMN participation.comments.tenant_id IS 'Town.';
COMMENT ON COLUMN participation.comments.consultation_id IS 'The draft.';
COMMENT ON COLUMN participation.comments.anchor IS 'The section; empty for the whole.';
COMMENT ON COLUMN participation.comments.author_id IS 'Who; NULL once erased.';
COMMENT ON COLUMN participation.comments.words IS 'Words as given, sealed.';
COMMENT ON COLUMN participation.comments.public_words IS 'Words as anybody may read them.';
COMMENT ON COLUMN participation.comments.state IS 'Hidden with a reason.';
COMMENT ON COLUMN participation.comments.reason IS 'Why it is hidden.';
COMMENT ON COLUMN participation.comments.created_at IS 'When.';
CREATE INDEX comments_of ON participation.comments (tenant_id, consultation_id, id);
CREATE INDEX comments_author ON participation.comments (tenant_id, author_id);
SELECT platform.protect('participation.comments');

SELECT platform.seal('participation.comments', 'words');

CREATE TABLE participation.point_rules (
  tenant_id uuid NOT NULL,
  code text NOT NULL,
  title_zh text NOT NULL,
  title_en text NOT NULL,
  points integer NOT NULL CHECK (points BETWEEN 1 AND 1000),
  per_day integer NOT NULL CHECK (per_day BETWEEN 1 AND 100),
  lasts_days integer NOT NULL CHECK (lasts_days BETWEEN 30 AND 3650),
  claimable boolean NOT NULL,
  active boolean NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (tenant_id, code)
);
COMMENT ON TABLE participation.point_rules IS 'For what points are given: the town''s own amounts; a shipped rule stands until it is changed.';
COMMENT ON COLUMN participation.point_rules.tenant_id IS 'Town.';
COMMENT ON COLUMN participation.point_rules.code IS 'Two words with a dot.';
COMMENT ON COLUMN participation.point_rules.title_zh IS 'Name.';
COMMENT ON COLUMN participation.point_rules.title_en IS 'Name in English.';
COMMENT ON COLUMN participation.point_rules.points IS 'Points a deed.';
COMMENT ON COLUMN participation.point_rules.per_day IS 'Most a person and day.';
COMMENT ON COLUMN participation.point_rules.lasts_days IS 'Days until they expire.';
COMMENT ON COLUMN participation.point_rules.claimable IS 'A resident may claim it with a photo.';
COMMENT ON COLUMN participation.point_rules.active IS 'Whether it earns now.';
COMMENT ON COLUMN participation.point_rules.version IS 'Counts changes.';
SELECT platform.protect('participation.point_rules');

CREATE TABLE participation.point_accounts (
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL,
  balance integer NOT NULL CHECK (balance >= 0),
  earned integer NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, person_id)
);
COMMENT ON TABLE participation.point_accounts IS 'What a person may spend: the sum of the entries, kept by the trigger of the entries.';
COMMENT ON COLUMN participation.point_accounts.tenant_id IS 'Town.';
COMMENT ON COLUMN participation.point_accounts.person_id IS 'Whose.';
COMMENT ON COLUMN participation.point_accounts.balance IS 'Never below zero, whoever writes.';
COMMENT ON COLUMN participation.point_accounts.earned IS 'Earned in all.';
SELECT platform.protect('participation.point_accounts');

CREATE TABLE participation.point_entries (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('earn', 'takeBack', 'spend', 'refund', 'expire')),
  points integer NOT NULL CHECK (points <> 0 AND (points > 0) = (kind IN ('earn', 'refund'))),
  rule text NOT NULL,
  source text NOT NULL,
  source_id text NOT NULL,
  village_id uuid,
  note text NOT NULL,
  happened_at timestamptz NOT NULL,
  entered_at timestamptz NOT NULL,
  expires_at timestamptz,
  UNIQUE (tenant_id, source, source_id, person_id, rule, kind)
);
COMMENT ON TABLE participation.point_entries IS 'The ledger of points; rows are only ever added.';
COMMENT ON COLUMN participation.point_entries.id IS 'UUIDv7.';
COMMENT ON COLUMN participation.point_entries.tenant_id IS 'Town.';
COMMENT ON COLUMN participation.point_entries.person_id IS 'Whose.';
COMMENT ON COLUMN participation.point_entries.kind IS 'What moved them.';
COMMENT ON COLUMN participation.point_entries.points IS 'Signed.';
COMMENT ON COLUMN participation.point_entries.rule IS 'Code of the rule; empty where none.';
COMMENT ON COLUMN participation.point_entries.source IS 'What the deed is a row of.';
COMMENT ON COLUMN participation.point_entries.source_id IS 'The row.';
COMMENT ON COLUMN participation.point_entries.village_id IS 'Village of the person on the roll then.';
COMMENT ON COLUMN participation.point_entries.note IS 'For the person''s statement.';
COMMENT ON COLUMN participation.point_entries.happened_at IS 'When the deed was done.';
COMMENT ON COLUMN participation.point_entries.entered_at IS 'When it was booked.';
COMMENT ON COLUMN participation.point_entries.expires_at IS 'When what is left of it expires; earned ones only.';
CREATE INDEX point_entries_person ON participation.point_entries (tenant_id, person_id, id DESC);
CREATE INDEX point_entries_expiring ON participation.point_entries (tenant_id, expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX point_entries_month ON participation.point_entries (tenant_id, entered_at);
SELECT platform.protect('participation.point_entries');

REVOKE UPDATE, DELETE ON participation.point_entries FROM zhenshu_app;
CREATE FUNCTION participation.move_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO participation.point_accounts AS a (tenant_id, person_id, balance, earned)
  VALUES (NEW.tenant_id, NEW.person_id, greatest(NEW.points, 0), CASE WHEN NEW.kind = 'earn' THEN NEW.points ELSE 0 END)
  ON CONFLICT (tenant_id, person_id) DO UPDATE
    SET balance = a.balance + NEW.points, earned = a.earned + CASE WHEN NEW.kind = 'earn' THEN NEW.points ELSE 0 END;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION participation.move_balance() IS 'Keeps the balance in the transaction of the entry; a first entry is never a debit, because debits are limited by the balance.';
CREATE TRIGGER move_balance AFTER INSERT ON participation.point_entries FOR EACH ROW EXECUTE FUNCTION participation.move_balance();
CREATE POLICY own ON participation.point_entries AS RESTRICTIVE FOR ALL TO zhenshu_app USING (platform.sees_all() OR person_id = platform.person());
COMMENT ON POLICY own ON participation.point_entries IS 'The person concerned and whoever oversees the town.';

CREATE TABLE participation.claims (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL,
  rule text NOT NULL,
  words text NOT NULL,
  photo_ids uuid[] NOT NULL,
  done_on text NOT NULL CHECK (done_on ~ '^\d{4}-\d{2}-\d{2}$'),
  state text NOT NULL CHECK (state IN ('waiting', 'confirmed', 'refused', 'withdrawn')),
  decided_by uuid CHECK (decided_by <> person_id),
  decided_at timestamptz,
  reason text NOT NULL DEFAULT '',
  points integer,
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE participation.claims IS 'A deed that a resident says was done, confirmed by a second person.';
COMMENT ON COLUMN participation.claims.id IS 'UUIDv7.';
COMMENT ON COLUMN participation.claims.tenant_id IS 'Town.';
COMMENT ON COLUMN participation.claims.person_id IS 'Who claims.';
COMMENT ON COLUMN participation.claims.rule IS 'Code of the rule.';
COMMENT ON COLUMN participation.claims.words IS 'What was done, sealed.';
COMMENT ON COLUMN participation.claims.photo_ids IS 'Photos.';
COMMENT ON COLUMN participation.claims.done_on IS 'Local day of the deed.';
COMMENT ON COLUMN participation.claims.state IS 'See contract/states.ts.';
COMMENT ON COLUMN participation.claims.decided_by IS 'The second person: never the claimant.';
COMMENT ON COLUMN participation.claims.decided_at IS 'When.';
COMMENT ON COLUMN participation.claims.reason IS 'Why it was refused.';
COMMENT ON COLUMN participation.claims.points IS 'Points given.';
COMMENT ON COLUMN participation.claims.created_at IS 'When it was claimed.';
CREATE INDEX claims_state ON participation.claims (tenant_id, state, id DESC);
CREATE INDEX claims_person ON participation.claims (tenant_id, person_id, id DESC);
SELECT platform.protect('participation.claims');

SELECT platform.seal('participation.claims', 'words');
CREATE POLICY own ON participation.claims AS RESTRICTIVE FOR ALL TO zhenshu_app USING (platform.sees_all() OR person_id = platform.person());
COMMENT ON POLICY own ON participation.claims IS 'The person concerned and whoever oversees the town.';

CREATE TABLE participation.goods (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  name text NOT NULL,
  description text NOT NULL,
  points integer NOT NULL CHECK (points BETWEEN 1 AND 100000),
  stock integer NOT NULL CHECK (stock >= 0),
  per_person integer NOT NULL CHECK (per_person BETWEEN 1 AND 100),
  station text NOT NULL,
  active boolean NOT NULL,
  version integer NOT NULL DEFAULT 1
);
COMMENT ON TABLE participation.goods IS 'What points are exchanged for.';
COMMENT ON COLUMN participation.goods.id IS 'UUIDv7.';
COMMENT ON COLUMN participation.goods.tenant_id IS 'Town.';
COMMENT ON COLUMN participation.goods.name IS 'Name of the goods; not personal.';
COMMENT ON COLUMN participation.goods.description IS 'Size, brand, what to know.';
COMMENT ON COLUMN participation.goods.points IS 'Price.';
COMMENT ON COLUMN participation.goods.stock IS 'Pieces left; never below zero.';
COMMENT ON COLUMN participation.goods.per_person IS 'Most a person and month.';
COMMENT ON COLUMN participation.goods.station IS 'Where it is handed out.';
COMMENT ON COLUMN participation.goods.active IS 'Whether it is offered.';
COMMENT ON COLUMN participation.goods.version IS 'Counts changes.';
CREATE INDEX goods_offered ON participation.goods (tenant_id, active);
SELECT platform.protect('participation.goods');

CREATE TABLE participation.redemptions (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL,
  good_id uuid NOT NULL REFERENCES participation.goods,
  good_name text NOT NULL,
  quantity integer NOT NULL CHECK (quantity BETWEEN 1 AND 100),
  points integer NOT NULL CHECK (points > 0),
  code text NOT NULL,
  station text NOT NULL,
  state text NOT NULL CHECK (state IN ('reserved', 'collected', 'cancelled', 'expired')),
  reserved_at timestamptz NOT NULL,
  until_at timestamptz NOT NULL,
  ended_at timestamptz,
  ended_by uuid
);
COMMENT ON TABLE participation.redemptions IS 'Goods reserved for points.';
COMMENT ON COLUMN participation.redemptions.id IS 'UUIDv7.';
COMMENT ON COLUMN participation.redemptions.tenant_id IS 'Town.';
COMMENT ON COLUMN participation.redemptions.person_id IS 'Who.';
COMMENT ON COLUMN participation.redemptions.good_id IS 'What.';
COMMENT ON COLUMN participation.redemptions.good_name IS 'Its name then.';
COMMENT ON COLUMN participation.redemptions.quantity IS 'Pieces.';
COMMENT ON COLUMN participation.redemptions.points IS 'Points paid.';
COMMENT ON COLUMN participation.redemptions.code IS 'Six digits that are shown when it is collected.';
COMMENT ON COLUMN participation.redemptions.station IS 'Where.';
COMMENT ON COLUMN participation.redemptions.state IS 'See contract/states.ts.';
COMMENT ON COLUMN participation.redemptions.reserved_at IS 'When.';
COMMENT ON COLUMN participation.redemptions.until_at IS 'To be collected by.';
COMMENT ON COLUMN participation.redemptions.ended_at IS 'Collected, cancelled or expired.';
COMMENT ON COLUMN participation.redemptions.ended_by IS 'By whom; NULL when its time was over.';
CREATE UNIQUE INDEX redemptions_code ON participation.redemptions (tenant_id, code) WHERE state = 'reserved';
CREATE INDEX redemptions_person ON participation.redemptions (tenant_id, person_id, id DESC);
CREATE INDEX redemptions_state ON participation.redemptions (tenant_id, state, id DESC);
SELECT platform.protect('participation.redemptions');

CREATE POLICY own ON participation.redemptions AS RESTRICTIVE FOR ALL TO zhenshu_app USING (platform.sees_all() OR person_id = platform.person());
COMMENT ON POLICY own ON participation.redemptions IS 'The person concerned and whoever oversees the town.';

CREATE TABLE participation.board_consents (
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL,
  shown_name text NOT NULL,
  village_id uuid NOT NULL,
  given_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, person_id)
);
COMMENT ON TABLE participation.board_consents IS 'Who agreed to stand on the village''s board of points, under which name.';
COMMENT ON COLUMN participation.board_consents.tenant_id IS 'Town.';
COMMENT ON COLUMN participation.board_consents.person_id IS 'Who.';
COMMENT ON COLUMN participation.board_consents.shown_name IS 'Name as shown, chosen by the person.';
COMMENT ON COLUMN participation.board_consents.village_id IS 'On which board.';
COMMENT ON COLUMN participation.board_consents.given_at IS 'When.';
SELECT platform.protect('participation.board_consents');

CREATE TABLE participation.publications (
  tenant_id uuid NOT NULL,
  month text NOT NULL CHECK (month ~ '^\d{4}-\d{2}$'),
  content jsonb NOT NULL,
  published_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, month)
);
COMMENT ON TABLE participation.publications IS 'What was published of the points of a month.';
COMMENT ON COLUMN participation.publications.tenant_id IS 'Town.';
COMMENT ON COLUMN participation.publications.month IS 'Local month.';
COMMENT ON COLUMN participation.publications.content IS 'Sums by village and rule, and the boards of who agreed.';
COMMENT ON COLUMN participation.publications.published_at IS 'When.';
SELECT platform.protect('participation.publications');

CREATE TABLE participation.call_rounds (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  number text NOT NULL,
  title text NOT NULL,
  from_at timestamptz NOT NULL,
  to_at timestamptz NOT NULL CHECK (to_at > from_at),
  size integer NOT NULL CHECK (size BETWEEN 1 AND 2000),
  rest_days integer NOT NULL CHECK (rest_days BETWEEN 0 AND 365),
  seed text NOT NULL,
  strata jsonb NOT NULL,
  frame_digest text NOT NULL,
  script text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'published')),
  result jsonb,
  drawn_by uuid,
  drawn_at timestamptz NOT NULL,
  published_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, number)
);
COMMENT ON TABLE participation.call_rounds IS 'A round of satisfaction calls: a stratified sample of closed cases.';
COMMENT ON COLUMN participation.call_rounds.id IS 'UUIDv7.';
COMMENT ON COLUMN participation.call_rounds.tenant_id IS 'Town.';
COMMENT ON COLUMN participation.call_rounds.number IS 'Short readable number, HF-….';
COMMENT ON COLUMN participation.call_rounds.title IS 'Name of the round.';
COMMENT ON COLUMN participation.call_rounds.from_at IS 'Cases closed from.';
COMMENT ON COLUMN participation.call_rounds.to_at IS 'Until, not included.';
COMMENT ON COLUMN participation.call_rounds.size IS 'Calls wanted.';
COMMENT ON COLUMN participation.call_rounds.rest_days IS 'Nobody is called again within so many days.';
COMMENT ON COLUMN participation.call_rounds.seed IS 'From which the sample is drawn; the same seed draws the same.';
COMMENT ON COLUMN participation.call_rounds.strata IS 'By department and village: cases, reachable people, drawn.';
COMMENT ON COLUMN participation.call_rounds.frame_digest IS 'Digest of the cases drawn from, so that drawing again can be checked.';
COMMENT ON COLUMN participation.call_rounds.script IS 'What the caller says.';
COMMENT ON COLUMN participation.call_rounds.state IS 'See contract/states.ts.';
COMMENT ON COLUMN participation.call_rounds.result IS 'Published by department.';
COMMENT ON COLUMN participation.call_rounds.drawn_by IS 'Who drew it.';
COMMENT ON COLUMN participation.call_rounds.drawn_at IS 'When.';
COMMENT ON COLUMN participation.call_rounds.published_at IS 'When.';
COMMENT ON COLUMN participation.call_rounds.version IS 'Counts changes.';
SELECT platform.protect('participation.call_rounds');

CREATE TABLE participation.calls (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  round_id uuid NOT NULL REFERENCES participation.call_rounds,
  place integer NOT NULL,
  case_id uuid NOT NULL,
  case_number text NOT NULL,
  department_id uuid,
  village_id uuid,
  phone text NOT NULL,
  person_key text NOT NULL,
  state text NOT NULL CHECK (state IN ('toCall', 'answered', 'refused', 'unreached', 'wrongNumber')),
  attempts integer NOT NULL DEFAULT 0 CHECK (attempts BETWEEN 0 AND 3),
  score integer CHECK (score BETWEEN 1 AND 5),
  solved boolean,
  words text NOT NULL DEFAULT '',
  called_by uuid,
  called_at timestamptz,
  UNIQUE (round_id, case_id)
);
COMMENT ON TABLE participation.calls IS 'One call of a round.';
COMMENT ON COLUMN participation.calls.id IS 'UUIDv7.';
COMMENT ON COLUMN participation.calls.tenant_id IS 'Town.';
COMMENT ON COLUMN participation.calls.round_id IS 'The round.';
COMMENT ON COLUMN participation.calls.place IS 'In which order it was drawn.';
COMMENT ON COLUMN participation.calls.case_id IS 'The closed case.';
COMMENT ON COLUMN participation.calls.case_number IS 'Its number.';
COMMENT ON COLUMN participation.calls.department_id IS 'Department that led it.';
COMMENT ON COLUMN participation.calls.village_id IS 'Village of the case.';
COMMENT ON COLUMN participation.calls.phone IS 'Number to call, sealed.';
COMMENT ON COLUMN participation.calls.person_key IS 'Blind index of the number, as the reports carry it: whom was drawn lately, who refused.';
COMMENT ON COLUMN participation.calls.state IS 'See contract/states.ts.';
COMMENT ON COLUMN participation.calls.attempts IS 'Tries so far.';
COMMENT ON COLUMN participation.calls.score IS 'Stars.';
COMMENT ON COLUMN participation.calls.solved IS 'Whether the matter was really settled.';
COMMENT ON COLUMN participation.calls.words IS 'What was said, sealed.';
COMMENT ON COLUMN participation.calls.called_by IS 'Who called last.';
COMMENT ON COLUMN participation.calls.called_at IS 'When.';
CREATE INDEX calls_of ON participation.calls (tenant_id, round_id, place);
CREATE INDEX calls_person ON participation.calls (tenant_id, person_key);
SELECT platform.protect('participation.calls');

SELECT platform.seal('participation.calls', 'phone');
SELECT platform.seal('participation.calls', 'words');
