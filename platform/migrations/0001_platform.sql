-- What every module stands on: tenants, the event log (outbox), timers, idempotency, audit.
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE FUNCTION platform.tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.tenant_id', true), '')::uuid;
COMMENT ON FUNCTION platform.tenant() IS 'The tenant of the running transaction; NULL (so: no rows) when none was set.';
CREATE FUNCTION platform.person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.person_id', true), '')::uuid;
COMMENT ON FUNCTION platform.person() IS 'The person acting in the running transaction, or NULL.';
CREATE FUNCTION platform.sees_all() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(current_setting('app.scope', true), '') IN ('town', 'county');
COMMENT ON FUNCTION platform.sees_all() IS 'Whether the actor''s reach is the whole tenant.';
CREATE FUNCTION platform.departments() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(nullif(current_setting('app.departments', true), ''), '{}')::uuid[];
COMMENT ON FUNCTION platform.departments() IS 'Departments within the actor''s reach.';
CREATE FUNCTION platform.villages() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(nullif(current_setting('app.villages', true), ''), '{}')::uuid[];
COMMENT ON FUNCTION platform.villages() IS 'Villages within the actor''s reach.';
CREATE FUNCTION platform.grid_cells() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(nullif(current_setting('app.grid_cells', true), ''), '{}')::uuid[];
COMMENT ON FUNCTION platform.grid_cells() IS 'Grid cells within the actor''s reach.';

CREATE FUNCTION platform.protect(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY tenant ON %s FOR ALL TO zhenshu_app
    USING (tenant_id = platform.tenant()) WITH CHECK (tenant_id = platform.tenant())', target);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO zhenshu_app', target);
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO zhenshu_app', (SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = target));
END $$;
COMMENT ON FUNCTION platform.protect(regclass) IS 'Row-level security by tenant for one table, forced, with the application role''s grants. Every table of a module calls it.';

