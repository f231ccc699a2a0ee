-- Firmware: packages and their staged roll-outs.
CREATE TABLE things.firmware (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  model_code text NOT NULL,
  version text NOT NULL,
  note text NOT NULL DEFAULT '',
  file_name text NOT NULL,
  size_bytes integer NOT NULL CHECK (size_bytes > 0),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  retired boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  created_by_name text NOT NULL DEFAULT '',
  UNIQUE (tenant_id, model_code, version)
);
COMMENT ON TABLE things.firmware IS 'Firmware packages; the bytes lie in the data directory under their digest.';
COMMENT ON COLUMN things.firmware.id IS 'UUIDv7.';
COMMENT ON COLUMN things.firmware.tenant_id IS 'Town.';
COMMENT ON COLUMN things.firmware.model_code IS 'Thing model it is for.';
COMMENT ON COLUMN things.firmware.version IS 'Version as its maker names it.';
COMMENT ON COLUMN things.firmware.note IS 'What is new.';
COMMENT ON COLUMN things.firmware.file_name IS 'Name of the file as uploaded.';
COMMENT ON COLUMN things.firmware.size_bytes IS 'Size.';
COMMENT ON COLUMN things.firmware.sha256 IS 'Digest of the bytes; names them in the store and is told to the device.';
COMMENT ON COLUMN things.firmware.retired IS 'No new roll-outs of it.';
COMMENT ON COLUMN things.firmware.created_at IS 'When.';
COMMENT ON COLUMN things.firmware.created_by_name IS 'Who.';
SELECT platform.protect('things.firmware');

CREATE TABLE things.rollouts (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  firmware_id uuid NOT NULL REFERENCES things.firmware,
  model_code text NOT NULL,
  state text NOT NULL CHECK (state IN ('running', 'paused', 'done', 'stopped')),
  steps integer[] NOT NULL,
  step integer NOT NULL DEFAULT 0,
  health_percent integer NOT NULL CHECK (health_percent BETWEEN 1 AND 100),
  watch_minutes integer NOT NULL CHECK (watch_minutes >= 0),
  step_ended_at timestamptz,
  forgiven integer NOT NULL DEFAULT 0,
  reason text NOT NULL DEFAULT '',
  origin text NOT NULL,
  created_at timestamptz NOT NULL,
  created_by_name text NOT NULL DEFAULT '',
  finished_at timestamptz
);
COMMENT ON TABLE things.rollouts IS 'Staged roll-outs of firmware.';
COMMENT ON COLUMN things.rollouts.id IS 'UUIDv7.';
COMMENT ON COLUMN things.rollouts.tenant_id IS 'Town.';
COMMENT ON COLUMN things.rollouts.firmware_id IS 'Package.';
COMMENT ON COLUMN things.rollouts.model_code IS 'Thing model; one running or paused roll-out each.';
COMMENT ON COLUMN things.rollouts.state IS 'running, paused (by hand or by the health gate), done or stopped.';
COMMENT ON COLUMN things.rollouts.steps IS 'Percent of the devices that have been told after each step, rising to 100.';
COMMENT ON COLUMN things.rollouts.step IS 'Index of the running step.';
COMMENT ON COLUMN things.rollouts.health_percent IS 'Least share of successes among those that ended; below it the roll-out pauses.';
COMMENT ON COLUMN things.rollouts.watch_minutes IS 'How long a step is watched after its last device has ended.';
COMMENT ON COLUMN things.rollouts.step_ended_at IS 'When the last device of the step ended; NULL while some are at it.';
COMMENT ON COLUMN things.rollouts.forgiven IS 'Failures that a person accepted by going on.';
COMMENT ON COLUMN things.rollouts.reason IS 'Why it paused: health, hand.';
COMMENT ON COLUMN things.rollouts.origin IS 'Address under which devices reach the server.';
COMMENT ON COLUMN things.rollouts.created_at IS 'When it was started.';
COMMENT ON COLUMN things.rollouts.created_by_name IS 'Who started it.';
COMMENT ON COLUMN things.rollouts.finished_at IS 'When it was done or stopped.';
CREATE UNIQUE INDEX rollouts_running ON things.rollouts (tenant_id, model_code) WHERE state IN ('running', 'paused');
SELECT platform.protect('things.rollouts');

CREATE TABLE things.rollout_things (
  rollout_id uuid NOT NULL REFERENCES things.rollouts,
  thing_id uuid NOT NULL REFERENCES things.things,
  tenant_id uuid NOT NULL,
  ordinal integer NOT NULL,
  command_id uuid REFERENCES things.commands,
  PRIMARY KEY (rollout_id, thing_id)
);
COMMENT ON TABLE things.rollout_things IS 'Devices of a roll-out in the order in which they are told.';
COMMENT ON COLUMN things.rollout_things.rollout_id IS 'Roll-out.';
COMMENT ON COLUMN things.rollout_things.thing_id IS 'Device.';
COMMENT ON COLUMN things.rollout_things.tenant_id IS 'Town.';
COMMENT ON COLUMN things.rollout_things.ordinal IS 'Place in the order, from 0; mixed, so that the first step is spread over the town.';
COMMENT ON COLUMN things.rollout_things.command_id IS 'The command with which it was told; NULL: not yet.';
CREATE INDEX rollout_things_order ON things.rollout_things (rollout_id, ordinal);
SELECT platform.protect('things.rollout_things');
