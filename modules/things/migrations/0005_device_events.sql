-- What devices tell once, when it happens.
CREATE TABLE things.device_events (
  tenant_id uuid NOT NULL,
  thing_id uuid NOT NULL REFERENCES things.things,
  at timestamptz NOT NULL,
  key text NOT NULL,
  id uuid NOT NULL,
  severity text NOT NULL CHECK (severity IN ('info', 'notice', 'warning', 'urgent')),
  fields jsonb NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (thing_id, at, key)
);
COMMENT ON TABLE things.device_events IS 'Events of devices 设备事件; the same event at the same instant is a repeat.';
COMMENT ON COLUMN things.device_events.tenant_id IS 'Town.';
COMMENT ON COLUMN things.device_events.thing_id IS 'Device.';
COMMENT ON COLUMN things.device_events.at IS 'When it happened, in the device''s time.';
COMMENT ON COLUMN things.device_events.key IS 'Event of its model.';
COMMENT ON COLUMN things.device_events.id IS 'UUIDv7.';
COMMENT ON COLUMN things.device_events.severity IS 'As the model said then.';
COMMENT ON COLUMN things.device_events.fields IS 'Fields, checked against the model.';
COMMENT ON COLUMN things.device_events.received_at IS 'When it arrived.';
CREATE INDEX device_events_newest ON things.device_events (thing_id, id DESC);
CREATE INDEX device_events_old ON things.device_events (tenant_id, at);
SELECT platform.protect('things.device_events');