CREATE FUNCTION platform.open_to_system(target regclass, verbs text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE POLICY system ON %s FOR ALL TO zhenshu_system USING (true) WITH CHECK (true)', target);
  EXECUTE format('GRANT %s ON %s TO zhenshu_system', verbs, target);
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO zhenshu_system', (SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = target));
END $$;
COMMENT ON FUNCTION platform.open_to_system(regclass, text) IS 'Lets the system role work across tenants on one of the few tables that need it (queues, sign-in).';

GRANT USAGE ON SCHEMA platform TO zhenshu_app, zhenshu_system;
COMMENT ON SCHEMA platform IS 'What every module stands on.';
COMMENT ON TABLE platform.migrations IS 'Applied migrations; written by the owner only.';
COMMENT ON COLUMN platform.migrations.module IS 'Module, or demo for the marks of the demo load.';
COMMENT ON COLUMN platform.migrations.name IS 'File.';
COMMENT ON COLUMN platform.migrations.sha256 IS 'Digest of the file: a changed one is refused.';
COMMENT ON COLUMN platform.migrations.applied_at IS 'When.';

CREATE TABLE platform.tenants (
  tenant_id uuid PRIMARY KEY,
  parent_id uuid REFERENCES platform.tenants,
  kind text NOT NULL CHECK (kind IN ('county', 'town')),
  code text NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9-]{2,40}$'),
  name_zh text NOT NULL,
  name_en text NOT NULL,
  position integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE platform.tenants IS 'Counties and towns: the roots of the tenancy tree and the tenants of every row.';
COMMENT ON COLUMN platform.tenants.tenant_id IS 'The tenant itself.';
COMMENT ON COLUMN platform.tenants.parent_id IS 'A town''s county; NULL for a county.';
COMMENT ON COLUMN platform.tenants.kind IS 'county or town.';
COMMENT ON COLUMN platform.tenants.code IS 'Short code in addresses and case numbers.';
COMMENT ON COLUMN platform.tenants.name_zh IS 'Name in Chinese.';
COMMENT ON COLUMN platform.tenants.name_en IS 'Name in English.';
COMMENT ON COLUMN platform.tenants.position IS 'Order in lists; the first town is the default of public pages.';
COMMENT ON COLUMN platform.tenants.created_at IS 'When it was set up.';
SELECT platform.protect('platform.tenants');
SELECT platform.open_to_system('platform.tenants', 'SELECT, INSERT, UPDATE');

CREATE TABLE platform.events (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  position bigint UNIQUE,
  type text NOT NULL,
  subject text NOT NULL,
  payload jsonb NOT NULL,
  audience jsonb NOT NULL,
  actor_id uuid,
  trace_id text NOT NULL,
  occurred_at timestamptz NOT NULL
);
COMMENT ON TABLE platform.events IS 'Outbox and event log: written in the transaction of the act, numbered after commit, read by listeners and live screens.';
COMMENT ON COLUMN platform.events.id IS 'UUIDv7 of the event.';
COMMENT ON COLUMN platform.events.tenant_id IS 'Tenant.';
COMMENT ON COLUMN platform.events.position IS 'Place in the one order of all committed events; NULL until numbered.';
COMMENT ON COLUMN platform.events.type IS 'Past-tense name, e.g. case.assigned.';
COMMENT ON COLUMN platform.events.subject IS 'Id of what it happened to; events of a subject keep their order.';
COMMENT ON COLUMN platform.events.payload IS 'Data of the event as its contract says; no personal data.';
COMMENT ON COLUMN platform.events.audience IS 'Who may see it live: {departments, gridCells, people, everyone}; those whose scope is the town see all.';
COMMENT ON COLUMN platform.events.actor_id IS 'Person who acted, if a person.';
COMMENT ON COLUMN platform.events.trace_id IS 'Trace of the request.';
COMMENT ON COLUMN platform.events.occurred_at IS 'When it happened (the ctx clock).';
CREATE INDEX events_unnumbered ON platform.events (id) WHERE position IS NULL;
CREATE INDEX events_by_tenant ON platform.events (tenant_id, position);
SELECT platform.protect('platform.events');
REVOKE UPDATE, DELETE ON platform.events FROM zhenshu_app;
SELECT platform.open_to_system('platform.events', 'SELECT, UPDATE, DELETE');

CREATE FUNCTION platform.announce_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('zhenshu_written', ''); RETURN NULL; END $$;
COMMENT ON FUNCTION platform.announce_events() IS 'Wakes the process that numbers events; PostgreSQL sends it at commit, once a transaction.';
CREATE TRIGGER announce AFTER INSERT ON platform.events FOR EACH STATEMENT EXECUTE FUNCTION platform.announce_events();

CREATE TABLE platform.listeners (
  name text PRIMARY KEY,
  position bigint NOT NULL
);
COMMENT ON TABLE platform.listeners IS 'How far each listener has read the event log; across tenants, system role only.';
COMMENT ON COLUMN platform.listeners.name IS 'Module and listener name.';
COMMENT ON COLUMN platform.listeners.position IS 'Position of the last event handled.';
GRANT SELECT, INSERT, UPDATE ON platform.listeners TO zhenshu_system;

CREATE TABLE platform.deliveries (
  tenant_id uuid NOT NULL,
  listener text NOT NULL,
  event_id uuid NOT NULL,
  delivered_at timestamptz NOT NULL DEFAULT now(),
  error text,
  PRIMARY KEY (tenant_id, listener, event_id)
);
COMMENT ON TABLE platform.deliveries IS 'Events a listener has handled, written in the transaction of its effect: so the effect happens once.';
COMMENT ON COLUMN platform.deliveries.tenant_id IS 'Tenant.';
COMMENT ON COLUMN platform.deliveries.listener IS 'Listener.';
COMMENT ON COLUMN platform.deliveries.event_id IS 'Event.';
COMMENT ON COLUMN platform.deliveries.delivered_at IS 'When.';
COMMENT ON COLUMN platform.deliveries.error IS 'Why it was given up after repeated failures; NULL when handled.';
SELECT platform.protect('platform.deliveries');
SELECT platform.open_to_system('platform.deliveries', 'SELECT, DELETE');

CREATE TABLE platform.timers (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  kind text NOT NULL,
  subject text NOT NULL,
  due_at timestamptz NOT NULL,
  payload jsonb NOT NULL DEFAULT '{}',
  attempts integer NOT NULL DEFAULT 0,
  last_error text,
  UNIQUE (tenant_id, kind, subject)
);
COMMENT ON TABLE platform.timers IS 'What must happen at an instant; the row is deleted in the transaction of its effect: it fires once.';
COMMENT ON COLUMN platform.timers.id IS 'UUIDv7.';
COMMENT ON COLUMN platform.timers.tenant_id IS 'Tenant.';
COMMENT ON COLUMN platform.timers.kind IS 'module.name of the handler.';
COMMENT ON COLUMN platform.timers.subject IS 'What it is about; one timer a kind and subject.';
COMMENT ON COLUMN platform.timers.due_at IS 'Not before this instant.';
COMMENT ON COLUMN platform.timers.payload IS 'Data for the handler.';
COMMENT ON COLUMN platform.timers.attempts IS 'Failed attempts so far.';
COMMENT ON COLUMN platform.timers.last_error IS 'Why the last attempt failed.';
CREATE INDEX timers_due ON platform.timers (due_at);
SELECT platform.protect('platform.timers');
SELECT platform.open_to_system('platform.timers', 'SELECT, UPDATE');

CREATE TABLE platform.idempotency (
  tenant_id uuid NOT NULL,
  operation text NOT NULL,
  actor text NOT NULL,
  key text NOT NULL,
  request_sha256 text NOT NULL,
  reply jsonb,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, operation, actor, key)
);
COMMENT ON TABLE platform.idempotency IS 'Replies of commands that a phone may repeat.';
COMMENT ON COLUMN platform.idempotency.tenant_id IS 'Tenant.';
COMMENT ON COLUMN platform.idempotency.operation IS 'Operation name.';
COMMENT ON COLUMN platform.idempotency.actor IS 'Who repeats: person id, or a digest of the device.';
COMMENT ON COLUMN platform.idempotency.key IS 'The Idempotency-Key header.';
COMMENT ON COLUMN platform.idempotency.request_sha256 IS 'Digest of the request, to refuse a reused key.';
COMMENT ON COLUMN platform.idempotency.reply IS 'The first reply.';
COMMENT ON COLUMN platform.idempotency.created_at IS 'When; kept 7 days.';
CREATE INDEX idempotency_age ON platform.idempotency (created_at);
SELECT platform.protect('platform.idempotency');
SELECT platform.open_to_system('platform.idempotency', 'SELECT, DELETE');

