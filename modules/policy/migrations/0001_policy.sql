-- Policies: what residents are entitled to and must know, with the care of its search.
CREATE SCHEMA policy;
COMMENT ON SCHEMA policy IS 'Policies, their texts, who follows them, and the care of their search.';

CREATE TABLE policy.policies (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[a-z0-9][a-z0-9-]{1,60}$'),
  title text NOT NULL,
  issuer text NOT NULL,
  document_number text NOT NULL,
  level text NOT NULL CHECK (level IN ('national','province','city','county','town')),
  topics text[] NOT NULL,
  effective_on text,
  expires_on text,
  repealed_on text,
  repealed_by text NOT NULL DEFAULT '',
  is_public boolean NOT NULL DEFAULT false,
  published jsonb,
  published_at timestamptz,
  published_version integer NOT NULL DEFAULT 0,
  draft jsonb,
  draft_state text NOT NULL CHECK (draft_state IN ('none','draft','inReview')),
  draft_by uuid,
  return_reason text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (tenant_id, code),
  CHECK (published IS NOT NULL OR NOT is_public),
  CHECK ((draft IS NULL) = (draft_state = 'none'))
);
COMMENT ON TABLE policy.policies IS 'One policy: the text that is published and the one that is being worked on.';
COMMENT ON COLUMN policy.policies.id IS 'UUIDv7.';
COMMENT ON COLUMN policy.policies.tenant_id IS 'Tenant.';
COMMENT ON COLUMN policy.policies.code IS 'Last part of its address; never changed.';
COMMENT ON COLUMN policy.policies.title IS 'Title of the published text, else of the draft.';
COMMENT ON COLUMN policy.policies.issuer IS 'Who issued it.';
COMMENT ON COLUMN policy.policies.document_number IS 'Its number as printed.';
COMMENT ON COLUMN policy.policies.level IS 'Level of who issued it.';
COMMENT ON COLUMN policy.policies.topics IS 'What it is about.';
COMMENT ON COLUMN policy.policies.effective_on IS 'First local day on which it holds, YYYY-MM-DD; NULL: always.';
COMMENT ON COLUMN policy.policies.expires_on IS 'Last local day on which it holds; NULL: no end.';
COMMENT ON COLUMN policy.policies.repealed_on IS 'Local day from which it is repealed.';
COMMENT ON COLUMN policy.policies.repealed_by IS 'What repealed it, in words.';
COMMENT ON COLUMN policy.policies.is_public IS 'Whether residents see it.';
COMMENT ON COLUMN policy.policies.published IS 'The published text (PolicyContent of the contract).';
COMMENT ON COLUMN policy.policies.published_at IS 'When it was published last.';
COMMENT ON COLUMN policy.policies.published_version IS 'How many times it was published.';
COMMENT ON COLUMN policy.policies.draft IS 'The text that is being worked on.';
COMMENT ON COLUMN policy.policies.draft_state IS 'Where that text stands; none when there is none.';
COMMENT ON COLUMN policy.policies.draft_by IS 'Member of staff who changed it last.';
COMMENT ON COLUMN policy.policies.return_reason IS 'Why it was given back, until it is submitted again.';
COMMENT ON COLUMN policy.policies.created_at IS 'When it was begun.';
COMMENT ON COLUMN policy.policies.updated_at IS 'When anything of it was changed last.';
COMMENT ON COLUMN policy.policies.version IS 'Grows with every change; who saves names the one that was read.';
CREATE INDEX policies_public ON policy.policies (tenant_id, published_at DESC) WHERE is_public;
SELECT platform.protect('policy.policies');

CREATE TABLE policy.books (
  tenant_id uuid PRIMARY KEY,
  revision uuid NOT NULL
);
COMMENT ON TABLE policy.books IS 'Tells processes that the words of the search (titles, synonyms) have changed.';
COMMENT ON COLUMN policy.books.tenant_id IS 'Tenant.';
COMMENT ON COLUMN policy.books.revision IS 'New with every change.';
SELECT platform.protect('policy.books');

