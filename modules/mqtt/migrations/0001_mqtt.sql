-- MQTT: clients that are no devices (Node-RED, other systems) and the topics they may use.
CREATE SCHEMA mqtt;
COMMENT ON SCHEMA mqtt IS 'The MQTT door: clients that are no devices.';

CREATE TABLE mqtt.clients (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  username text NOT NULL UNIQUE CHECK (username ~ '^[a-zA-Z0-9][a-zA-Z0-9._-]{2,59}$'),
  title text NOT NULL,
  salt text NOT NULL,
  secret_sha256 text NOT NULL,
  rules jsonb NOT NULL,
  enabled boolean NOT NULL,
  version integer NOT NULL,
  created_at timestamptz NOT NULL,
  seen_at timestamptz
);
COMMENT ON TABLE mqtt.clients IS 'MQTT clients of other systems 集成客户端, with the topics that they may publish to and subscribe to.';
COMMENT ON COLUMN mqtt.clients.id IS 'UUIDv7.';
COMMENT ON COLUMN mqtt.clients.tenant_id IS 'Town.';
COMMENT ON COLUMN mqtt.clients.username IS 'Name of the account of another system, not personal; unique over all towns.';
COMMENT ON COLUMN mqtt.clients.title IS 'What it is for.';
COMMENT ON COLUMN mqtt.clients.salt IS 'Hexadecimal, 16 bytes.';
COMMENT ON COLUMN mqtt.clients.secret_sha256 IS 'SHA-256 of salt and secret, hexadecimal; secrets are random with at least 128 bits.';
COMMENT ON COLUMN mqtt.clients.rules IS 'Topic rules in order: [{filter, publish, subscribe}]; the first that fits decides, none means no.';
COMMENT ON COLUMN mqtt.clients.enabled IS 'Whether it may connect.';
COMMENT ON COLUMN mqtt.clients.version IS 'Counts saved changes.';
COMMENT ON COLUMN mqtt.clients.created_at IS 'When it was added.';
COMMENT ON COLUMN mqtt.clients.seen_at IS 'When it last connected.';
CREATE INDEX clients_by_tenant ON mqtt.clients (tenant_id, username);
SELECT platform.protect('mqtt.clients');
SELECT platform.open_to_system('mqtt.clients', 'SELECT');