CREATE TABLE platform.audit (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  occurred_at timestamptz NOT NULL,
  actor_kind text NOT NULL,
  actor_id uuid,
  on_behalf_of uuid,
  action text NOT NULL,
  subject text NOT NULL,
  detail jsonb NOT NULL,
  trace_id text NOT NULL
);
COMMENT ON TABLE platform.audit IS 'Who did what to what: append only for the application.';
COMMENT ON COLUMN platform.audit.id IS 'UUIDv7.';
COMMENT ON COLUMN platform.audit.tenant_id IS 'Tenant.';
COMMENT ON COLUMN platform.audit.occurred_at IS 'When.';
COMMENT ON COLUMN platform.audit.actor_kind IS 'staff, resident, apiKey, anonymous or system.';
COMMENT ON COLUMN platform.audit.actor_id IS 'Person.';
COMMENT ON COLUMN platform.audit.on_behalf_of IS 'Resident for whom a clerk acted.';
COMMENT ON COLUMN platform.audit.action IS 'Operation or event.';
COMMENT ON COLUMN platform.audit.subject IS 'What it was done to.';
COMMENT ON COLUMN platform.audit.detail IS 'Facts; no personal data.';
COMMENT ON COLUMN platform.audit.trace_id IS 'Trace of the request.';
CREATE INDEX audit_by_subject ON platform.audit (tenant_id, subject, occurred_at);
SELECT platform.protect('platform.audit');
REVOKE UPDATE, DELETE ON platform.audit FROM zhenshu_app;
