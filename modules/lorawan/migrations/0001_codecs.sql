CREATE SCHEMA lorawan;
COMMENT ON SCHEMA lorawan IS 'LoRaWAN devices behind ChirpStack.';

CREATE TABLE lorawan.codecs (
  tenant_id uuid NOT NULL,
  code text NOT NULL,
  title text NOT NULL,
  script text NOT NULL,
  version integer NOT NULL,
  saved_at timestamptz NOT NULL,
  saved_by_label text NOT NULL,
  PRIMARY KEY (tenant_id, code)
);
COMMENT ON TABLE lorawan.codecs IS 'Scripts that turn bytes of devices into values and commands into bytes; older ones in platform.versions.';
COMMENT ON COLUMN lorawan.codecs.tenant_id IS 'Tenant.';
COMMENT ON COLUMN lorawan.codecs.code IS 'Named in the settings of a device; without that, the code of its model.';
COMMENT ON COLUMN lorawan.codecs.title IS 'What people call it.';
COMMENT ON COLUMN lorawan.codecs.script IS 'JavaScript with decodeUplink and encodeDownlink; runs in a sandbox only.';
COMMENT ON COLUMN lorawan.codecs.version IS 'Counts up with each saving.';
COMMENT ON COLUMN lorawan.codecs.saved_at IS 'When this version was saved.';
COMMENT ON COLUMN lorawan.codecs.saved_by_label IS 'Who saved it, as shown.';
SELECT platform.protect('lorawan.codecs');

CREATE TABLE lorawan.downlinks (
  queue_item_id text PRIMARY KEY,
  tenant_id uuid NOT NULL,
  command_id uuid NOT NULL,
  confirmed boolean NOT NULL,
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE lorawan.downlinks IS 'Commands that wait in the queue of the network server.';
COMMENT ON COLUMN lorawan.downlinks.queue_item_id IS 'Number that ChirpStack gave.';
COMMENT ON COLUMN lorawan.downlinks.tenant_id IS 'Tenant.';
COMMENT ON COLUMN lorawan.downlinks.command_id IS 'Command (things.commands).';
COMMENT ON COLUMN lorawan.downlinks.confirmed IS 'The device is asked to acknowledge.';
COMMENT ON COLUMN lorawan.downlinks.created_at IS 'When it was queued.';
CREATE INDEX downlinks_oldest ON lorawan.downlinks (created_at);
SELECT platform.protect('lorawan.downlinks');
