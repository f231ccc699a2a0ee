-- MQTT: what outlives a connection and a restart: retained messages, and sessions with what waits for them.
CREATE TABLE mqtt.retained (
  tenant_id uuid NOT NULL,
  topic text NOT NULL,
  payload bytea NOT NULL,
  qos smallint NOT NULL CHECK (qos BETWEEN 0 AND 2),
  kept_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, topic)
);
COMMENT ON TABLE mqtt.retained IS 'The last retained message of each topic; an empty one removes it.';
COMMENT ON COLUMN mqtt.retained.tenant_id IS 'Town.';
COMMENT ON COLUMN mqtt.retained.topic IS 'Topic name.';
COMMENT ON COLUMN mqtt.retained.payload IS 'The message, as it was published.';
COMMENT ON COLUMN mqtt.retained.qos IS 'Quality of service it was published with.';
COMMENT ON COLUMN mqtt.retained.kept_at IS 'When it was kept.';
SELECT platform.protect('mqtt.retained');

CREATE TABLE mqtt.sessions (
  tenant_id uuid NOT NULL,
  session text NOT NULL,
  is_device boolean NOT NULL,
  subscriptions jsonb NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, session)
);
COMMENT ON TABLE mqtt.sessions IS 'Sessions that persist (CONNECT without clean session) and have subscriptions.';
COMMENT ON COLUMN mqtt.sessions.tenant_id IS 'Town.';
COMMENT ON COLUMN mqtt.sessions.session IS 'Account, a space, client identifier.';
COMMENT ON COLUMN mqtt.sessions.is_device IS 'Whether the account is a device.';
COMMENT ON COLUMN mqtt.sessions.subscriptions IS 'Quality of service by topic filter: {filter: qos}.';
COMMENT ON COLUMN mqtt.sessions.seen_at IS 'When it last connected, subscribed or went; sessions that stay away are dropped.';
SELECT platform.protect('mqtt.sessions');

CREATE TABLE mqtt.outgoing (
  tenant_id uuid NOT NULL,
  session text NOT NULL,
  broker_id uuid NOT NULL,
  counter bigint NOT NULL,
  no bigint GENERATED ALWAYS AS IDENTITY,
  topic text NOT NULL,
  payload bytea NOT NULL,
  qos smallint NOT NULL CHECK (qos BETWEEN 1 AND 2),
  message_id integer,
  is_released boolean NOT NULL,
  PRIMARY KEY (tenant_id, session, broker_id, counter)
);
COMMENT ON TABLE mqtt.outgoing IS 'Messages that a session has not acknowledged yet, or waits for.';
COMMENT ON COLUMN mqtt.outgoing.tenant_id IS 'Town.';
COMMENT ON COLUMN mqtt.outgoing.session IS 'Account, a space, client identifier.';
COMMENT ON COLUMN mqtt.outgoing.broker_id IS 'Run of the broker that took the message.';
COMMENT ON COLUMN mqtt.outgoing.counter IS 'Number of the message in that run.';
COMMENT ON COLUMN mqtt.outgoing.no IS 'Order in which messages came.';
COMMENT ON COLUMN mqtt.outgoing.topic IS 'Topic name.';
COMMENT ON COLUMN mqtt.outgoing.payload IS 'The message.';
COMMENT ON COLUMN mqtt.outgoing.qos IS 'Quality of service it is delivered with.';
COMMENT ON COLUMN mqtt.outgoing.message_id IS 'Packet identifier it was sent with; null: not sent yet.';
COMMENT ON COLUMN mqtt.outgoing.is_released IS 'QoS 2: the receiver has it (PUBREC), only the release is sent again.';
SELECT platform.protect('mqtt.outgoing');

CREATE TABLE mqtt.incoming (
  tenant_id uuid NOT NULL,
  session text NOT NULL,
  message_id integer NOT NULL,
  PRIMARY KEY (tenant_id, session, message_id)
);
COMMENT ON TABLE mqtt.incoming IS 'QoS 2 messages that a session has sent and not released yet: a repeat of them is not published again.';
COMMENT ON COLUMN mqtt.incoming.tenant_id IS 'Town.';
COMMENT ON COLUMN mqtt.incoming.session IS 'Account, a space, client identifier.';
COMMENT ON COLUMN mqtt.incoming.message_id IS 'Packet identifier of the sender.';
SELECT platform.protect('mqtt.incoming');