CREATE TABLE policy.synonyms (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  words text[] NOT NULL CHECK (cardinality(words) BETWEEN 2 AND 12),
  note text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL
);
COMMENT ON TABLE policy.synonyms IS 'Groups of words that mean the same to those who ask.';
COMMENT ON COLUMN policy.synonyms.id IS 'UUIDv7.';
COMMENT ON COLUMN policy.synonyms.tenant_id IS 'Tenant.';
COMMENT ON COLUMN policy.synonyms.words IS 'The words, as people read them.';
COMMENT ON COLUMN policy.synonyms.note IS 'Why, for colleagues.';
COMMENT ON COLUMN policy.synonyms.version IS 'Grows with every change.';
COMMENT ON COLUMN policy.synonyms.updated_at IS 'When it was changed last.';
CREATE INDEX synonyms_tenant ON policy.synonyms (tenant_id);
SELECT platform.protect('policy.synonyms');

CREATE TABLE policy.unanswered (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  question text NOT NULL,
  times integer NOT NULL DEFAULT 1,
  last_asked_at timestamptz NOT NULL,
  settled_at timestamptz,
  UNIQUE (tenant_id, question)
);
COMMENT ON TABLE policy.unanswered IS 'Questions that found nothing that fits; numbers and names of people are blotted out before.';
COMMENT ON COLUMN policy.unanswered.id IS 'UUIDv7.';
COMMENT ON COLUMN policy.unanswered.tenant_id IS 'Tenant.';
COMMENT ON COLUMN policy.unanswered.question IS 'Folded words of the question, at most 60 characters.';
COMMENT ON COLUMN policy.unanswered.times IS 'How often it was asked.';
COMMENT ON COLUMN policy.unanswered.last_asked_at IS 'When last.';
COMMENT ON COLUMN policy.unanswered.settled_at IS 'When somebody saw to it; asked again it opens again.';
CREATE INDEX unanswered_open ON policy.unanswered (tenant_id, times DESC) WHERE settled_at IS NULL;
SELECT platform.protect('policy.unanswered');

CREATE TABLE policy.subscriptions (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('policy', 'topic')),
  subject text NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (tenant_id, person_id, kind, subject)
);
COMMENT ON TABLE policy.subscriptions IS 'Who wants to be told when a policy changes.';
COMMENT ON COLUMN policy.subscriptions.id IS 'UUIDv7.';
COMMENT ON COLUMN policy.subscriptions.tenant_id IS 'Tenant.';
COMMENT ON COLUMN policy.subscriptions.person_id IS 'Who.';
COMMENT ON COLUMN policy.subscriptions.kind IS 'policy or topic.';
COMMENT ON COLUMN policy.subscriptions.subject IS 'Code of the policy or word of the topic.';
COMMENT ON COLUMN policy.subscriptions.created_at IS 'Since when.';
CREATE INDEX subscriptions_subject ON policy.subscriptions (tenant_id, kind, subject);
SELECT platform.protect('policy.subscriptions');
CREATE POLICY own ON policy.subscriptions AS RESTRICTIVE FOR SELECT TO zhenshu_app USING (
  platform.sees_all() OR person_id = platform.person());
COMMENT ON POLICY own ON policy.subscriptions IS 'A person sees what he or she follows; the platform sees all to tell them.';

CREATE TABLE policy.answering (
  tenant_id uuid PRIMARY KEY,
  enabled boolean NOT NULL DEFAULT false,
  address text NOT NULL DEFAULT '',
  model text NOT NULL DEFAULT '',
  api_key text,
  version integer NOT NULL DEFAULT 1
);
COMMENT ON TABLE policy.answering IS 'The language model that a town has connected for answers; off unless switched on.';
COMMENT ON COLUMN policy.answering.tenant_id IS 'Tenant.';
COMMENT ON COLUMN policy.answering.enabled IS 'Whether answers are offered.';
COMMENT ON COLUMN policy.answering.address IS 'Base address of an interface as OpenAI defined it, e.g. http://10.0.0.5:8000/v1: not personal.';
COMMENT ON COLUMN policy.answering.model IS 'Name of the model there.';
COMMENT ON COLUMN policy.answering.api_key IS 'Key of the interface, sealed; NULL without one.';
COMMENT ON COLUMN policy.answering.version IS 'Grows with every change.';
SELECT platform.protect('policy.answering');
SELECT platform.seal('policy.answering', 'api_key');
